"""The people of the journeys, each with an account, a browser of their own, and only the pages to work with."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from larkshire_council import larkshire
from playwright.sync_api import Browser, Page

from larkshire import MOMENT
from moothall.operations import accounts
from moothall.rules.permits import Role
from web.people_of_the_desk import PASSWORD

CAST = {
    "ada.quill": (Role.clerk,),
    "ida.finch": (Role.author,),
    "fred.coyne": (Role.finance_adviser,),
    "lena.moss": (Role.legal_adviser,),
    "eve.marsh": (Role.equalities_adviser,),
    "dan.crake": (Role.data_protection_adviser,),
    "dora.heath": (Role.director,),
    "jim.tarrant": (Role.cabinet_member,),
    "grace.pell": (Role.body_member,),
}
SEATS = {"grace.pell": "Mr G H Pell", "jim.tarrant": "Mr J Tarrant"}


@dataclass(frozen=True)
class Window:
    """Someone's own browser, the site that it looks at, and a folder for files."""

    page: Page
    site: str
    folder: Path

    def open(self, path: str) -> Page:
        """Go to an address of the site."""
        self.page.goto(f"{self.site}{path}")
        return self.page

    def press(self, name: str) -> str:
        """Press a button, and read what the page then says."""
        self.page.get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()
        return self.said()

    def follow(self, name: str) -> str:
        """Follow a link of the page, and read what is there."""
        self.page.locator("main a", has_text=name).first.click()
        self.page.wait_for_load_state()
        return self.said()

    def file(self, name: str) -> bytes:
        """What a link of the page leads to, as it is sent to this browser."""
        address = self.page.locator("main a", has_text=name).first.get_attribute("href")
        answer = self.page.request.get(f"{self.site}{address}")
        assert answer.ok
        return answer.body()

    def fill(self, **fields: str) -> None:
        """Fill in fields by their names."""
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]:not([type=hidden])").first.fill(value)

    def said(self) -> str:
        """The words of the page."""
        return self.page.inner_text("main")


def council_at_work() -> None:
    """Larkshire is set up, and each of the cast has an account."""
    made = larkshire()
    for name, roles in CAST.items():
        user = accounts.appoint(name=name, password=PASSWORD, roles=roles, at=MOMENT)
        first, surname = (part.capitalize() for part in name.split("."))
        seat = SEATS.get(name)
        accounts.describe(
            user=user,
            full_name=(first, surname),
            email=f"{name}@larkshire.example",
            person=f"member {made.members[seat].public_id}" if seat else "",
            by=None,
            at=MOMENT,
        )


@contextmanager
def everyone(
    chromium: Browser, site: str, folder: Path, cast: Iterable[str] = tuple(CAST)
) -> Iterator[Mapping[str, Window]]:
    """A window for each of the cast, in which they have signed in by the page for it; under no name a resident's."""
    with ExitStack() as open_windows:
        yield {who: open_windows.enter_context(_window(chromium, site, folder, who)) for who in ("", *cast)}


@contextmanager
def _window(chromium: Browser, site: str, folder: Path, who: str) -> Iterator[Window]:
    context = chromium.new_context(viewport={"width": 1200, "height": 1000})
    context.set_default_timeout(20_000)
    one = Window(context.new_page(), site, folder)
    if who:
        one.open("/desk")
        one.fill(username=who, password=PASSWORD)
        one.page.locator("main button[type=submit]").first.click()
        one.page.wait_for_url("**/desk**")
    yield one
    context.close()
