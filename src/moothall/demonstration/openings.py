"""The items that open a meeting: apologies, declarations, minutes of the last, an election."""

from moothall.demonstration.agendas import Entry, agenda
from moothall.demonstration.attendance import present
from moothall.demonstration.bodies import bodies
from moothall.demonstration.chance import chance
from moothall.demonstration.diary import Sitting, election_at, previous
from moothall.demonstration.discussions import Discussion
from moothall.demonstration.people import people
from moothall.demonstration.voting import election
from moothall.documents.composer.words import listed, long_date
from moothall.documents.pack_text import Passage, Resolution

INTERESTS = (
    "{name} declared an interest in the item on {topic}, as a relative was employed by the service.",
    "In relation to the item on {topic}, {name} said that they were a trustee of a charity that might apply for funds.",
    "{name} declared that they owned land mentioned in the papers for the item on {topic}.",
)
CORRECT = (
    "that the minutes of the meeting held on {date} are correctly recorded and that they be signed by the {chair}.",
    "that the minutes of the meeting held on {date} be approved as a correct record and signed by the {chair}.",
    "that the minutes of the meeting held on {date} were a correct record and that a paper copy be signed by the "
    "{chair}.",
)


def minute(entry: Entry, *passages: str) -> Discussion:
    """A minute of plain paragraphs without a resolution."""
    contents = tuple(Passage(text=passage) for passage in passages)
    return Discussion(title=entry.item.title, agenda_item=entry.item.number, contents=contents)


def apologies(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """Who sent apologies, and who came in whose place."""
    found = present(sitting, seed)
    if not found.absent:
        return minute(entry, "There were no apologies.")
    spoken = {name: people().members[name].spoken for name in (*found.absent, *found.keys)}
    told = f"Apologies were received from {listed([spoken[name] for name in found.absent])}."
    swaps = [f"{spoken[name]} attended as substitute for {spoken[gone]}" for name, gone in found.members if gone]
    return minute(entry, f"{told} {listed(swaps)}." if swaps else told)


def declarations(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """Interests declared: at most meetings none."""
    draw = chance(seed, "interests", sitting.body, sitting.date)
    subjects = [item for item in sitting.keys if item not in ("dashboard", "finance", "programme", "vice-chair")]
    if draw.random() < 0.75 or not subjects:
        return minute(entry, draw.choice(("There were no declarations of interest.", "No interests were declared.")))
    name = people().members[draw.choice(present(sitting, seed).keys)].spoken
    told = draw.choice(INTERESTS).format(name=name, topic=f"‘{title_of(draw.choice(subjects), sitting, seed)}’")
    return minute(entry, told)


def title_of(item: str, sitting: Sitting, seed: int) -> str:
    """The title under which an item of the diary stood on the agenda."""
    return next(entry.item.title for entry in agenda(sitting, seed) if entry.key == item)


def approval(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """The approval of the minutes of the meeting before."""
    wording = chance(seed, "approval", sitting.body).choice(CORRECT)
    chair = bodies()[sitting.body].chair_word
    resolved = wording.format(date=long_date(previous(sitting).date), chair=chair)
    return Discussion(
        title=entry.item.title, agenda_item=entry.item.number, resolutions=(resolved,), contents=(Resolution(),)
    )


def elected(entry: Entry, sitting: Sitting, seed: int) -> Discussion:
    """The election of a vice-chairman."""
    found = election_at(sitting)
    if found is None:
        raise ValueError(f"the diary has no election for {sitting.body} on {sitting.date}")
    told, votes, resolved = election(found, sitting, seed)
    return Discussion(
        title=entry.item.title,
        agenda_item=entry.item.number,
        resolutions=(resolved,),
        votes=tuple(votes),
        contents=(*(Passage(text=line) for line in told), Resolution()),
    )
