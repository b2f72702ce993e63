"""People, as members of a workspace."""

from identity.people.model import Deactivated, LastAdmin, Member, NoSuchMember

__all__ = ["Deactivated", "LastAdmin", "Member", "NoSuchMember"]
