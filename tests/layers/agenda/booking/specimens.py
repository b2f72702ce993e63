"""One of every letter about bookings, as it might be sent."""

from datetime import UTC, datetime, timedelta
from typing import get_args

from agenda.booking.letters import Told, to_along, to_guest, to_host
from agenda.booking.model import Booking, Guest, Taker
from agenda.booking.words import Kind, Time, Word
from agenda.people.model import Colleague
from kernel.letters import Brand
from tests.layers.agenda.booking.pages import host, page

ORIGIN = "https://workspace.example.com"
ACME = Brand("Acme Robotics", accent="#3b5bdb")
NOW = datetime(2026, 12, 1, 8, 45, tzinfo=UTC)
TICKET = f"acme.{'0' * 36}.{'1' * 36}.{'s' * 43}"
ADA = Colleague(person="ada", name="Ada Lovelace", email="ada@example.org", locale="en-GB", zone="Europe/Berlin")
STATUS = {
    "guest_confirms": "held",
    "guest_waits": "pending",
    "guest_moved_waits": "pending",
    "host_asked": "pending",
    "guest_declined": "declined",
    "guest_cancelled": "cancelled",
    "guest_called_off": "cancelled",
    "host_cancelled": "cancelled",
    "along_cancelled": "cancelled",
}


def told(kind, brand=ACME, said="Grace Hopper", **more):
    begins = NOW + timedelta(days=6, minutes=15)
    status = STATUS.get(kind, "confirmed")
    usual = {
        "booking_id": "0192f0c1-2b7c-7cc3-98c4-dc0c0c073902",
        "page_id": "p",
        "title": "Half an hour with Ada",
        "status": status,
        "begins": begins,
        "ends": begins + timedelta(minutes=30),
        "guest": Guest(name=said, email="grace@example.com", zone="America/New_York", locale="en-US"),
        "answers": {"topic": said},
        "takers": (Taker("ada", "home"),),
        "created": NOW,
        "reason": said if status in {"declined", "cancelled"} else "",
    }
    was = Time(begins - timedelta(days=1), begins - timedelta(days=1, minutes=-30)) if "moved" in kind else None
    along = "kay@example.com" if kind.startswith("along_") else ""
    if along:
        usual["guests"] = (along,)
    word = Word(workspace="acme", kind=kind, along=along, booking=Booking(**{**usual, **more}), was=was, known=True)
    asks = [{"key": "topic", "label": "What is it about?"}]
    place = {"kind": "link", "detail": "https://meet.example.com/ada"}
    offer = page(host("ada"), questions=asks, place=place, change_until=60, title="Half an hour with Ada")
    return Told(word, offer, [ADA], brand, ORIGIN)


def letters(brand=ACME, said="Grace Hopper"):
    """All of them, by kind; ``said`` stands wherever people choose the words."""
    every = (told(kind, brand, said) for kind in get_args(Kind))
    return {each.word.kind: _letter(each) for each in every}


def _letter(about):
    if about.word.kind.startswith("along_"):
        return to_along(about, NOW)
    return to_guest(about, TICKET, NOW) if about.word.kind.startswith("guest_") else to_host(about, ADA)
