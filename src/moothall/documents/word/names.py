"""The names that a Word file of ours uses: by them it is known again when it comes back (`intake/word_report.py`).

The same names stand there; a test holds the two together.
"""

NUMBERED = "Numbered paragraph"
COVER_HEADING, COVER_TEXT, COVER_RECOMMENDATION = "Cover heading", "Cover text", "Cover recommendation"
TABLE_CAPTION, TABLE_HEADING, FIGURE_CAPTION = "Table caption", "Table heading", "Figure caption"
KEY, VERSION = "mh_", "mh_version_"
LABELS = (
    ("subject", "Subject"), ("decision", "Decision number"), ("past_pathway", "Past pathway"),
    ("future_pathway", "Future pathway"), ("divisions", "Electoral divisions"),
)  # fmt: skip
