"""Booking: pages on which anybody finds a time with somebody here, and takes it."""
