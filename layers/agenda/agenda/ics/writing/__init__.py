"""From events and tasks of JSCalendar to the bytes of a file."""
