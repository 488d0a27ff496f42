"""The council: set up in one act, changed through the year, and the council of any day."""

import datetime as dt
import io
from typing import Any

import msgspec
import pytest
from acts import archived
from larkshire_council import COUNCIL, HARBOUR, MAY, MOMENT, ROADS, STANDING, TODAY, body, larkshire, member
from people_of_the_desk import nerys, osman
from PIL import Image

from larkshire import pack, reading
from moothall.facts import councils as facts
from moothall.facts.agendas import AgendaStyle, NoticeProfile, SectionHeading, StandingItem
from moothall.facts.bodies import Membership
from moothall.operations import council
from moothall.operations.audit import broken_links
from moothall.operations.council import CouncilError, SetUp
from moothall.operations.doubts import CannotMergeError, decide_doubt
from moothall.operations.files import sweep
from moothall.operations.permission import NotPermittedError
from moothall.records.council_as_facts import contact, membership, proper_officer, standing, style, vacancies
from moothall.records.files import path_of
from moothall.records.models import (
    Appointment,
    AuditRow,
    Body,
    Directorate,
    Doubt,
    GroupMembership,
    Member,
    Officer,
    OutsideAppointment,
    OutsideBody,
    PoliticalGroup,
    Portfolio,
)

pytestmark = pytest.mark.django_db
JUNE = dt.date(2026, 6, 1)
BY: dict[str, Any] = {"by": None, "at": MOMENT}


@pytest.fixture
def lark() -> SetUp:
    return larkshire()


def roads(lark: SetUp, on: dt.date = TODAY) -> Membership:
    return membership(lark.bodies["Roads and Places Committee"], on)


def told(found: Membership) -> dict[str, list[str]]:
    return {
        group.name: [f"{one.name}{f' ({one.role})' if one.role else ''}" for one in group.members]
        for group in found.groups
    }


def photograph(form: str = "JPEG", size: tuple[int, int] = (900, 1200)) -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", size, "teal")
    exif = picture.getexif()
    exif[0x010F] = "Box Brownie"
    picture.save(out, form, exif=exif)
    return out.getvalue()


class TestSettingUp:
    """Everything or nothing, one row of the audit trail."""

    def test_a_front_sheet_names_groups_by_their_seats_and_who_presides_first(self, lark: SetUp) -> None:
        assert told(roads(lark)) == {
            "Harbour Alliance": ["Mrs T Dunmore (Chairman)", "Mr P Okafor (Vice-Chairman)"],
            "Meadow": ["Mr G H Pell", "Ms R Vance"],
        }
        assert [(group.name, group.size) for group in roads(lark).groups] == [("Harbour Alliance", 3), ("Meadow", 2)]
        assert roads(lark).size == 5
        assert roads(lark).groups[0].members[0].honours == "MBE"

    def test_a_seat_that_nobody_fills_is_a_vacancy(self, lark: SetUp) -> None:
        assert vacancies(roads(lark)) == {"Harbour Alliance": 1}

    def test_co_opted_members_stand_by_their_kind_after_the_groups(self, lark: SetUp) -> None:
        found = membership(lark.bodies["Scrutiny Committee"], TODAY)
        assert [group.name for group in found.groups] == ["Harbour Alliance", "Meadow", "Church Representatives"]
        assert vacancies(found) == {"Church Representatives": 1}
        assert found.size == (lark.bodies["Scrutiny Committee"].size or 0) + (found.groups[2].size or 0)
        assert lark.members["Canon B Thrale"].votes_on == "Education"

    def test_before_it_began_there_is_nobody(self, lark: SetUp) -> None:
        assert roads(lark, MAY - dt.timedelta(days=1)).groups == ()

    def test_whom_to_ask_and_the_proper_officer(self, lark: SetUp) -> None:
        found = contact(lark.bodies["Roads and Places Committee"], TODAY)
        assert found is not None
        assert (found.name, found.title, found.phone) == ("Ms A Quill", "Democratic Services Officer", "01632 960001")
        assert contact(lark.bodies["Scrutiny Committee"], TODAY) is None
        officer = proper_officer(TODAY)
        assert officer is not None
        assert (officer.name, officer.title) == ("Mr V Sallow", "Monitoring Officer")
        assert proper_officer(MAY - dt.timedelta(days=1)) is None

    def test_the_style_of_the_agenda_and_what_stands_on_it(self, lark: SetUp) -> None:
        roads_body = lark.bodies["Roads and Places Committee"]
        assert style(roads_body).numbering == "sections"
        assert [item.title for item in standing(roads_body) if item.opens] == [
            "Apologies and substitutes",
            "Declarations of interests",
        ]

    def test_bodies_refer_to_one_another(self, lark: SetUp) -> None:
        assert lark.bodies["Trees Panel"].parent == lark.bodies["Roads and Places Committee"]
        assert lark.bodies["Scrutiny Committee"].sits_as == lark.bodies["Crime and Disorder Committee"]

    def test_it_is_one_act_in_the_audit_trail(self, lark: SetUp) -> None:
        [row] = AuditRow.objects.all()
        assert "council set up" in row.line
        assert "Dunmore" not in row.line
        assert list(broken_links()) == []

    def test_twice_is_refused_and_changes_nothing(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="There is another term"):
            larkshire()
        assert Member.objects.count() == len(COUNCIL.members)

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (
                {"portfolios": (facts.Portfolio(name="Roads", member="Mr Nobody", begins=MAY),)},
                "There is no “Mr Nobody”",
            ),
            ({"bodies": (body("Panel", "advisory", 3, parent="Nowhere"),)}, "There is no “Nowhere”"),
            ({"bodies": (body("Panel", "advisory", 3, quorum=4),)}, "The quorum is larger"),
            ({"members": (member("A B"), member("A B"))}, "A B is a member already"),
        ],
    )
    def test_what_does_not_fit_is_refused_whole(self, change: dict[str, Any], words: str) -> None:
        with pytest.raises(CouncilError, match=words):
            council.set_up(council=msgspec.structs.replace(COUNCIL, **change), **BY)
        assert not Member.objects.exists()
        assert not AuditRow.objects.exists()

    def test_it_takes_a_clerk(self) -> None:
        with pytest.raises(NotPermittedError):
            council.set_up(council=COUNCIL, by=osman(), at=MOMENT)
        council.set_up(council=COUNCIL, by=nerys(), at=MOMENT)

    def test_it_survives_its_json_form(self) -> None:
        assert msgspec.json.decode(msgspec.json.encode(COUNCIL), type=facts.Council) == COUNCIL


