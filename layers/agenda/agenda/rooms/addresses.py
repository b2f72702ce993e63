"""The calendar address of a room: whoever invites it there asks for it, and programs need nothing else. Pure."""

from uuid import UUID

from agenda.invitations.addresses import NOWHERE

_PREFIX = "room-"


def local_part(room_id: str) -> str:
    """What stands before the ``@``: it says which room it is, so that nothing has to be looked up."""
    return _PREFIX + UUID(room_id).hex


def room_address(room_id: str, domain: str) -> str:
    """Where a room is asked for."""
    return f"{local_part(room_id)}@{domain or NOWHERE}"


def room_at(mail: str, domain: str) -> str | None:
    """The id of the room that would be at that address; ``None`` if it is none of a room."""
    local, _, where = mail.lower().partition("@")
    if where != (domain or NOWHERE) or not local.startswith(_PREFIX):
        return None
    try:
        found = UUID(hex=local.removeprefix(_PREFIX))
    except ValueError:
        return None
    return str(found) if local == local_part(str(found)) else None
