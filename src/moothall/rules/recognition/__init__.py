"""Whether two printed forms mean the same: people, posts, bodies and indicators across packs.

Every function compares two forms and gives a verdict with its reason. `same` is given by an exact rule alone;
what is likely but not certain is `doubtful`, and a person decides.
"""

from moothall.rules.recognition.bodies import compare_bodies
from moothall.rules.recognition.indicators import IndicatorForm, compare_indicators
from moothall.rules.recognition.people import PersonForm, compare_people, is_surname_alone
from moothall.rules.recognition.posts import compare_posts
from moothall.rules.recognition.verdicts import Likeness, Verdict

__all__ = [
    "IndicatorForm",
    "Likeness",
    "PersonForm",
    "Verdict",
    "compare_bodies",
    "compare_indicators",
    "compare_people",
    "compare_posts",
    "is_surname_alone",
]
