"""Rooms and resources: what can be booked, by whom, and what becomes of an invitation to one."""

from agenda.rooms.model import Bookable, Decision, Wanted, decide

__all__ = ["Bookable", "Decision", "Wanted", "decide"]
