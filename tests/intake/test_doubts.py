"""What a reading leaves open is said in words."""

from sheets import PACK

from moothall.intake.reading import read


def doubts(text: str) -> tuple[str, ...]:
    return read(text.encode()).doubts


def test_a_pack_read_whole_leaves_no_doubt() -> None:
    assert doubts(PACK) == ()


def test_an_item_with_pages_and_no_paper_is_named() -> None:
    pack = PACK.replace("5 Budget monitoring - to follow", "5 Budget monitoring (Pages 14 - 15)")
    assert doubts(pack) == ("Item 5 has pages 14 to 15, but no paper for it was found.",)


def test_a_number_left_out_of_the_agenda_is_named() -> None:
    pack = PACK.replace("1 Apologies\n", "1 Apologies\n", 1).replace("5 Budget monitoring - to follow\n", "")
    assert doubts(pack) == ("Between the agenda's items 4 and 6 a number is missing.",)


def test_minutes_say_what_they_lack() -> None:
    pack = PACK.replace(
        "None.\n", "There were 4 votes in favour and 4 votes against.\n\n3. Gates\n(Item 3)\n\nNoted.\n", 1
    )
    assert doubts(pack) == (
        "Minutes of 7 January 2031: between the numbers 1 and 3 one is missing.",
        "Minutes of 7 January 2031, 1: a vote is tied and no casting vote is told.",
    )


def test_tables_that_hold_no_facts_are_counted() -> None:
    pack = PACK.replace("The plan.", "Tree\tAge\nOak\told\n\nWord\tMeaning\nWeir\ta dam\n")
    assert doubts(pack) == ("2 of 2 tables hold nothing that is read as facts; they are kept as text.",)


def test_a_report_without_a_front_sheet_says_so() -> None:
    assert doubts("From: Gil Lime\n\nTo: Parks Panel\n\nSubject: Paths\n\nMuch was done.\n") == (
        "No agenda was found.",
    )
