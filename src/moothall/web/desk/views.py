"""The archive's page, on which a clerk imports packs, releases them and decides about names."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from moothall.operations.archive import CannotArchiveError, import_pack
from moothall.operations.doubts import CannotMergeError, decide_doubt
from moothall.operations.permission import NotPermittedError
from moothall.operations.release import CannotReleaseError, NamedOverride, release
from moothall.queries.desk.archive import desk, draft_version, open_doubt
from moothall.web.desk.uploads import UnreadableUploadError, read_upload

_TROUBLE = (CannotArchiveError, CannotReleaseError, CannotMergeError, NotPermittedError, UnreadableUploadError)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The desk as it is now."""
    answer = render(request, "desk/archive.html", {"desk": desk(request.user), "limit": settings.UPLOAD_LIMIT})
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Import the pack that was handed in."""
    file = request.FILES.get("pack")
    if not isinstance(file, UploadedFile):
        messages.error(request, "Choose a pack: a PDF, Word or text file.")
        return redirect("archive")
    try:
        data = file.read()
        reading = read_upload(data, str(file.name))
        made = import_pack(reading=reading, source=data, name=str(file.name), by=_user(request), at=timezone.now())
    except _TROUBLE as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The pack is a draft now." if made.is_new else "This pack is in the archive already.")
    return redirect("archive")


@require_POST
def release_draft(request: HttpRequest, pack: str, number: int) -> HttpResponse:
    """Release a draft to the public, with a named override where one is given."""
    version = draft_version(request.user, pack, number)
    if version is None:
        raise Http404("There is no such draft.")
    try:
        release(version=version, by=_user(request), at=timezone.now(), override=_override(request))
    except _TROUBLE as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "The pack is released.")
    return redirect("archive")


@require_POST
def decide(request: HttpRequest, doubt: str) -> HttpResponse:
    """Put a person's word on a doubt."""
    found = open_doubt(request.user, doubt)
    verdict = request.POST.get("verdict")
    if found is None or verdict not in ("same", "different"):
        raise Http404("There is no such question.")
    try:
        decide_doubt(doubt=found, same=verdict == "same", by=_user(request), at=timezone.now())
    except _TROUBLE as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Decided: {verdict}.")
    return redirect("archive")


def _user(request: HttpRequest) -> User:
    """The user; whoever is none has been turned away before a view is called."""
    if not isinstance(request.user, User):
        raise NotPermittedError("Sign in first.")
    return request.user


def _override(request: HttpRequest) -> NamedOverride | None:
    name, reason = (request.POST.get(field, "").strip() for field in ("name", "reason"))
    return NamedOverride(name, reason) if name and reason else None
