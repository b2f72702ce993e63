"""Alerts: reminding people in time, once, of what is in their calendars and what they have to do."""
