"""What minutes ask to hear of again."""

import pytest

from moothall.rules.undertakings import asked_for


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms Aske undertook to report the number of practices accepting new patients.",
        "The Chairman asked that a report be brought to the next meeting.",
        "RESOLVED that a further report be submitted to a future meeting of the Committee.",
        "that a progress report on the verges be brought to the Committee in six months",
        "Members requested an annual update on the market for taxis.",
        "Mr Pell agreed to circulate the list of culverts.",
        "that the Director report back on the trial",
        "The Committee wished to receive a further paper on parking.",
        "That a further report be considered after 3-5 months and the matter added to the work programme.",
        "It was agreed that the ferry timetable be placed on the work programme.",
    ],
)
def test_a_report_is_asked_for_or_promised(sentence: str) -> None:
    assert asked_for(sentence) == (sentence,)


def test_only_the_sentence_that_asks_is_given() -> None:
    text = "Members spoke about it. Mr Pell agreed to circulate\n the list. The report was noted."
    assert asked_for(text) == ("Mr Pell agreed to circulate the list.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "RESOLVED that the report be noted.",
        "that the minutes be approved as a correct record",
        "Ms Quill presented the report.",
        "That the criteria would be looked at in the annual update process and attempts would be made to clarify them.",
        "It was expected that the points of the review would be covered by the strategy (to be submitted in May 2027).",
        "In reply to a question, Mr Fenn said that the road had been resurfaced.",
        "",
    ],
)
def test_what_asks_for_nothing(sentence: str) -> None:
    assert asked_for(sentence) == ()
