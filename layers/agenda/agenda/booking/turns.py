"""Whose turn it is: who had the fewest by their weight, and of those whose last is longest ago. Pure, without chance.

Between two hosts with weights 2 and 1 twelve bookings are eight and four, and in every stretch of them about so. Who
begins to take turns begins together with all others, so that nobody new has to catch up.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from agenda.booking.page import Page


class Turn(NamedTuple):
    """What a host had: how many, and the number of the last among all."""

    many: int = 0
    last: int = 0


Turns = Mapping[str, Turn]


def order(page: Page, turns: Turns) -> list[str]:
    """The hosts of a page, the one whose turn it is first."""

    def key(place: int) -> tuple[Fraction, int, int]:
        host = page.hosts[place]
        turn = turns.get(host.person, Turn())
        return Fraction(2 * turn.many + 1, host.weight), turn.last, place

    return [page.hosts[place].person for place in sorted(range(len(page.hosts)), key=key)]


def taken(turns: Turns, hosts: Iterable[str]) -> dict[str, Turn]:
    """The turns after these hosts had one."""
    now, number = dict(turns), 1 + max((each.last for each in turns.values()), default=0)
    for host in hosts:
        now[host] = Turn(now.get(host, Turn()).many + 1, number)
    return now


def given_back(turns: Turns, hosts: Iterable[str]) -> dict[str, Turn]:
    """The turns when these hosts had one that came to nothing."""
    now = dict(turns)
    for host in hosts:
        if now.get(host, Turn()).many:
            now[host] = now[host]._replace(many=now[host].many - 1)
    return now
