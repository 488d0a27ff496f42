"""The addresses of this part of the desk, and the act that each is for."""

from django.urls import URLPattern, path

from moothall.rules.permits import Act
from moothall.web.desk.plan import calendar_views as calendar
from moothall.web.desk.plan import meeting_views as meetings
from moothall.web.desk.plan import planner_views as planner
from moothall.web.desk.plan import programme_views as programmes
from moothall.web.desk.plan import views

_MEETING = "desk/meetings/<opaque:meeting>"
_BODY = "desk/programmes/<opaque:body>"
_ITEM = "desk/programme-items/<opaque:item>"

PATTERNS: list[URLPattern] = [
    path("desk", views.desk, name="desk"),
    path("desk/calendar", calendar.calendar, name="desk-calendar"),
    path("desk/calendar/plan", calendar.plan_year, name="desk-calendar-plan"),
    path("desk/calendar/fix", calendar.fix, name="desk-calendar-fix"),
    path("desk/calendar/call", calendar.call, name="desk-calendar-call"),
    path("desk/calendar/sheet", planner.planner, name="desk-calendar-sheet"),
    path("desk/calendar/meetings.ics", planner.planner_file, name="desk-calendar-file"),
    path("desk/calendar/days", calendar.special_days, name="desk-special-days"),
    path("desk/calendar/days/forget", calendar.forget_days, name="desk-special-days-forget"),
    path("desk/calendar/timetable", calendar.timetable, name="desk-timetable"),
    path(_MEETING, meetings.meeting, name="desk-meeting"),
    path(f"{_MEETING}/timetable.ics", meetings.timetable_file, name="desk-meeting-timetable"),
    path(f"{_MEETING}/held", meetings.held, name="desk-meeting-held"),
    path(f"{_MEETING}/change/<slug:what>", meetings.change, name="desk-meeting-change"),
    path("desk/programmes", programmes.index, name="desk-programmes"),
    path(_BODY, programmes.programme, name="desk-programme"),
    path(f"{_BODY}/new", programmes.new_item, name="desk-programme-new"),
    path(f"{_BODY}/offered", programmes.offer, name="desk-programme-offer"),
    path(f"{_BODY}/paper", programmes.paper, name="desk-programme-paper"),
    path(f"{_BODY}/programme.pdf", programmes.paper_file, name="desk-programme-file"),
    path(_ITEM, programmes.show_item, name="desk-programme-item"),
    path(f"{_ITEM}/move", programmes.move_item, name="desk-programme-move"),
    path(f"{_ITEM}/drop", programmes.drop, name="desk-programme-drop"),
]
_CALENDAR = (
    "desk-calendar-plan",
    "desk-calendar-fix",
    "desk-calendar-call",
    "desk-special-days",
    "desk-special-days-forget",
    "desk-timetable",
    "desk-meeting-change",
    "desk-meeting-held",
)
_PROGRAMME = ("desk-programme-new", "desk-programme-offer", "desk-programme-move", "desk-programme-drop")
_SEEN = (
    "desk-calendar",
    "desk-calendar-sheet",
    "desk-calendar-file",
    "desk-meeting",
    "desk-meeting-timetable",
    "desk-programmes",
    "desk-programme",
    "desk-programme-paper",
    "desk-programme-file",
    "desk-programme-item",
)
POLICY: dict[str, Act] = {
    "desk": Act.open_desk,
    **dict.fromkeys(_SEEN, Act.see_plan),
    **dict.fromkeys(_CALENDAR, Act.manage_calendar),
    **dict.fromkeys(_PROGRAMME, Act.manage_programme),
}
