"""What a meeting asked to hear of again, in the words of its minutes: a report, an update, a promise to come back."""

import re

_REPORT = r"\b(?:reports?|updates?|papers?|briefings?|presentations?|reviews?|analys[ie]s|evaluations?)\b"
_WHICH = r"(?:next|future|later|subsequent|forthcoming|following|another)"
_BODY = r"(?:meetings?|committees?|cabinet|council|boards?|panels?)"
_NEAR = r"[^.;()]{0,90}?"
"""What stands between a report and what is to be done with it."""
_TIME_OF_YEAR = r"the (?:new year|spring|summer|autumn|winter)"
_SEASON = rf"(?:in|after) (?:due course|future|{_TIME_OF_YEAR}|[\w-]+ (?:months?|years?)|\w+ \d{{4}})"
_OFTEN = r"annually|quarterly|(?:every|each) (?:\w+ )?(?:months?|quarter|year)"
_LATER = rf"\b(?:{_WHICH} (?:\w+ ){{0,2}}?{_BODY}|{_SEASON}|{_OFTEN})\b"
_GIVEN = r"(?:brought|considered|submitted|presented|provided|given|prepared|received|taken)"
_GIVE = r"\b(?:bring|submit|present|provide|give|receive|have|consider)\b"
_FURTHER = r"\b(?:further|progress|annual|detailed|updated|follow-up|quarterly|six-monthly|half-yearly)\b"
_ASKED = r"\b(?:(?:asked|agreed|wished|wanted|required)\b[^.;]*?\b(?:for|that|to have|to receive)|requested)\b"
_ONE = r" (?:\w+ )*?\b(?:a|an|another|further|regular|annual) (?:\w+ ){0,3}?"
_PROMISED = r"\b(?:undertook|undertakes|undertaken|promised|offered|agreed) to"
_PROMISE = r"(?:come back|return|report|let (?:the )?members have|provide|bring|circulate|send)\b"

ASKED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_REPORT}{_NEAR}\b(?:be|being|are|is) (?:\w+ )?{_GIVEN}\b[^.;]*?{_LATER}",
        rf"{_GIVE}[^.;]*?{_REPORT}[^.;]*?{_LATER}",
        r"\b(?:added|placed|put|included)\b[^.;]*\bwork programme\b",
        rf"{_FURTHER} (?:\w+ )?{_REPORT}{_NEAR}\b(?:be|to) (?:{_GIVEN}|come|return)\b",
        rf"{_ASKED}{_ONE}{_REPORT}",
        rf"{_PROMISED} {_PROMISE}",
        r"\breport(?:ed)? back\b",
    )
)
"""The forms in which minutes ask for something, or promise it."""
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(])")


def asked_for(text: str) -> tuple[str, ...]:
    """The sentences of a minute that ask for, or promise, something to be heard of again; as they are written."""
    sentences = (" ".join(one.split()) for one in _SENTENCE.split(text))
    return tuple(one for one in sentences if any(form.search(one) for form in ASKED))
