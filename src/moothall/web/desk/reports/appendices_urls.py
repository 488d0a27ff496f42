"""The addresses of appendices, and of Word files that go out and come back."""

from django.urls import URLPattern, path

from moothall.web.desk.reports import appendices, word

_REPORT = "desk/reports/<str:report>"
_ONE = f"{_REPORT}/appendices/<str:appendix>"
PATTERNS: list[URLPattern] = [
    path(f"{_REPORT}/appendices", appendices.index, name="desk-report-appendices"),
    path(_ONE, appendices.change, name="desk-report-appendix"),
    path(f"{_ONE}/file", appendices.file, name="desk-report-appendix-file"),
    path(f"{_ONE}/pdf", appendices.bound, name="desk-report-appendix-bound"),
    path(f"{_ONE}/replace", appendices.replace, name="desk-report-appendix-replace"),
    path(f"{_ONE}/give-pdf", appendices.give_pdf, name="desk-report-appendix-pdf"),
    path(f"{_ONE}/clean", appendices.clean, name="desk-report-appendix-clean"),
    path(f"{_ONE}/move", appendices.move, name="desk-report-appendix-move"),
    path(f"{_ONE}/remove", appendices.remove, name="desk-report-appendix-remove"),
    path(f"{_REPORT}/word", word.index, name="desk-report-word"),
    path(f"{_REPORT}/word/save", word.save, name="desk-report-word-save"),
    path(f"{_REPORT}/versions/<int:number>/word", word.give, name="desk-report-word-file"),
]
READ = (
    "desk-report-appendices",
    "desk-report-appendix-file",
    "desk-report-appendix-bound",
    "desk-report-word",
    "desk-report-word-file",
)
"""Those that whoever may read the report may use; what changes it asks for an author besides."""
MORE = (("desk-report-appendices", "Appendices"), ("desk-report-word", "Work on it in Word, and take it back"))
