"""Signing in with accounts of other providers: Google, Microsoft, Apple, and whatever a workspace has set up.

``reception`` sends browsers there, ``returning`` takes them back.
"""

from identity.federation.model import AllLinked, Away, Discover, LinkBegun, LinkWanted, Returned, Ways
from identity.federation.saying import OnAPage

__all__ = ["AllLinked", "Away", "Discover", "LinkBegun", "LinkWanted", "OnAPage", "Returned", "Ways"]
