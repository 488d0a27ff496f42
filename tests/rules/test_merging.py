"""Two write on from one version: nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from moothall.facts.drafts import Clash, Cover, ReportDraft
from moothall.facts.writing import Block, Conflict, Writing
from moothall.rules.merging import Hands, merged, merged_writing
from written import paragraph, unhurried

HANDS = Hands(mine="Alice", theirs="Bob")
ALICE_BOB, BOB_ALICE = HANDS, Hands(mine="Bob", theirs="Alice")


def written(**texts: str) -> Writing:
    return Writing(blocks=tuple(paragraph(key, text) for key, text in texts.items()))


def keys(writing: Writing) -> str:
    return "".join(block.key for block in writing.blocks)


def texts(writing: Writing) -> set[str]:
    """Every text that stands in a writing or in its conflicts."""
    everything: list[Block | None] = [*writing.blocks, *(conflict.theirs for conflict in writing.conflicts)]
    return {run.text for block in everything if block for run in getattr(block, "runs", ())}


BASE = written(a="one", b="two", c="three")


def test_changes_in_different_paragraphs_join_without_a_word() -> None:
    merge = merged_writing(BASE, written(a="ONE", b="two", c="three"), written(a="one", b="two", c="THREE"), HANDS)
    assert merge == written(a="ONE", b="two", c="THREE")


def test_the_same_change_by_both_is_one_change() -> None:
    both = written(a="one", b="TWO", c="three")
    assert merged_writing(BASE, both, both, HANDS) == both


def test_a_paragraph_that_both_changed_keeps_both_texts() -> None:
    merge = merged_writing(BASE, written(a="mine", b="two", c="three"), written(a="hers", b="two", c="three"), HANDS)
    assert merge.blocks[0] == paragraph("a", "mine")
    assert merge.conflicts == (Conflict(key="a", theirs=paragraph("a", "hers"), by="Bob"),)


def test_what_one_took_out_and_the_other_left_alone_is_gone() -> None:
    assert keys(merged_writing(BASE, written(a="one", c="three"), BASE, HANDS)) == "ac"
    assert keys(merged_writing(BASE, BASE, written(a="one", c="three"), HANDS)) == "ac"


def test_what_one_took_out_and_the_other_changed_stays_in_its_place() -> None:
    out, changed = written(a="one", c="three"), written(a="one", b="changed", c="three")
    mine_out, theirs_out = merged_writing(BASE, out, changed, HANDS), merged_writing(BASE, changed, out, HANDS)
    assert mine_out.blocks == theirs_out.blocks == changed.blocks
    assert mine_out.conflicts == (Conflict(key="b", theirs=None, by="Alice"),)
    assert theirs_out.conflicts == (Conflict(key="b", theirs=None, by="Bob"),)


def test_what_both_add_stands_where_each_put_it() -> None:
    mine = written(a="one", x="mine", b="two", c="three")
    theirs = written(a="one", b="two", c="three", y="theirs")
    assert keys(merged_writing(BASE, mine, theirs, HANDS)) == "axbcy"


def test_a_move_by_one_and_a_change_by_the_other_are_both_done() -> None:
    moved, changed = written(c="three", a="one", b="two"), written(a="one", b="two", c="changed")
    for merge in (merged_writing(BASE, moved, changed, HANDS), merged_writing(BASE, changed, moved, HANDS)):
        assert merge == written(c="changed", a="one", b="two")


def test_a_conflict_that_one_settled_is_settled() -> None:
    conflict = Conflict(key="a", theirs=paragraph("a", "other"), by="Bob")
    base = Writing(blocks=BASE.blocks, conflicts=(conflict,))
    assert merged_writing(base, BASE, base, HANDS).conflicts == ()
    assert merged_writing(base, base, BASE, HANDS).conflicts == ()
    assert merged_writing(base, base, base, HANDS).conflicts == (conflict,)


def test_the_cover_is_merged_field_by_field() -> None:
    base = ReportDraft("r", 1, Cover(subject="Ferries", summary="Old", divisions="All"))
    mine = ReportDraft("r", 1, Cover(subject="Ferries", summary="Mine", divisions="North"))
    theirs = ReportDraft("r", 2, Cover(subject="Boats", summary="Theirs", divisions="All"))
    merge = merged(base, mine, theirs, HANDS)
    assert merge.cover == Cover(subject="Boats", summary="Mine", divisions="North")
    assert merge.clashes == (Clash(field="summary", theirs="Theirs", by="Bob"),)


@st.composite
def three(draw: st.DrawFn) -> tuple[Writing, Writing, Writing]:
    """A base and two versions made from it by changes, additions, removals and moves, each text unlike the others."""
    base = written(**{f"k{number}": f"base {number}" for number in range(draw(st.integers(0, 5)))})
    return base, draw(edits(base, "mine")), draw(edits(base, "theirs"))


@st.composite
def edits(draw: st.DrawFn, base: Writing, who: str) -> Writing:
    blocks: list[Block] = []
    for block in base.blocks:
        act = draw(st.sampled_from(["keep", "keep", "change", "drop", "add"]))
        if act != "drop":
            blocks.append(paragraph(block.key, f"{who} {block.key}") if act == "change" else block)
        if act == "add":
            blocks.append(paragraph(f"{who}{block.key}", f"{who} added {block.key}"))
    return Writing(blocks=tuple(draw(st.permutations(blocks)) if draw(st.booleans()) else blocks))


@unhurried
@given(three())
def test_no_text_that_either_wrote_is_ever_lost(versions: tuple[Writing, Writing, Writing]) -> None:
    base, mine, theirs = versions
    merge = merged_writing(base, mine, theirs, HANDS)
    assert (texts(mine) | texts(theirs)) - texts(base) <= texts(merge)


@unhurried
@given(three())
def test_who_saves_first_makes_no_difference_to_what_is_there(versions: tuple[Writing, Writing, Writing]) -> None:
    base, mine, theirs = versions
    one = merged_writing(base, mine, theirs, ALICE_BOB)
    other = merged_writing(base, theirs, mine, BOB_ALICE)
    assert texts(one) == texts(other)
    assert {block.key for block in one.blocks} == {block.key for block in other.blocks}
    assert {conflict.key for conflict in one.conflicts} == {conflict.key for conflict in other.conflicts}


@unhurried
@given(three())
def test_what_only_one_wrote_is_what_comes_out(versions: tuple[Writing, Writing, Writing]) -> None:
    base, mine, _ = versions
    assert merged_writing(base, mine, base, HANDS) == mine
    assert merged_writing(base, base, mine, HANDS) == mine


@unhurried
@given(three())
def test_each_block_stands_once(versions: tuple[Writing, Writing, Writing]) -> None:
    merge = merged_writing(*versions, HANDS)
    assert len({block.key for block in merge.blocks}) == len(merge.blocks)
    assert {conflict.key for conflict in merge.conflicts} <= {block.key for block in merge.blocks}
