"""iCalendar (RFC 5545): what other programs send and fetch."""
