"""Where the picture of a person is shown: all of it that those need who show people, or only read them. Pure."""

from kernel.callers import PersonId


def address(person: PersonId, avatar: str | None) -> str | None:
    """Where a picture is shown: who knows the address sees it, and nobody guesses one."""
    return f"/api/auth/avatars/{person}/{avatar}" if avatar else None