class TestBodies:
    """A body that is set up is the one that packs name."""

    def test_packs_land_on_the_body_that_is_set_up(self, lark: SetUp) -> None:
        assert archived().pack.body == lark.bodies["Roads and Places Committee"]

    def test_a_body_known_from_packs_is_set_up_as_itself(self) -> None:
        known = archived().pack.body
        made = council.set_up_body(
            body=msgspec.structs.replace(ROADS, clerk="", title="Roads and Places Committee"), **BY
        )
        assert made == known

    def test_setting_up_a_body_publishes_no_name(self, lark: SetUp) -> None:
        assert set(Body.objects.values_list("name", flat=True)) == {""}

    def test_it_is_not_set_up_twice(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="is set up already"):
            council.set_up_body(body=ROADS, **BY)

    def test_under_another_title_it_is_still_the_body_that_packs_name(self, lark: SetUp) -> None:
        row = lark.bodies["Roads and Places Committee"]
        to = msgspec.structs.replace(ROADS, title="Highways Committee")
        council.change_body(row=row, to=to, clerk=lark.officers["Ms A Quill"], **BY)
        row.refresh_from_db()
        assert row.title == "Highways Committee"
        assert style(row).numbering == "sections"
        assert archived().pack.body == archived(reading(pack(body="Highways Committee")), b"other").pack.body == row

    def test_the_title_of_another_body_is_refused(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="Packs name a body “Scrutiny Committee” already"):
            council.change_body(row=lark.bodies["Trees Panel"], to=body("Scrutiny Committee", "sub_committee", 3), **BY)

    def test_no_body_stands_under_itself(self, lark: SetUp) -> None:
        row = lark.bodies["Roads and Places Committee"]
        with pytest.raises(CouncilError, match="cannot stand under itself"):
            council.change_body(row=row, to=ROADS, parent=lark.bodies["Trees Panel"], **BY)

    def test_sections_and_standing_items_have_to_fit(self, lark: SetUp) -> None:
        two = (SectionHeading("A", "One"), SectionHeading("A", "Two"))
        for wrong, items, words in (
            (AgendaStyle(numbering="sections", sections=two), (), "same letter"),
            (AgendaStyle(numbering="sections"), (), "needs sections"),
            (AgendaStyle(numbering="sections", sections=two[:1]), STANDING, "has to stand in one"),
        ):
            with pytest.raises(CouncilError, match=words):
                council.set_agenda_style(
                    body=lark.bodies["Trees Panel"], style=wrong, notice=NoticeProfile(), standing=items, **BY
                )

    def test_the_word_for_who_presides_is_the_bodys_own(self, lark: SetUp) -> None:
        row = lark.bodies["Roads and Places Committee"]
        council.set_agenda_style(
            body=row,
            style=AgendaStyle(chair="Chair"),
            notice=NoticeProfile(local_minimum=6),
            standing=(StandingItem(title="Apologies"),),
            **BY,
        )
        assert told(roads(lark))["Harbour Alliance"] == ["Mrs T Dunmore (Chair)", "Mr P Okafor (Vice-Chair)"]

    def test_a_body_that_ends_takes_its_seats_with_it(self, lark: SetUp) -> None:
        row = lark.bodies["Roads and Places Committee"]
        council.end(what=row, on=TODAY, **BY)
        assert len(told(roads(lark))) == 2
        assert roads(lark, JUNE).groups == ()

    def test_two_that_are_set_up_are_never_made_one(self, lark: SetUp) -> None:
        one, other = sorted((lark.bodies["Trees Panel"].pk, lark.bodies["Cabinet"].pk))
        doubt = Doubt.objects.create(kind="body", one=one, other=other, raised_at=MOMENT)
        with pytest.raises(CannotMergeError, match="both bodies are set up"):
            decide_doubt(doubt=doubt, same=True, **BY)

    def test_what_is_laid_down_goes_along_when_two_are_made_one(self) -> None:
        known = archived().pack.body
        newer = council.set_up_body(body=body("Roads Committee", "committee", 7), **BY)
        doubt, _ = Doubt.objects.get_or_create(
            kind="body", one=known.pk, other=newer.pk, defaults={"raised_at": MOMENT}
        )
        decide_doubt(doubt=doubt, same=True, **BY)
        known.refresh_from_db()
        assert (known.title, known.kind, known.size) == ("Roads Committee", "committee", 7)


