"""What else happens in the demonstration's year: readers subscribe, an item is late, advice is adverse, a meeting is
called off; and of another committee's pack a paper is corrected, one taken down, one released. By the acts alone."""

import datetime as dt

from moothall.demonstration.people import people
from moothall.demonstration.year import ChangedPaper
from moothall.demonstration.year_minutes import paper_pdf
from moothall.facts.councils import Lasting
from moothall.operations.agenda_papers import PaperWords, attach_file, replace_file
from moothall.operations.agendas import ItemWords, add_item, open_agenda, state_urgency
from moothall.operations.calendar import cancel
from moothall.operations.clearance import answer, ask
from moothall.operations.council import tell_absence
from moothall.operations.public import subscriptions
from moothall.operations.publishing import publish
from moothall.operations.publishing.publish import findings_of
from moothall.operations.publishing.reviewing import release_exempt
from moothall.operations.publishing.withdrawing import take_down_paper
from moothall.operations.release import NamedOverride
from moothall.project.commands.demonstration_year import ADVISERS, FONTS, Stage, next_meeting, put_on_programme, written
from moothall.records.drafts_as_facts import latest
from moothall.records.models import Clearance, DraftAgenda, DraftPaper, Officer, PlannedItem, ScheduledMeeting
from moothall.rules.permits import Role

READERS = ("reader@averton.example", "news@saltmarsh.example")


def play_on(stage: Stage) -> None:
    """Play what goes beside the straight way from programme to pack."""
    _subscribe(stage)
    meeting = next_meeting(stage, "environment")
    _late_item(stage, meeting)
    _adverse_advice(stage, meeting)
    _call_off(stage)
    _changed_pack(stage, next_meeting(stage, "resources"))
    _other_bodies(stage)
    _away(stage)


def _other_bodies(stage: Stage) -> None:
    """The work programmes of other bodies, and the agendas that are begun six weeks before; Cabinet's is late."""
    for key, items in stage.said.elsewhere.items():
        for planned in items:
            put_on_programme(stage, planned, next_meeting(stage, key))
    soon = stage.today + dt.timedelta(weeks=6)
    coming = ScheduledMeeting.objects.filter(state="fixed", date__gt=stage.today, date__lte=soon, agenda=None)
    for meeting in coming.exclude(body=stage.bodies["cabinet"]).order_by("date"):
        open_agenda(scheduled=meeting, by=stage.clerk, at=stage.ago(2))


def _away(stage: Stage) -> None:
    """A director is on leave this week and the next, and a named deputy signs."""
    everyone, said = people(), stage.said.absence
    officer, deputy = (Officer.objects.get(name=everyone.officers[key].full, ends=None) for key in said)
    lasting = Lasting(begins=stage.today, ends=stage.today + dt.timedelta(days=13))
    tell_absence(officer=officer, deputy=deputy, lasting=lasting, by=stage.clerk, at=stage.now)


def _subscribe(stage: Stage) -> None:
    """Two readers ask to hear of things, and confirm it; a third wish is not confirmed yet."""
    body = stage.bodies["environment"].public_id
    subscriptions.ask(email=READERS[0], kind="body", subject=body, at=stage.now)
    subscriptions.ask(email=READERS[1], kind="everything", subject="", at=stage.now)
    for row in subscriptions.Subscription.objects.filter(email__in=READERS):
        subscriptions.confirm(subscription=row, at=stage.now)
    subscriptions.ask(email=READERS[0], kind="topic", subject="flooding", at=stage.now)


def _late_item(stage: Stage, meeting: ScheduledMeeting) -> None:
    """An item that joins the published agenda, which the chairman holds to be urgent."""
    said = stage.said.late_item
    words = ItemWords(title=said.title, purpose=said.purpose, kind="late", section="D")
    item = add_item(agenda=meeting.agenda, words=words, by=stage.clerk, at=stage.now)
    data = paper_pdf(said.title, [said.lines], stage.today, FONTS)
    attach_file(
        item=item, data=data, name="culvert.pdf", words=PaperWords(title=said.title), by=stage.clerk, at=stage.now
    )
    state_urgency(item=item, name=said.chairman, reason=said.urgency, by=stage.users["chairman"], at=stage.now)
    publish(scheduled=meeting, by=stage.clerk, at=stage.now, overrides={})


def _adverse_advice(stage: Stage, meeting: ScheduledMeeting) -> None:
    """A report that is still being cleared: the finance adviser is against it, the legal adviser has not answered."""
    said = stage.said.adverse
    item = PlannedItem.objects.get(title=said.subject)
    later = meeting.body.scheduled.filter(date__gt=meeting.date, state="fixed").order_by("date").first()
    report = written(stage, said, item, later or meeting)
    asked = {role.value: stage.users[name] for role, name in ADVISERS.items()}
    ask(report=report, roles=list(asked), of=asked, by=stage.users["author"], at=stage.ago(3))
    finance = Clearance.objects.get(revision=latest(report), role=Role.finance_adviser.value)
    words = "There is no saving: the cuttings have to be taken away, which the report does not cost."
    answer(clearance=finance, advice="adverse", words=words, by=stage.users["finance"], at=stage.ago(1))


def _call_off(stage: Stage) -> None:
    """The last meeting of a committee in the year is not held, and its notice goes up."""
    coming = stage.bodies["health"].scheduled.filter(state="fixed", date__gt=stage.today).order_by("-date")
    if last := coming.first():
        cancel(scheduled=last, reason=stage.said.changed.cancelled, by=stage.clerk, at=stage.now)


def _changed_pack(stage: Stage, meeting: ScheduledMeeting) -> None:
    """A pack that goes out without its minutes, by a named override; then each of its papers changes."""
    agenda = open_agenda(scheduled=meeting, by=stage.clerk, at=stage.ago(2))
    papers = [(said, _put(stage, agenda, said)) for said in stage.said.changed.papers]
    _publish(stage, meeting)
    for said, paper in papers:
        if said.corrected:
            paper.refresh_from_db()
            data = paper_pdf(said.title, said.corrected, stage.today, FONTS)
            replace_file(paper=paper, data=data, name="corrected.pdf", by=stage.clerk, at=stage.now)
    _publish(stage, meeting)
    for said, paper in papers:
        if said.taken_down:
            take_down_paper(paper=paper, public_words=said.taken_down, reason=said.why, by=stage.clerk, at=stage.now)
        if said.released:
            paper.refresh_from_db()
            release_exempt(paper=paper, reason=said.released, by=stage.users["legal"], at=stage.now)


def _put(stage: Stage, agenda: DraftAgenda, said: ChangedPaper) -> DraftPaper:
    """The paper behind its item, which is put on the agenda with its first paper."""
    words = ItemWords(title=said.item, section=said.section, purpose=said.purpose)
    item = agenda.items.filter(title=said.item).first()
    item = item or add_item(agenda=agenda, words=words, by=stage.clerk, at=stage.ago(2))
    data = paper_pdf(said.title, said.pages, stage.today, FONTS)
    paper = PaperWords(title=said.title, exemption=said.exemption)
    return attach_file(item=item, data=data, name="paper.pdf", words=paper, by=stage.clerk, at=stage.ago(1))


def _publish(stage: Stage, meeting: ScheduledMeeting) -> None:
    """Publish; what stops it is taken on by name, with the reason."""
    by = NamedOverride(stage.clerk.get_full_name() or "The clerk", stage.said.changed.override)
    stops = {(one.code, one.place): by for one in findings_of(meeting, stage.now) if one.severity == "stop"}
    publish(scheduled=meeting, by=stage.clerk, at=stage.now, overrides=stops)
