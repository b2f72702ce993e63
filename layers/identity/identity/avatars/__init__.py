"""Avatars: the pictures of people."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity.avatars.service import Avatars

__all__ = ["avatars"]


def avatars() -> "Avatars":
    """As production keeps them."""
    from identity.avatars.bucket import AvatarBucket
    from identity.avatars.service import Avatars
    from identity.profile.table import ProfileTable

    return Avatars(ProfileTable(), AvatarBucket())