class TestMembers:
    """Terms of office, groups and seats."""

    def test_who_resigns_leaves_every_seat_group_and_portfolio(self, lark: SetUp) -> None:
        council.end(what=lark.members["Mr J Tarrant"], on=TODAY, **BY)
        for table in (Appointment, GroupMembership, Portfolio):
            assert {row.ends for row in table._default_manager.filter(member=lark.members["Mr J Tarrant"])} == {TODAY}

    def test_who_presides_and_resigns_leaves_a_vacancy(self, lark: SetUp) -> None:
        council.end(what=lark.members["Mrs T Dunmore"], on=TODAY, **BY)
        assert told(roads(lark, JUNE))["Harbour Alliance"] == ["Mr P Okafor (Vice-Chairman)"]
        assert vacancies(roads(lark, JUNE)) == {"Harbour Alliance": 2}
        assert len(told(roads(lark))["Harbour Alliance"]) == 2

    def test_nobody_is_a_member_twice_at_once(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="Mr P Okafor is a member already, from 7 May 2025 on"):
            council.add_member(member=member("Mr P Okafor"), **BY)

    def test_what_is_wrong_is_put_right(self, lark: SetUp) -> None:
        row = lark.members["Mr P Okafor"]
        council.change_member(row=row, to=member("Mr P O Okafor", division="Larkham West"), **BY)
        row.refresh_from_db()
        assert (row.name, row.surname, row.division) == ("Mr P O Okafor", "Okafor", "Larkham West")

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            (facts.Member(name=" ", begins=MAY), "name"),
            (facts.Member(name="A B", begins=MAY, ends=MAY - dt.timedelta(1)), "ends"),
            (facts.Member(name="A B", begins=MAY, votes_on="Education"), "votes_on"),
            (facts.Member(name="A B", begins=MAY, kind="church", division="North"), "division"),
        ],
    )
    def test_details_that_cannot_be_name_their_field(self, wrong: facts.Member, field: str) -> None:
        with pytest.raises(CouncilError) as refused:
            council.add_member(member=wrong, **BY)
        assert refused.value.field == field

    def test_what_has_not_begun_can_be_taken_back_and_what_has_cannot(self, lark: SetUp) -> None:
        future = council.add_member(member=facts.Member(name="Mr L Ash", begins=JUNE), **BY)
        council.strike(what=future, **BY)
        assert not Member.objects.filter(name="Mr L Ash").exists()
        with pytest.raises(CouncilError, match="can be ended, not taken back"):
            council.strike(what=lark.members["Mr P Okafor"], **BY)

    def test_an_end_before_the_beginning_is_refused(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="cannot end before it begins"):
            council.end(what=lark.members["Mr P Okafor"], on=MAY - dt.timedelta(1), **BY)


