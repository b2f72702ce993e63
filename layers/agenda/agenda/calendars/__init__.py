"""Calendars: whose they are, how they look, with whom they are shared."""

from agenda.calendars.model import Calendar, CalendarDraft, CalendarUpdate, NoSuchCalendar

__all__ = ["Calendar", "CalendarDraft", "CalendarUpdate", "NoSuchCalendar"]
