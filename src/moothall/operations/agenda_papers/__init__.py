"""The papers behind an agenda's items: reports with their appendices, and files that are handed in."""

from moothall.operations.agenda_papers.files import PaperWords, attach_file, clean_file, replace_file
from moothall.operations.agenda_papers.placing import detach, exempt_paper, hold, move_paper, release_hold
from moothall.operations.agenda_papers.reports import attach_report, follow_report, place_report

__all__ = [
    "PaperWords",
    "attach_file",
    "attach_report",
    "clean_file",
    "detach",
    "exempt_paper",
    "follow_report",
    "hold",
    "move_paper",
    "place_report",
    "release_hold",
    "replace_file",
]
