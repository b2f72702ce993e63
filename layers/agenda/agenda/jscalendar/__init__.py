"""Events and tasks as JSCalendar has them (RFC 8984)."""
