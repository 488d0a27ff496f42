"""The calendar, timetables and work programmes."""
