"""Profile: one's own account."""

from identity.profile.model import ChangePassword, EditMe, KnownDevices, Me
from identity.profile.service import Profile

__all__ = ["ChangePassword", "EditMe", "KnownDevices", "Me", "Profile", "profile"]


def profile() -> Profile:
    """As production keeps it."""
    from identity.profile.table import ProfileTable

    return Profile(ProfileTable())
