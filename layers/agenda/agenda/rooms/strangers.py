"""Who asks for a room by letter, from a calendar elsewhere, and how that one is answered. Pure."""

from dataclasses import replace
from typing import Any

from agenda.calendars.model import Calendar
from agenda.invitations.answering import UNASKED
from agenda.invitations.model import Message
from agenda.invitations.parties import Json, addresses, key_of, organizer, organizers, people
from agenda.invitations.senders import RELAY, Sender, trust
from agenda.rooms.model import Bookable


def believed(letter: Sender, message: Message, stored: Json | None) -> bool:
    """Whether it is theirs to say, and the answer goes to nobody but them.

    Nobody hands an invitation on to a room, and none is sent for whom nobody vouches: no person looks at it first.
    """
    if trust(letter, message, stored) != "theirs":
        return False
    return message.method != "REQUEST" or all(_answerable(letter, entry) for entry in message.entries)


def names(letter: Sender, message: Message) -> list[str]:
    """By which addresses one may know who asks: those that the letter itself is from, whoever else it names."""
    invites = sorted(organizers(message.entries[0]))
    return [each for each in invites if letter.speaks_for(frozenset({each}))] or [letter.author]


def as_they_find_it(room: Bookable) -> Bookable:
    """The room as it is for strangers: unless it takes everybody, somebody agrees first."""
    return room.model_copy(update={"auto_accept": room.auto_accept and room.outside == "accept"})


def seated(event: Json, me: frozenset[str], calendar: Calendar) -> dict[str, Any]:
    """The event with the room as what it is, by its name: programs elsewhere take it for one of those who come."""
    key = key_of(event, me)
    if key is None:
        return dict(event)
    kind = "location" if calendar.kind == "room" else "resource"
    room = {**people(event)[key], "kind": kind, "name": calendar.name}
    return {**event, "participants": {**people(event), key: room}}


def by_letter(message: Message) -> Message:
    """The answer as programs elsewhere know answers: what waits for somebody to agree is perhaps."""
    return replace(message, entries=tuple(_perhaps(each, message.sender) for each in message.entries))


def _perhaps(entry: Json, mine: str) -> Json:
    everybody = {
        key: {**each, "participationStatus": "tentative"}
        if mine in addresses(each) and each.get("participationStatus", UNASKED) == UNASKED
        else each
        for key, each in people(entry).items()
    }
    return {**entry, "participants": everybody}


def _answerable(letter: Sender, entry: Json) -> bool:
    mail = organizer(entry)
    return mail is not None and (mail.endswith(RELAY) or letter.speaks_for(frozenset({mail})))
