"""Letters about people's own work: who is told of what, and that no word of a draft goes by e-mail."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.core import mail
from our_agenda import MOMENT as PUBLISHED
from our_agenda import NAMED, SECRET, agenda_of, file, our_agenda

from larkshire import MOMENT
from larkshire_calendar import JUNE, NOW, clerk, planned
from moothall.jobs.loop import do_all
from moothall.operations.accounts import describe, grant
from moothall.operations.calendar import cancel
from moothall.operations.clearance import answer, ask, name_signers, put_off, withdraw
from moothall.operations.planning import ItemWords, plan_item
from moothall.operations.publishing import publish
from moothall.operations.publishing.publish import findings_of
from moothall.operations.reports import start_report
from moothall.records.drafts_as_facts import latest
from moothall.records.models import (
    Account,
    Directorate,
    DraftAgenda,
    DraftReport,
    Errand,
    Member,
    Officer,
    Subscription,
)
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
SUBJECT = "Quixwen depot lease"
FINANCE = (("fenn", Role.finance_adviser), ("hale", Role.finance_adviser))


def someone(name: str, role: Role) -> User:
    user = User.objects.create_user(name, email=f"{name}@larkshire.example")
    grant(user=user, role=role, by=None, at=MOMENT)
    return user


def report(author: User) -> DraftReport:
    return start_report(planned_item=None, scheduled=None, subject=SUBJECT, by=author, at=MOMENT)


def sent(at: dt.datetime = MOMENT) -> list[tuple[str, str]]:
    """Who was written to about what."""
    mail.outbox.clear()
    do_all(lambda: at)
    return [(letter.to[0].partition("@")[0], letter.subject) for letter in mail.outbox]


def asked(author: User, adviser: User | None) -> DraftReport:
    made = report(author)
    of = {Role.finance_adviser.value: adviser} if adviser else {}
    ask(report=made, roles=[Role.finance_adviser.value], of=of, by=author, at=MOMENT)
    return made


def test_the_adviser_is_told_what_waits_and_by_when() -> None:
    asked(someone("osman", Role.author), someone("fenn", Role.finance_adviser))
    assert [name for name, _ in sent()] == ["fenn"]
    assert "/desk/clearance/" in mail.outbox[0].body
    assert "finance adviser" in mail.outbox[0].subject


def test_no_word_of_a_draft_goes_by_e_mail() -> None:
    asked(someone("osman", Role.author), someone("fenn", Role.finance_adviser))
    sent()
    assert SUBJECT not in mail.outbox[0].subject + mail.outbox[0].body
    assert not Errand.objects.filter(payload__icontains=SUBJECT).exists()


def test_the_author_hears_of_the_answer() -> None:
    author, adviser = someone("osman", Role.author), someone("fenn", Role.finance_adviser)
    made = asked(author, adviser)
    sent()
    answer(clearance=latest(made).clearances.get(), advice="favourable", words="Sound.", by=adviser, at=MOMENT)
    told = sent()
    assert [name for name, _ in told] == ["osman"]
    assert "Sound." not in mail.outbox[0].body


def test_an_answer_in_time_is_not_chased() -> None:
    author, adviser = someone("osman", Role.author), someone("fenn", Role.finance_adviser)
    made = asked(author, adviser)
    row = latest(made).clearances.get()
    answer(clearance=row, advice="favourable", words="", by=adviser, at=MOMENT)
    sent()
    assert sent(MOMENT + dt.timedelta(days=90)) == []


def test_an_answer_that_is_overdue_is_chased_with_those_who_wait_for_it() -> None:
    asked(someone("osman", Role.author), someone("fenn", Role.finance_adviser))
    sent()
    told = sent(MOMENT + dt.timedelta(days=90))
    assert {name for name, _ in told} == {"osman", "fenn"}
    assert {subject.endswith("A clearance is overdue") for _, subject in told} == {True}


def test_colleagues_hear_of_what_an_adviser_who_is_away_has_not_answered() -> None:
    osman, fenn, _ = (someone(name, role) for name, role in (("osman", Role.author), *FINANCE))
    asked(osman, fenn)
    assert [name for name, _ in sent()] == ["fenn"]
    assert {name for name, _ in sent(MOMENT + dt.timedelta(days=90))} == {"osman", "fenn", "hale"}


def test_who_has_left_is_not_waited_for() -> None:
    osman, fenn, _ = (someone(name, role) for name, role in (("osman", Role.author), *FINANCE))
    User.objects.filter(pk=fenn.pk).update(is_active=False)
    asked(osman, User.objects.get(pk=fenn.pk))
    assert [name for name, _ in sent()] == ["hale"]


def test_a_deputy_hears_of_a_signature_that_is_overdue_and_another_director_of_none() -> None:
    osman = someone("osman", Role.author)
    roads, care = (Directorate.objects.create(name=name, begins=MOMENT.date()) for name in ("Roads", "Care"))
    posts = {}
    for name, role, part in (
        ("maud", Role.director, roads),
        ("piers", Role.director, care),
        ("ines", Role.deputy_director, roads),
    ):
        posts[name] = Officer.objects.create(name=name, post=f"{role} {part}", directorate=part, begins=MOMENT.date())
        Account.objects.create(user=someone(name, role), officer=posts[name])
    made = report(osman)
    name_signers(report=made, director=posts["maud"], portfolio=None, by=osman, at=MOMENT)
    ask(report=made, roles=[Role.director.value], by=osman, at=MOMENT)
    assert [name for name, _ in sent()] == ["maud"]
    assert {name for name, _ in sent(MOMENT + dt.timedelta(days=90))} == {"maud", "ines", "osman"}


def test_who_was_asked_hears_of_another_deadline_and_that_it_is_withdrawn() -> None:
    osman = someone("osman", Role.author)
    made = asked(osman, someone("fenn", Role.finance_adviser))
    sent()
    row = latest(made).clearances.get()
    put_off(clearance=row, deadline=dt.date(2026, 4, 1), by=osman, at=MOMENT)
    assert [name for name, _ in sent()] == ["fenn"]
    assert "Wednesday 1 April 2026" in mail.outbox[0].body
    withdraw(clearance=row, by=osman, at=MOMENT)
    assert [name for name, _ in sent()] == ["fenn"]
    assert sent(MOMENT + dt.timedelta(days=90)) == []


def test_the_clerk_is_reminded_of_each_step_and_of_what_the_law_says() -> None:
    someone("nerys", Role.clerk)
    [meeting] = planned(JUNE)
    plan_item(body=meeting.body, words=ItemWords(title=SUBJECT), scheduled=meeting, by=clerk(), at=NOW)
    errands = Errand.objects.filter(kind="remind").order_by("due_at")
    steps = [errand.payload["step"] for errand in errands]
    told = [sent(errand.due_at) for errand in errands]
    assert len(steps) == len(told) > 3
    assert all([name for name, _ in letters] == ["nerys"] for letters in told)
    assert "the last day that the law allows" in mail.outbox[0].body
    assert SUBJECT not in mail.outbox[0].body


def test_of_what_is_done_already_nobody_is_reminded() -> None:
    someone("nerys", Role.clerk)
    osman = someone("osman", Role.author)
    [meeting] = planned(JUNE)
    done, undone = (
        plan_item(body=meeting.body, words=ItemWords(title=one), scheduled=meeting, by=clerk(), at=NOW)
        for one in ("Verges", SUBJECT)
    )
    started = [start_report(planned_item=one, scheduled=None, subject="", by=osman, at=NOW) for one in (done, undone)]
    DraftReport.objects.filter(pk=started[0].pk).update(state="cleared")
    errands = {one.payload["step"]: one.due_at for one in Errand.objects.filter(kind="remind")}
    assert sent(errands["drafts"]) == []
    assert {name for name, _ in sent(errands["clearance"])} == {"nerys", "osman"}
    assert "Still to do:\n- Still a draft: clearance has not been asked for (1)" in mail.outbox[0].body
    DraftReport.objects.update(state="cleared")
    DraftAgenda.objects.create(scheduled=meeting, first_published=NOW)
    assert sent(errands["publication"]) == []


def test_of_a_meeting_that_is_cancelled_nobody_is_reminded() -> None:
    someone("nerys", Role.clerk)
    [meeting] = planned(JUNE)
    cancel(scheduled=meeting, reason="No business", by=None, at=NOW)
    assert [subject for _, subject in sent(NOW + dt.timedelta(days=200)) if " by " in subject] == []


def test_who_sits_on_the_body_is_told_that_their_papers_are_out_and_nothing_restricted() -> None:
    scheduled = our_agenda()
    member = User.objects.create_user("dunmore", email="dunmore@larkshire.example")
    row = Member.objects.get(name="Mrs T Dunmore")
    describe(
        user=member, full_name=("", row.name), email=member.email, person=f"member {row.public_id}", by=None, at=MOMENT
    )
    stops = {(one.code, one.place): NAMED for one in findings_of(scheduled, PUBLISHED) if one.severity == "stop"}
    publish(scheduled=scheduled, by=None, at=PUBLISHED, overrides=stops)
    told = sent(PUBLISHED)
    assert [name for name, subject in told if "Your papers for Roads and Places Committee" in subject] == ["dunmore"]
    assert f"/desk/papers/{scheduled.public_id}" in mail.outbox[0].body
    assert SECRET not in str(mail.outbox[0].message())


def test_two_publications_that_follow_each_other_are_both_told_of() -> None:
    """A second one may be out before the letters of the first have gone."""
    scheduled = our_agenda()
    Subscription.objects.create(
        email="wilma@example.org", kind="everything", secret="x" * 64, asked_at=PUBLISHED, confirmed_at=PUBLISHED
    )
    for title in ("", "A new bridge at Pell Head"):
        if title:
            road = agenda_of(scheduled).items.get(title="Resurfacing of the coast road")
            file(road, title, "Bridge. It is to be built.")
        stops = {(one.code, one.place): NAMED for one in findings_of(scheduled, PUBLISHED) if one.severity == "stop"}
        publish(scheduled=scheduled, by=None, at=PUBLISHED, overrides=stops)
    mail.outbox.clear()
    do_all(lambda: PUBLISHED)
    told = [letter.body for letter in mail.outbox if letter.to == ["wilma@example.org"]]
    assert len(told) == 2
    assert "An agenda was published" in told[0]
    assert "A new bridge at Pell Head: added" in told[1]
