"""Calendars and what is in them: events, invitations, bookings, tasks, and being reminded of all that."""
