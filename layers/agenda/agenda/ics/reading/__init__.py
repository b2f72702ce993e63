"""From the components of a file to events and tasks of JSCalendar."""