class TestPeople:
    """Members are linked to those whom packs name, by the exact form alone."""

    def test_who_is_named_in_a_pack_is_linked_when_it_comes(self, lark: SetUp) -> None:
        assert lark.members["Mr P Okafor"].person is None
        archived()
        row = lark.members["Mr P Okafor"]
        row.refresh_from_db()
        assert row.person is not None
        assert row.person.forms.filter(printed="Mr P Okafor").exists()

    def test_who_is_added_afterwards_is_linked_at_once(self) -> None:
        archived()
        assert council.add_member(member=member("Mr P Okafor"), **BY).person is not None

    def test_what_is_only_alike_is_not_linked(self) -> None:
        archived()
        assert council.add_member(member=member("Mr Paul Okafor"), **BY).person is None
        assert council.add_member(member=member("Mrs Dunmore"), **BY).person is None


class TestGroups:
    """SI 1990/1553 reg 8."""

    def test_a_group_needs_two(self, lark: SetUp) -> None:
        thorne = lark.members["Miss E Thorne"]
        with pytest.raises(CouncilError, match="two or more"):
            council.form_group(group=facts.Group(name="Tide", begins=TODAY), members=[thorne], leader=thorne, **BY)
        assert not PoliticalGroup.objects.filter(name="Tide").exists()

    def test_nobody_is_in_two_groups(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="Mr K Lusk is in a group from 7 May 2025 on"):
            council.join_group(
                member=lark.members["Mr K Lusk"], group=lark.groups["Harbour Alliance"], begins=JUNE, **BY
            )

    def test_who_leaves_may_join_another_the_day_after(self, lark: SetUp) -> None:
        lusk = lark.members["Mr K Lusk"]
        council.end(what=GroupMembership.objects.get(member=lusk), on=TODAY, **BY)
        tomorrow = TODAY + dt.timedelta(1)
        council.join_group(member=lusk, group=lark.groups["Harbour Alliance"], begins=tomorrow, **BY)
        assert "Mr K Lusk" in told(membership(lark.bodies["Scrutiny Committee"], JUNE))["Harbour Alliance"]

    def test_a_group_of_which_one_is_left_ceases_with_its_seats(self, lark: SetUp) -> None:
        for name in HARBOUR[:4]:
            council.end(what=GroupMembership.objects.get(member=lark.members[name]), on=TODAY, **BY)
        group = PoliticalGroup.objects.get(name="Harbour Alliance")
        assert (group.ends, group.leader) == (TODAY, None)
        assert not GroupMembership.objects.filter(group=group, ends=None).exists()
        assert {row.ends for row in group.allocations.all()} == {TODAY}

    def test_a_co_opted_member_is_in_no_group(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="groups are of councillors"):
            council.join_group(member=lark.members["Canon B Thrale"], group=lark.groups["Meadow"], begins=TODAY, **BY)

    def test_the_leader_is_one_of_the_group(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="not in the group"):
            council.set_leader(group=lark.groups["Meadow"], leader=lark.members["Mr P Okafor"], on=TODAY, **BY)
        council.set_leader(group=lark.groups["Meadow"], leader=lark.members["Mr K Lusk"], on=TODAY, **BY)


