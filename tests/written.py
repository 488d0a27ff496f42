"""Writings for tests: a small one that is read at a glance, and any that an author could write."""

import string
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from moothall.facts.writing import (
    Block,
    Run,
    Writing,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)
from moothall.rules.tidy_writing import tidy

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""A busy machine is no fault of what is tested."""
PICTURE = "ab" * 32


class Keys:
    """New keys, one after the other."""

    def __init__(self, first: int = 1) -> None:
        self.numbers = count(first)

    def __call__(self) -> str:
        return f"new{next(self.numbers):05}"


def paragraph(key: str, text: str, *, numbered: bool = True) -> WrittenParagraph:
    return WrittenParagraph(key=key, runs=(Run(text=text),), numbered=numbered)


def example() -> Writing:
    """A bit of everything."""
    return Writing(
        blocks=(
            WrittenHeading(key="aaaaaaaa", text="Introduction"),
            WrittenParagraph(
                key="bbbbbbbb",
                runs=(
                    Run(text="The ferry to "),
                    Run(text="Low Quay", strong=True),
                    Run(text=" ran late on nine days.", note="Harbour log, May."),
                    Run(text=" See "),
                    Run(text="the log", link="https://larkshire.example/log"),
                ),
            ),
            WrittenList(
                key="cccccccc",
                style="letter",
                items=(
                    WrittenItem(runs=(Run(text="the tide"),), items=(WrittenItem(runs=(Run(text="at springs"),)),)),
                    WrittenItem(runs=(Run(text="the crew"),)),
                ),
            ),
            WrittenHeading(key="dddddddd", text="Proposal"),
            paragraph("eeeeeeee", "A second boat is to be hired."),
            paragraph("ffffffff", "In summer only.", numbered=False),
            WrittenTable(
                key="gggggggg",
                caption="Days late",
                rows=(
                    (cell("Month", header=True), cell("Days", header=True)),
                    (cell("May", header=True), cell("9")),
                    (cell("Not yet counted", columns=2),),
                ),
            ),
            WrittenFigure(key="hhhhhhhh", file=PICTURE, alternative="The quay at low water", caption="Low Quay"),
        )
    )


def cell(text: str, *, columns: int = 1, rows: int = 1, header: bool = False) -> WrittenCell:
    return WrittenCell(lines=((Run(text=text),),), columns=columns, rows=rows, header=header)


_SIGNS = st.sampled_from([*string.ascii_letters, *string.digits, *" \t\n   .,;:()[]*_|!{}^~\\#-+/<>&\"'£–é•1234."])
words = st.text(_SIGNS, max_size=16)
links = st.sampled_from(["", "", "", "https://larkshire.example/a?b=1&c=(2)", "mailto:clerk@larkshire.example"])
runs = st.lists(
    st.builds(Run, text=words, strong=st.booleans(), emphasis=st.booleans(), link=links, note=st.just("") | words),
    max_size=3,
).map(tuple)
_bare_items = st.builds(WrittenItem, runs=runs)
items = st.lists(
    st.builds(WrittenItem, runs=runs, items=st.lists(_bare_items, max_size=2).map(tuple)), min_size=1, max_size=3
).map(tuple)
cells = st.builds(
    WrittenCell,
    lines=st.lists(runs, max_size=2).map(tuple),
    columns=st.integers(1, 3),
    rows=st.integers(1, 3),
    header=st.booleans(),
)


def blocks(key: str) -> st.SearchStrategy[Block]:
    """Any block of that key."""
    rows = st.lists(st.lists(cells, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(WrittenHeading, key=st.just(key), text=words, level=st.integers(1, 3)),
        st.builds(WrittenParagraph, key=st.just(key), runs=runs, numbered=st.booleans()),
        st.builds(
            WrittenList,
            key=st.just(key),
            items=items,
            style=st.sampled_from(["bullet", "letter", "number"]),
            goes_on=st.booleans(),
        ),
        st.builds(WrittenTable, key=st.just(key), rows=rows, caption=words),
        st.builds(WrittenFigure, key=st.just(key), file=st.just(PICTURE), alternative=words, caption=words),
    )


@st.composite
def writings(draw: st.DrawFn, most: int = 3) -> Writing:
    """Any writing, in its one form."""
    size = draw(st.integers(0, most))
    return tidy(Writing(blocks=tuple(draw(blocks(f"key{number:05}")) for number in range(size))))
