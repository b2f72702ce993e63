"""The one who invites, by the name and at the address by which people know them. Pure."""

from dataclasses import replace

from agenda.invitations.model import Message
from agenda.invitations.parties import Json, organizer, people
from agenda.people.model import Colleague


def named(message: Message, who: Colleague | None) -> Message:
    """The message with the name of the one who invites, and the address at which people know them."""
    if who is None:
        return message
    return replace(message, entries=tuple(_signed(each, who) for each in message.entries))


def _signed(entry: Json, who: Colleague) -> Json:
    mine = organizer(entry)
    said = {name: value for name, value in (("name", who.name), ("email", who.email)) if value}
    everybody = {
        key: {**each, **said} if (each.get("sendTo") or {}).get("imip") == f"mailto:{mine}" else each
        for key, each in people(entry).items()
    }
    return {**entry, "participants": everybody}