class TestSeats:
    """Appointments and allocations."""

    def seat(self, name: str, role: facts.SeatRole = "member", begins: dt.date = TODAY) -> facts.Seat:
        return facts.Seat(member=name, role=role, begins=begins)

    def appoint(self, lark: SetUp, title: str, name: str, role: facts.SeatRole = "member") -> Appointment:
        return council.appoint(body=lark.bodies[title], member=lark.members[name], seat=self.seat(name, role), **BY)

    def test_a_second_chairman_is_refused(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="has a chairman"):
            self.appoint(lark, "Roads and Places Committee", "Mr P Okafor", "chairman")

    def test_the_chair_changes_hands(self, lark: SetUp) -> None:
        self.appoint(lark, "Roads and Places Committee", "Mrs T Dunmore", "member")
        self.appoint(lark, "Roads and Places Committee", "Mr P Okafor", "chairman")
        assert told(roads(lark))["Harbour Alliance"] == ["Mr P Okafor (Chairman)", "Mrs T Dunmore"]
        assert told(roads(lark, TODAY - dt.timedelta(1)))["Harbour Alliance"][0] == "Mrs T Dunmore (Chairman)"

    def test_nobody_sits_twice(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="Mr G H Pell sits on Roads and Places Committee"):
            self.appoint(lark, "Roads and Places Committee", "Mr G H Pell")

    def test_an_executive_member_may_not_sit_on_scrutiny(self, lark: SetUp) -> None:
        with pytest.raises(CouncilError, match="Local Government Act 2000"):
            self.appoint(lark, "Scrutiny Committee", "Mr J Tarrant")

    def test_every_councillor_sits_on_the_full_council(self, lark: SetUp) -> None:
        full = lark.bodies["Larkshire Council"]
        assert [(group.name, len(group.members)) for group in membership(full, TODAY).groups] == [
            ("Harbour Alliance", 5),
            ("Meadow", 4),
            ("Members in no group", 1),
        ]
        with pytest.raises(CouncilError, match="Every councillor is a member of the council"):
            self.appoint(lark, "Larkshire Council", "Mr K Lusk")
        self.appoint(lark, "Larkshire Council", "Mr K Lusk", "chairman")
        assert told(membership(full, TODAY))["Meadow"][0] == "Mr K Lusk (Chairman)"
        assert len(membership(full, TODAY).groups[1].members) == 4

    def test_a_seat_ends_with_the_term_of_office(self, lark: SetUp) -> None:
        made = council.add_member(member=facts.Member(name="Mr L Ash", begins=MAY, ends=JUNE), **BY)
        row = council.appoint(body=lark.bodies["Trees Panel"], member=made, seat=self.seat("Mr L Ash"), **BY)
        assert row.ends == JUNE

    def test_who_is_not_in_office_is_not_appointed(self, lark: SetUp) -> None:
        made = council.add_member(member=facts.Member(name="Mr L Ash", begins=JUNE), **BY)
        with pytest.raises(CouncilError, match="Mr L Ash is not in office on 4 March 2026"):
            council.appoint(body=lark.bodies["Trees Panel"], member=made, seat=self.seat("Mr L Ash"), **BY)

    def test_a_new_allocation_ends_the_one_before(self, lark: SetUp) -> None:
        row = lark.bodies["Roads and Places Committee"]
        shares = {"Harbour Alliance": 2, "Meadow": 3}
        seats = [facts.Seats(seats=number, group=name, begins=TODAY) for name, number in shares.items()]
        council.allocate(seats={row: seats}, groups=lark.groups, begins=TODAY, **BY)
        assert [(group.name, group.size) for group in roads(lark).groups] == [("Meadow", 3), ("Harbour Alliance", 2)]
        assert roads(lark, TODAY - dt.timedelta(1)).groups[0].size == 3
        council.allocate(seats={row: seats[:1]}, groups=lark.groups, begins=TODAY, **BY)
        assert roads(lark).groups[0].size == 2
        with pytest.raises(CouncilError, match="from a later day already"):
            council.allocate(seats={row: seats}, groups=lark.groups, begins=TODAY - dt.timedelta(9), **BY)

    def test_a_departure_needs_its_reason(self, lark: SetUp) -> None:
        row = lark.bodies["Trees Panel"]
        with pytest.raises(CouncilError, match="Say what was approved"):
            council.depart(body=row, reason=" ", begins=TODAY, **BY)
        council.depart(body=row, reason="Minute 12, nobody against", begins=TODAY, **BY)
        with pytest.raises(CouncilError, match="departs from balance"):
            council.depart(body=row, reason="Again", begins=JUNE, **BY)


