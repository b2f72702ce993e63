"""Calendars that come from elsewhere: what is asked, how often, and what becomes of the answer."""

from agenda.subscriptions.following import Difference, difference, same
from agenda.subscriptions.model import BadAddress, Subscription, address

__all__ = ["BadAddress", "Difference", "Subscription", "address", "difference", "same"]
