"""Who may be named when a time is booked: people, and further ones only where the page allows it. Pure."""

import re
from collections.abc import Iterator, Sequence

from agenda.booking.model import Guest
from agenda.booking.page import Page
from agenda.people.model import CALENDAR
from kernel.errors import Invalid

_PROGRAM = re.compile(rf"(?:{CALENDAR}|room-)[0-9a-f]{{32}}@", re.ASCII | re.IGNORECASE)
"""The address of somebody's calendar, or of a room: a program answers what comes there."""


def along(page: Page, guest: Guest, named: Sequence[str]) -> tuple[str, ...]:
    """The further people who come along, each once; ``Invalid`` if there may be none, or somebody is nobody."""
    wrong = list(_wrong(page, guest, named))
    if wrong:
        raise Invalid(f"{wrong[0]['field']}: {wrong[0]['detail']}", wrong)
    others = {each.casefold(): each for each in reversed(named) if each.casefold() != guest.email.casefold()}
    return tuple(reversed(others.values()))


def _wrong(page: Page, guest: Guest, named: Sequence[str]) -> Iterator[dict[str, str]]:
    """What is wrong; a letter to what is no person would take a room, or fill a calendar, in a host's name."""
    if named and not page.allow_guests:
        yield {"field": "guests", "code": "not-allowed", "detail": "nobody else can be named here"}
    asked = {"guest.email": guest.email, **{f"guests.{number}": each for number, each in enumerate(named)}}
    for field, mail in asked.items():
        if _PROGRAM.match(mail):
            yield {"field": field, "code": "not-a-person", "detail": "this is not the address of a person"}