class TestPosts:
    """Posts, directorates and portfolios are renamed and change hands."""

    def test_a_renamed_directorate_takes_its_officers_along(self, lark: SetUp) -> None:
        place = Directorate.objects.get(name="Place")
        council.rename_directorate(row=place, to=facts.Directorate(name="Growth and Place", begins=TODAY), **BY)
        rows = Officer.objects.filter(name="Ms A Quill").order_by("begins")
        assert [(row.directorate.name, row.ends) for row in rows if row.directorate] == [
            ("Place", TODAY - dt.timedelta(1)),
            ("Growth and Place", None),
        ]
        found = contact(Body.objects.get(title="Roads and Places Committee"), TODAY)
        assert found is not None
        assert found.title == "Democratic Services Officer"

    def test_an_officer_moves_to_another_post(self, lark: SetUp) -> None:
        quill = lark.officers["Ms A Quill"]
        council.move_officer(row=quill, post="Head of Governance", directorate=None, begins=TODAY, **BY)
        body = Body.objects.get(title="Roads and Places Committee")
        before, now = contact(body, TODAY - dt.timedelta(1)), contact(body, TODAY)
        assert before is not None
        assert now is not None
        assert (before.title, now.title) == ("Democratic Services Officer", "Head of Governance")

    def test_there_is_one_proper_officer(self, lark: SetUp) -> None:
        second = facts.Officer(name="Ms A Quill", post="Acting Head", is_proper_officer=True, begins=TODAY)
        with pytest.raises(CouncilError, match="There is a proper officer from 7 May 2025 on"):
            council.add_officer(officer=second, directorate=None, **BY)

    def test_a_portfolio_is_handed_over_and_renamed(self, lark: SetUp) -> None:
        row = Portfolio.objects.get(name="Finance")
        made = council.hand_over(
            row=row, to=facts.Portfolio(name="Resources", begins=TODAY), member=lark.members["Mr P Okafor"], **BY
        )
        row.refresh_from_db()
        assert (row.ends, made.begins) == (TODAY - dt.timedelta(1), TODAY)

    def test_a_change_before_it_held_is_refused(self, lark: SetUp) -> None:
        row = Portfolio.objects.get(name="Finance")
        with pytest.raises(CouncilError, match="within the time"):
            council.hand_over(row=row, to=facts.Portfolio(name="Finance", begins=MAY), member=None, **BY)

    def test_outside_bodies_have_so_many_seats(self, lark: SetUp) -> None:
        conservancy = OutsideBody.objects.get()
        okafor, lusk = lark.members["Mr P Okafor"], lark.members["Mr K Lusk"]
        council.appoint_outside(
            body=conservancy, member=okafor, seat=facts.OutsideSeat(member=okafor.name, begins=TODAY), **BY
        )
        with pytest.raises(CouncilError, match="All 2 seats on Coast Conservancy are filled"):
            council.appoint_outside(
                body=conservancy, member=lusk, seat=facts.OutsideSeat(member=lusk.name, begins=TODAY), **BY
            )
        council.end(what=conservancy, on=TODAY, **BY)
        assert not OutsideAppointment.objects.filter(ends=None).exists()


class TestPhotographs:
    """A real picture, made small, without what a camera writes into it."""

    @pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
    def test_a_photograph_is_kept_small_and_clean(self, lark: SetUp, form: str) -> None:
        row = lark.members["Mr P Okafor"]
        council.set_photograph(row=row, data=photograph(form), **BY)
        kept = path_of(row.photograph, public=True).read_bytes()
        with Image.open(io.BytesIO(kept)) as picture:
            assert (picture.format, picture.size) == ("JPEG", (600, 800))
            assert not picture.getexif()
        assert b"Brownie" not in kept
        assert sweep().orphans == ()

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"%PDF-1.7", "no picture"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
            (photograph()[:200], "no picture"),
            (b"x" * (5 * 1024 * 1024 + 1), "larger than 5 megabytes"),
        ],
        ids=["pdf", "svg", "broken", "large"],
    )
    def test_what_is_no_picture_or_too_large_is_refused(self, lark: SetUp, data: bytes, words: str) -> None:
        row = lark.members["Mr P Okafor"]
        with pytest.raises(CouncilError, match=words) as refused:
            council.set_photograph(row=row, data=data, **BY)
        assert refused.value.field == "photograph"
        row.refresh_from_db()
        assert row.photograph == ""

    def test_it_is_taken_away_again(self, lark: SetUp) -> None:
        row = lark.members["Mr P Okafor"]
        council.set_photograph(row=row, data=photograph(), **BY)
        council.remove_photograph(row=row, **BY)
        row.refresh_from_db()
        assert row.photograph == ""
