"""The addresses of this part of the desk, and the act that each is for.

Whose report it is, is asked in each view besides (`asking`).
"""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.reports import appendices_urls, covers, lists, overview, pictures, practice, texts, versions

_REPORT = "desk/reports/<str:report>"
PATTERNS: list[URLPattern] = [
    path("desk/reports", lists.index, name="desk-reports"),
    path("desk/reports/start", lists.start, name="desk-report-start"),
    path("desk/reports/template", practice.template, name="desk-report-template"),
    path("desk/acronyms", practice.acronym_list, name="desk-acronyms"),
    path("desk/acronyms/<int:acronym>/remove", practice.drop_acronym, name="desk-acronym-remove"),
    path(_REPORT, overview.show, name="desk-report"),
    path(f"{_REPORT}/preview", overview.preview, name="desk-report-preview"),
    path(f"{_REPORT}/report.pdf", overview.as_pdf, name="desk-report-pdf"),
    path(f"{_REPORT}/cover", covers.cover, name="desk-report-cover"),
    path(f"{_REPORT}/text", texts.text, name="desk-report-text"),
    path(f"{_REPORT}/keep", texts.keep_typed, name="desk-report-keep"),
    path(f"{_REPORT}/discard", texts.discard, name="desk-report-discard"),
    path(f"{_REPORT}/pictures", pictures.upload, name="desk-report-pictures"),
    path(f"{_REPORT}/pictures/<str:digest>", pictures.picture, name="desk-report-picture"),
    path(f"{_REPORT}/route", overview.route, name="desk-report-route"),
    path(f"{_REPORT}/route/add", overview.add_stop, name="desk-report-route-add"),
    path(f"{_REPORT}/route/<int:stop>", overview.change_stop, name="desk-report-stop"),
    path(f"{_REPORT}/authors", overview.change_authors, name="desk-report-authors"),
    path(f"{_REPORT}/versions", versions.index, name="desk-report-versions"),
    path(f"{_REPORT}/versions/<int:number>", versions.show, name="desk-report-version"),
    path(f"{_REPORT}/versions/<int:number>/comment", versions.remark, name="desk-report-comment"),
    path(f"{_REPORT}/comments/<str:comment>", versions.settle, name="desk-report-comment-settle"),
    path(f"{_REPORT}/conflicts", versions.conflicts, name="desk-report-conflicts"),
    path(f"{_REPORT}/conflicts/choose", versions.choose, name="desk-report-choose"),
    *appendices_urls.PATTERNS,
]
_READ = (
    "desk-reports",
    "desk-acronyms",
    "desk-report",
    "desk-report-preview",
    "desk-report-pdf",
    "desk-report-picture",
)
_READ_VERSIONS = ("desk-report-versions", "desk-report-version", "desk-report-comment")
_CLERKS = ("desk-report-template", "desk-acronym-remove")
POLICY: dict[str, Act] = {
    **{str(pattern.name): Act.write_report for pattern in PATTERNS},
    **dict.fromkeys((*_READ, *_READ_VERSIONS, *appendices_urls.READ), Act.read_drafts),
    **dict.fromkeys(_CLERKS, Act.manage_templates),
}
