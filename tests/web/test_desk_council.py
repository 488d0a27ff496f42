"""The council on the desk: what a clerk sets up, changes and ends, and what everyone else sees of it."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from larkshire_council import TODAY, larkshire
from people_of_the_desk import client_of
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from released import released

from moothall.operations.council import SetUp
from moothall.records.models import (
    Allocation,
    Appointment,
    Body,
    Departure,
    Member,
    Officer,
    OutsideAppointment,
    OutsideBody,
    PoliticalGroup,
    Portfolio,
    Term,
)
from moothall.rules.permits import Role

pytestmark = pytest.mark.django_db
PAGES = ("", "/bodies", "/members", "/groups", "/balance", "/posts", "/portfolios", "/outside")
DAY = TODAY.isoformat()


@pytest.fixture
def lark() -> SetUp:
    return larkshire()


@pytest.fixture
def clerk() -> Client:
    return client_of(Role.clerk)


def words(page: str) -> str:
    """What a page says, without mark-up."""
    main = page[page.index("<main") :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def get(client: Client, place: str) -> str:
    answer = client.get(f"/desk/council{place}")
    assert answer.status_code == 200, place
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.content.decode()


def post(client: Client, place: str, **data: object) -> str:
    """What the page says to which a form leads."""
    answer = client.post(
        f"/desk/council{place}", {name: value for name, value in data.items() if value is not None}, follow=True
    )
    assert answer.status_code == 200, place
    return answer.content.decode()


def body_id(title: str) -> str:
    return Body.objects.get(title=title).public_id


def member_id(name: str) -> str:
    return Member.objects.get(name=name).public_id


class TestPages:
    """What is to be seen."""

    @pytest.mark.parametrize("place", PAGES)
    def test_every_page_of_an_empty_council_says_so(self, clerk: Client, place: str) -> None:
        assert "<h1" in get(clerk, place)

    @pytest.mark.parametrize("place", PAGES)
    def test_a_member_of_the_council_sees_it_and_no_way_to_change_it(self, lark: SetUp, place: str) -> None:
        page = get(client_of(Role.member), place)
        assert "/new" not in page
        assert "/council/end/" not in page
        assert 'method="post"' not in page[page.index("<main") :] or place == "/balance"

    def test_the_first_page_counts_the_council(self, lark: SetUp, clerk: Client) -> None:
        whole = get(clerk, f"?on={DAY}")
        assert "CouncilDay" not in whole
        page = words(whole)
        assert "Councillors 10 of 11 seats, 1 vacant" in page
        assert "Harbour Alliance Mrs T Dunmore 5" in page
        assert "Mr V Sallow, Monitoring Officer" in page
        assert "Scrutiny Committee Overview and scrutiny committee Mrs O Frayne 4 4" in page

    def test_a_body_shows_its_membership_on_the_day_chosen(self, lark: SetUp, clerk: Client) -> None:
        place = f"/bodies/{body_id('Roads and Places Committee')}"
        page = words(get(clerk, f"{place}?on={DAY}"))
        assert "Membership (5)" in page
        assert "Harbour Alliance (3)" in page
        assert "Mrs T Dunmore Chairman" in page
        assert "1 vacancy" in page
        assert "Named substitutes Mr J Tarrant" in page
        assert "By sections: A Committee business" in page
        assert "Nobody sits on it on this day" in words(get(clerk, f"{place}?on=2020-01-01"))

    def test_the_full_council_is_everyone_and_a_seat_by_office_is_not_ended(self, lark: SetUp, clerk: Client) -> None:
        page = get(clerk, f"/bodies/{body_id('Larkshire Council')}?on={DAY}")
        assert "Mr K Lusk" in page
        assert "/council/end/appointment/" not in page
        assert "The membership is printed" not in page

    def test_a_day_that_is_none_is_today(self, lark: SetUp, clerk: Client) -> None:
        assert "Councillors 10 of 11" in words(get(clerk, "?on=yesterday"))

    def test_a_member_shows_what_is_held(self, lark: SetUp, clerk: Client) -> None:
        page = words(get(clerk, f"/members/{member_id('Mr J Tarrant')}"))
        assert "Cabinet , Chairman" in page
        assert "Roads and Places Committee , Named substitute" in page
        assert "Finance" in page
        assert "Votes on Education" in words(get(clerk, f"/members/{member_id('Canon B Thrale')}"))

    def test_what_is_not_there_is_not_found(self, clerk: Client) -> None:
        for place in ("/bodies/zzzzzzzz", "/members/zzzzzzzz", "/end/nothing/zzzzzzzz", "/end/member/zzzzzzzz"):
            assert clerk.get(f"/desk/council{place}").status_code == 404

    def test_pages_take_no_more_queries_for_a_larger_council(
        self, lark: SetUp, clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for place in (*PAGES, f"/bodies/{body_id('Scrutiny Committee')}", f"/members/{member_id('Mr K Lusk')}"):
            with django_assert_max_num_queries(25):
                get(clerk, place)


class TestBodies:
    """Bodies are set up and changed."""

    def test_a_body_is_set_up(self, clerk: Client) -> None:
        form = {
            "title": "Harbour Board",
            "kind": "committee",
            "begins": DAY,
            "size": "7",
            "quorum": "3",
            "balanced": "on",
        }
        assert "It is on record." in post(clerk, "/bodies/new", **form)
        body = Body.objects.get(title="Harbour Board")
        assert (body.kind, body.size, body.quorum, body.balanced, body.in_total) == ("committee", 7, 3, True, None)

    def test_what_cannot_be_is_said_at_its_field(self, clerk: Client) -> None:
        page = post(clerk, "/bodies/new", title="Board", kind="committee", begins=DAY, size="2", quorum="3")
        assert "<title>Error: Set up a body" in page
        assert 'href="#id_quorum">The quorum is larger than the body.' in page
        assert "Enter the name." in post(clerk, "/bodies/new")

    def test_a_body_is_changed(self, lark: SetUp, clerk: Client) -> None:
        place = f"/bodies/{body_id('Trees Panel')}/change"
        assert 'value="Trees Panel"' in get(clerk, place)
        form = {"title": "Trees and Hedges Panel", "kind": "sub_committee", "begins": "2025-05-07", "in_total": "no"}
        post(clerk, place, **form, sits_as=body_id("Scrutiny Committee"), clerk=Officer.objects.all()[0].public_id)
        body = Body.objects.get(title="Trees and Hedges Panel")
        assert (body.in_total, body.balanced) == (False, False)
        assert body.sits_as is not None
        assert body.clerk is not None

    def test_the_style_of_its_agendas(self, lark: SetUp, clerk: Client) -> None:
        place = f"/bodies/{body_id('Roads and Places Committee')}/agenda"
        assert "A: Work programme | work programme" in get(clerk, place)
        form = {
            "numbering": "sections",
            "sections": "A Committee business\nB Decisions | There are none.",
            "opening": "A: Apologies | opening\nA: Minutes | minutes | To approve them | 5",
            "closing": "B: Work programme | work programme",
            "chair": "Chair",
            "notice": "papers",
            "local_minimum": "7",
        }
        post(clerk, place, **form)
        body = Body.objects.get(title="Roads and Places Committee")
        assert body.style["sections"][1] == {"letter": "B", "title": "Decisions", "when_empty": "There are none."}
        assert [item["title"] for item in body.standing] == ["Apologies", "Minutes", "Work programme"]
        assert (body.standing[1]["minutes"], body.notice["local_minimum"]) == (5, 7)

    @pytest.mark.parametrize(
        ("field", "lines", "said"),
        [
            ("sections", "Committee business", "has to begin with a letter and a heading"),
            ("opening", "A: Minutes | speech", "“speech” is no kind of item"),
            ("opening", "A: Minutes | minutes | | soon", "“soon” is no number of minutes"),
            ("closing", "A: ", "has no title"),
            ("closing", "Z: Work programme", "has to stand in one of the sections"),
        ],
    )
    def test_a_line_that_cannot_be_read_is_said(
        self, lark: SetUp, clerk: Client, field: str, lines: str, said: str
    ) -> None:
        form = {"numbering": "sections", "sections": "A Business", "chair": "Chair", "notice": "papers"} | {
            field: lines
        }
        assert said in post(clerk, f"/bodies/{body_id('Trees Panel')}/agenda", **form)

    def test_a_member_is_appointed_and_a_seat_ended(self, lark: SetUp, clerk: Client) -> None:
        place = f"/bodies/{body_id('Trees Panel')}"
        post(clerk, f"{place}/appoint", member=member_id("Mr S Wren"), role="chairman", begins=DAY)
        row = Appointment.objects.get(body__title="Trees Panel")
        assert "Mr S Wren on Trees Panel" in words(get(clerk, f"/end/appointment/{row.public_id}"))
        page = post(clerk, f"/end/appointment/{row.public_id}", on="2026-04-01")
        assert "It is on record." in page
        row.refresh_from_db()
        assert row.ends is not None

    def test_an_overlap_is_refused_in_words(self, lark: SetUp, clerk: Client) -> None:
        place = f"/bodies/{body_id('Roads and Places Committee')}/appoint"
        page = post(clerk, place, member=member_id("Mr G H Pell"), role="member", begins=DAY)
        assert "Mr G H Pell sits on Roads and Places Committee from 7 May 2025 on. Periods may not overlap." in page

    def test_what_was_to_begin_is_taken_back(self, lark: SetUp, clerk: Client) -> None:
        place = f"/bodies/{body_id('Trees Panel')}"
        post(clerk, f"{place}/appoint", member=member_id("Mr S Wren"), role="member", begins="2099-01-01")
        row = Appointment.objects.get(body__title="Trees Panel")
        assert f"/take-back/appointment/{row.public_id}" in get(clerk, place)
        post(clerk, f"/take-back/appointment/{row.public_id}")
        assert not Appointment.objects.filter(pk=row.pk).exists()
        assert clerk.get(f"/desk/council/take-back/body/{body_id('Trees Panel')}").status_code == 404

    def test_co_opted_members_have_their_seats(self, lark: SetUp, clerk: Client) -> None:
        place = f"/bodies/{body_id('Scrutiny Committee')}/co-opted"
        post(clerk, place, church="3", parent="2", coopted="", begins=DAY)
        now = Allocation.objects.filter(body__title="Scrutiny Committee", ends=None)
        assert {(row.kind, row.seats) for row in now} == {
            ("councillor", 2),
            ("church", 3),
            ("parent", 2),
        }

    def test_a_departure_is_put_on_record(self, lark: SetUp, clerk: Client) -> None:
        page = post(clerk, f"/bodies/{body_id('Trees Panel')}/departure", reason="Minute 9, nobody against", begins=DAY)
        assert "Minute 9, nobody against" in page
        assert Departure.objects.get().ends is None


class TestMembers:
    """Members are added, changed and shown with a photograph."""

    def test_a_member_is_added_changed_and_leaves(self, clerk: Client) -> None:
        post(clerk, "/members/new", name="Ms I Quay", kind="councillor", division="Larkham East", begins="2025-05-07")
        place = f"/members/{member_id('Ms I Quay')}"
        post(clerk, f"{place}/change", name="Ms I Quay", honours="OBE", kind="councillor", begins="2025-05-07")
        page = post(clerk, f"/end/{place[1:].replace('members', 'member')}", on="2026-03-01")
        assert "7 May 2025 to 1 Mar 2026" in words(page)

    def test_a_photograph_is_shown_with_its_text(self, lark: SetUp, clerk: Client) -> None:
        out = io.BytesIO()
        Image.new("RGB", (40, 50), "navy").save(out, "PNG")
        place = f"/members/{member_id('Mr K Lusk')}"
        file = SimpleUploadedFile("lusk.png", out.getvalue(), content_type="image/png")
        page = post(clerk, f"{place}/photograph", photograph=file)
        assert 'alt="Photograph of Mr K Lusk"' in page
        answer = clerk.get(f"/desk/council{place}/photograph.jpg")
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.content.startswith(b"\xff\xd8")
        assert "alt=" not in post(clerk, f"{place}/photograph", remove="on")
        assert clerk.get(f"/desk/council{place}/photograph.jpg").status_code == 404

    def test_what_is_no_photograph_is_refused(self, lark: SetUp, clerk: Client) -> None:
        place = f"/members/{member_id('Mr K Lusk')}/photograph"
        page = post(clerk, place, photograph=SimpleUploadedFile("x.jpg", b"<script>alert(1)</script>"))
        assert "it is no picture in JPEG, PNG or WebP form" in page
        assert "Choose a photograph." in post(clerk, place)


class TestGroupsAndPosts:
    """Groups, terms, officers, portfolios and outside bodies."""

    def test_a_group_is_formed_joined_and_led(self, lark: SetUp, clerk: Client) -> None:
        for name in ("Ms D Oakes", "Mr C Firth"):
            post(clerk, "/members/new", name=name, kind="councillor", begins="2025-05-07")
        oakes, firth, thorne = (member_id(name) for name in ("Ms D Oakes", "Mr C Firth", "Miss E Thorne"))
        assert "two or more" in post(clerk, "/groups/new", name="Tide", members=[oakes], leader=oakes, begins=DAY)
        post(clerk, "/groups/new", name="Tide", members=[oakes, firth], leader=oakes, begins=DAY)
        tide = PoliticalGroup.objects.get(name="Tide")
        post(clerk, f"/groups/{tide.public_id}/join", member=thorne, begins=DAY)
        post(clerk, f"/groups/{tide.public_id}/leader", leader=thorne)
        assert "Tide (3) Leader: Miss E Thorne" in words(get(clerk, "/groups"))
        post(clerk, f"/end/group/{tide.public_id}", on="2026-06-01")
        assert "Groups that were Tide" in words(get(clerk, "/groups"))

    def test_a_term_is_added(self, clerk: Client) -> None:
        post(clerk, "/terms/new", name="2025 to 2029", begins="2025-05-07", ends="2029-05-06")
        assert Term.objects.get().name == "2025 to 2029"

    def test_officers_move_and_directorates_are_renamed(self, lark: SetUp, clerk: Client) -> None:
        post(clerk, "/directorates/new", name="Children", begins=DAY)
        post(clerk, "/officers/new", name="Dr F Moss", post="Director", begins=DAY)
        moss = Officer.objects.get(name="Dr F Moss")
        post(clerk, f"/officers/{moss.public_id}/change", name="Dr F Moss", post="Interim Director", begins=DAY)
        post(clerk, f"/officers/{moss.public_id}/move", post="Director of Children", begins="2026-05-01")
        page = words(get(clerk, "/posts?on=2026-05-02"))
        assert "Dr F Moss Director of Children" in page
        assert "Interim Director" in words(get(clerk, "/posts?on=2026-04-30"))
        assert "Children" in page

    def test_a_directorate_is_renamed_with_its_officers(self, lark: SetUp, clerk: Client) -> None:
        quill = Officer.objects.get(name="Ms A Quill")
        assert quill.directorate is not None
        place = f"/directorates/{quill.directorate.public_id}/name"
        post(clerk, place, name="Growth", begins=DAY)
        assert "Growth 4 Mar 2026 on" in words(get(clerk, "/posts"))

    def test_a_portfolio_changes_hands(self, lark: SetUp, clerk: Client) -> None:
        post(clerk, "/portfolios/new", name="Libraries", begins=DAY)
        finance = Portfolio.objects.get(name="Finance")
        place = f"/portfolios/{finance.public_id}/hand-over"
        post(clerk, place, name="Resources", member=member_id("Mr P Okafor"), begins=DAY)
        page = words(get(clerk, f"/portfolios?on={DAY}"))
        assert "Libraries Vacant" in page
        assert "Resources Mr P Okafor" in page
        assert "Before this day Finance, Mr J Tarrant, 7 May 2025 to 3 Mar 2026" in page

    def test_outside_bodies_and_who_is_appointed(self, lark: SetUp, clerk: Client) -> None:
        post(clerk, "/outside/new", name="Lark Internal Drainage Board", places="3", balanced="on", begins=DAY)
        page = words(get(clerk, "/outside"))
        assert "Lark Internal Drainage Board 3 seats, 3 vacant" in page
        seat = OutsideAppointment.objects.get()
        place = f"/outside/{seat.body.public_id}/appoint"
        post(clerk, place, member=member_id("Mr K Lusk"), begins=DAY)
        assert "All 2 seats on Coast Conservancy are filled" in post(
            clerk, place, member=member_id("Mr P Okafor"), begins=DAY
        )


class TestBalance:
    """Political balance: the arithmetic, the allocation, the findings."""

    def cells(self, shares: dict[str, tuple[int, int, int]]) -> dict[str, str]:
        groups = [PoliticalGroup.objects.get(name=name).public_id for name in ("Harbour Alliance", "Meadow")]
        return {
            f"seats-{body_id(title)}-{group}": str(number)
            for title, seats in shares.items()
            for group, number in zip([*groups, ""], seats, strict=True)
        }

    def test_the_arithmetic_is_shown_step_by_step(self, lark: SetUp, clerk: Client) -> None:
        page = words(get(clerk, f"/balance?on={DAY}"))
        assert "Members for the time being 10" in page
        assert "1 vacancy are not counted" in page or "1 vacancy" in page
        assert "5 × 9 ÷ 10 = 4.500" in page
        assert "4 × 9 ÷ 10 = 3.600" in page
        assert "Trees Panel by itself only" in page

    def test_what_is_entered_is_looked_at_and_not_kept(self, lark: SetUp, clerk: Client) -> None:
        form = self.cells({"Roads and Places Committee": (5, 0, 0), "Scrutiny Committee": (2, 2, 0)})
        page = words(post(clerk, "/balance", **form, begins=DAY, do="look"))
        assert "What follows is as entered; it is not on record yet." in page
        assert "Roads and Places Committee: all seats belong to Harbour Alliance." in page
        assert Allocation.objects.filter(seats=5).count() == 0

    def test_an_allocation_is_put_on_record_and_co_opted_seats_stay(self, lark: SetUp, clerk: Client) -> None:
        form = self.cells({"Roads and Places Committee": (3, 1, 1), "Scrutiny Committee": (2, 2, 0)})
        assert "The seats are allocated." in post(clerk, "/balance", **form, begins=DAY, do="allocate")
        now = Allocation.objects.filter(ends=None)
        assert now.filter(body__title="Roads and Places Committee").count() == 3
        assert now.filter(kind="church").count() == 1

    def test_a_review_is_due_when_a_member_has_left_a_group(self, lark: SetUp, clerk: Client) -> None:
        assert "A review is due" not in get(clerk, f"/balance?on={DAY}")
        post(clerk, f"/end/member/{member_id('Mr K Lusk')}", on=DAY)
        page = words(get(clerk, "/balance?on=2026-05-01"))
        assert "A review is due: the groups have changed since the seats were allocated on 7 May 2025" in page
        assert "Meadow 4 then, 3 now" in page

    def test_outside_bodies_are_balanced_by_who_is_appointed(self, lark: SetUp, clerk: Client) -> None:
        post(clerk, "/outside/new", name="Drainage Board", places="3", balanced="on", begins=DAY)
        board = OutsideBody.objects.get(name="Drainage Board")
        for name in ("Mr P Okafor", "Ms H Bligh", "Mr S Wren"):
            post(clerk, f"/outside/{board.public_id}/appoint", member=member_id(name), begins=DAY)
        assert "Drainage Board: all seats belong to Harbour Alliance." in words(get(clerk, f"/balance?on={DAY}"))

    def test_a_cell_without_a_number_is_said(self, lark: SetUp, clerk: Client) -> None:
        form = self.cells({"Roads and Places Committee": (3, 1, 1)}) | {"begins": DAY}
        wrong = {name: "many" for name in form if name.startswith("seats")}
        page = post(clerk, "/balance", **{**form, **wrong})
        assert "<title>Error: Political balance" in page
        assert "“many” is no number of seats." in page
        assert "Enter the day from which it is so." in post(clerk, "/balance", begins="soon")

    def test_only_a_clerk_allocates(self, lark: SetUp) -> None:
        form = self.cells({"Roads and Places Committee": (4, 1, 0)})
        post(client_of(Role.member), "/balance", **form, begins=DAY, do="allocate")
        assert not Allocation.objects.filter(seats=4).exists()

    def test_how_it_is_worked_out_is_settled(self, lark: SetUp, clerk: Client) -> None:
        post(clerk, "/settings/political-balance", denominator="seats", half="down", kinds=["committee"])
        page = words(get(clerk, f"/balance?on={DAY}"))
        assert "5 × 5 ÷ 11 = 2.273" in page
        assert "as this council has settled" in page


class TestPublicPage:
    """What the public sees of a member, once something published names the member."""

    def test_division_and_photograph_stand_on_the_public_page(self, clerk: Client, client: Client) -> None:
        released()
        post(
            clerk, "/members/new", name="Mr P Okafor", kind="councillor", division="Larkham South", begins="2025-05-07"
        )
        member = Member.objects.get(name="Mr P Okafor")
        assert member.person is not None
        place = f"/people/{member.person.public_id}"
        assert "Division: Larkham South" in client.get(place).content.decode()
        assert client.get(f"{place}/photograph.jpg").status_code == 404
        out = io.BytesIO()
        Image.new("RGB", (40, 50), "navy").save(out, "PNG")
        post(clerk, f"/members/{member.public_id}/photograph", photograph=SimpleUploadedFile("o.png", out.getvalue()))
        page = client.get(place).content.decode()
        assert 'alt="Photograph of Mr P Okafor"' in page
        address = re.findall(r'src="(/people/[^"]+photograph.jpg[^"]*)"', page)[0]
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert answer.content.startswith(b"\xff\xd8")
        post(clerk, f"/members/{member.public_id}/photograph", remove="on")
        assert "photograph.jpg" not in client.get(place).content.decode()

    def test_who_is_in_no_publication_has_no_public_page_and_no_photograph(self, lark: SetUp, client: Client) -> None:
        assert client.get(f"/people/{member_id('Mr K Lusk')}/photograph.jpg").status_code == 404
        assert client.get(f"/people/{member_id('Mr K Lusk')}").status_code == 404
