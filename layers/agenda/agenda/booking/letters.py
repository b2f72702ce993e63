"""The letters about bookings: to guests, by their clock and with their links, and to hosts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from agenda.alerts.days import Span
from agenda.alerts.saying import long
from agenda.booking import texts_en
from agenda.booking.entering import brought
from agenda.booking.files import invite
from agenda.booking.model import Booking
from agenda.booking.page import Page
from agenda.booking.words import Word
from agenda.invitations.addresses import calendar_address
from agenda.people.model import Colleague
from kernel.letters import Brand, Enclosed, Invite, Letter, Reader, Unreachable
from kernel.letters.compose import Exact, Sentence, Stationery, Value
from kernel.letters.links import picture
from kernel.letters.names import routable

OURS = Stationery({"en": texts_en})
_BY_HOSTS = ("guest_declined", "guest_called_off")
_ENDED = ("guest_cancelled", *_BY_HOSTS)


class Told(NamedTuple):
    """What a letter about a booking says."""

    word: Word
    page: Page | None
    """None: it is there no more."""
    hosts: Sequence[Colleague]
    """Those who take it."""
    brand: Brand
    origin: str
    domain: str = ""
    """Where answers of calendars are read; empty: nowhere here, and so they go to the host."""


def to_guest(told: Told, ticket: str, now: datetime) -> Letter:
    """The letter to whoever booked: with links that open the booking, and the file for their calendar."""
    if told.word.kind == "guest_confirms":
        return _to_confirm(told, ticket)
    it, page, kind = told.word.booking, told.page, told.word.kind
    to = Reader(it.guest.email, it.guest.name, it.guest.locale, it.guest.zone)
    ended = kind in _ENDED
    opened = f"{told.origin}/booking"
    choices = {each: f"{opened}?to={each}#{ticket}" for each in ("move", "cancel") if not ended}
    again = _again(told) if ended else ""
    first = told.hosts[0] if told.hosts else None
    made = OURS.composed(
        kind,
        to,
        replace(told.brand, sender=first.name or told.brand.sender) if first else told.brand,
        {"title": it.title, "time": it.begins, "hosts": _names(told.hosts) or told.brand.name},
        link=again or (_call(page) if not ended and it.status == "confirmed" else ""),
        quote=it.reason if kind in _BY_HOSTS else "",
        choices=choices,
        facts=(
            *_when(told.word, to),
            ("where", _where(page) if not ended else None),
            *_until(it, page, ended=ended),
            *_brought(told),
            *(_answers(it, page) if it.proven else ()),  # else it would carry anybody's words to anybody
        ),
        replies=first.email if first else "",
    )
    return _enclosed(made, _file(told, now))


def to_along(told: Told, now: datetime) -> Letter:
    """The letter to somebody whom its guest brings along: nothing in it opens the booking, or tells their answers."""
    word, page = told.word, told.page
    it, ended = word.booking, word.kind == "along_cancelled"
    to = Reader(word.along, "", it.guest.locale, it.guest.zone)
    first = told.hosts[0] if told.hosts else None
    made = OURS.composed(
        word.kind,
        to,
        replace(told.brand, sender=first.name or told.brand.sender) if first else told.brand,
        {
            "title": it.title,
            "time": it.begins,
            "guest": it.guest.name,
            "hosts": _names(told.hosts) or told.brand.name,
        },
        link=_again(told) if ended else _call(page) if it.status == "confirmed" else "",
        facts=(*_when(word, to), ("where", _where(page) if not ended else None)),
        replies=first.email if first else "",
    )
    return _enclosed(made, _file(told, now))


def _to_confirm(told: Told, ticket: str) -> Letter:
    """The letter to an address that anybody may have typed: nothing that they wrote stands in it, nor where it is."""
    it, first = told.word.booking, told.hosts[0] if told.hosts else None
    to = Reader(it.guest.email, "", it.guest.locale, it.guest.zone)
    return OURS.composed(
        "guest_confirms",
        to,
        replace(told.brand, sender=first.name or told.brand.sender) if first else told.brand,
        {"title": it.title, "time": it.begins, "hosts": _names(told.hosts) or told.brand.name},
        link=f"{told.origin}/booking#{ticket}",
        facts=(*_when(told.word, to), ("kept", it.confirm_by)),
        replies=first.email if first else "",
    )


def to_host(told: Told, host: Colleague) -> Letter:
    """The letter to somebody who takes it, or took it."""
    it, page = told.word.booking, told.page
    to = Reader(host.email, host.name, host.locale, host.zone)
    leads = f"{told.origin}/agenda"
    if told.word.kind == "host_asked" and page:
        leads = f"{told.origin}/agenda/booking/{page.slug}/{it.booking_id}"
    return OURS.composed(
        told.word.kind,
        to,
        told.brand,
        {"title": it.title, "time": it.begins, "guest": it.guest.name, "page": page.title if page else it.title},
        link=leads,
        quote=it.reason,
        facts=(
            *_when(told.word, to),
            ("guest", it.guest.name),
            ("address", Exact(it.guest.email)),
            *_brought(told),
            ("where", _where(page)),
            *_answers(it, page),
        ),
        replies=_answerable(it.guest.email),
    )


def _answerable(address: str) -> str:
    """Where one can answer to; a host hears of it all the same if one cannot."""
    try:
        routable(address)
    except Unreachable:
        return ""
    return address


def _file(told: Told, now: datetime) -> Invite | None:
    """What does not take place yet, and never did, is in nobody's calendar but the hosts'."""
    word = told.word
    if word.booking.status == "confirmed" or word.known:
        answers = (
            calendar_address(word.workspace, told.hosts[0].person, told.domain) if told.hosts and told.domain else ""
        )
        return invite(word.booking, told.page, told.hosts, now, answers, reader=word.along)
    return None


def _enclosed(letter: Letter, invited: Invite | None) -> Letter:
    if invited is None:
        return letter
    return replace(
        letter, invite=invited, enclosed=(Enclosed("invite.ics", invited.content.encode(), "application/ics"),)
    )


def _when(word: Word, to: Reader) -> Iterator[tuple[str, Value]]:
    yield "when", Exact(long(to, Span(word.booking.begins, word.booking.ends)))
    if word.was:
        yield "was", Exact(long(to, Span(*word.was)))


def _where(page: Page | None) -> Value | None:
    if page is None or page.place.kind == "later":
        return None
    return texts_en.WORDS["phone"] if page.place.kind == "phone" else Sentence(page.place.detail)


def _until(it: Booking, page: Page | None, *, ended: bool) -> Iterator[tuple[str, Value]]:
    if page and page.change_until and not ended:
        yield "until", it.begins - timedelta(minutes=page.change_until)


def _answers(it: Booking, page: Page | None) -> Iterator[tuple[str, Value]]:
    asked = {each.key: each.label for each in page.questions} if page else {}
    yield from ((asked.get(key, key), Sentence(answer)) for key, answer in it.answers.items())


def _brought(told: Told) -> Iterator[tuple[str, Value]]:
    found = brought(told.word.booking, [each.email for each in told.hosts])
    if found:
        yield "along", Exact(", ".join(found))


def _again(told: Told) -> str:
    """Where another time is found."""
    return f"{told.origin}/book/{told.page.slug}" if told.page and told.page.open else ""


def _call(page: Page | None) -> str:
    return picture(page.place.detail) if page and page.place.kind == "link" else ""


def _names(hosts: Sequence[Colleague]) -> str:
    return ", ".join(each.name or each.email for each in hosts)
