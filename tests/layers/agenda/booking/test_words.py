"""Who is written to about what becomes of a booking."""

from datetime import timedelta

from agenda.booking.model import Ending, Taker
from agenda.booking.words import words
from tests.layers.agenda.booking.specimens import told

ADA, BOB = Taker("ada", "a"), Taker("bob", "b")


def booking(kind="guest_booked", **more):
    return told(kind, **more).word.booking


def said(before, after):
    return {each.to or "guest": each.kind for each in words("acme", before, after)}


def test_a_new_one_is_told_to_the_guest_and_all_hosts():
    assert said(None, booking(takers=(ADA, BOB))) == {
        "guest": "guest_booked",
        "ada": "host_booked",
        "bob": "host_booked",
    }
    assert said(None, booking("guest_waits")) == {"guest": "guest_waits", "ada": "host_asked"}


def test_a_host_who_did_it_is_told_nothing_and_a_guest_always():
    waits, takes = booking("guest_waits", takers=(ADA, BOB)), {"takers": (ADA, BOB), "by": "ada"}

    assert said(waits, booking(**takes)) == {"guest": "guest_approved", "bob": "host_booked"}
    assert said(waits, booking("guest_declined", **takes)) == {"guest": "guest_declined", "bob": "host_cancelled"}
    ended = booking("guest_called_off", **takes)
    assert said(booking(takers=(ADA, BOB)), ended) == {"guest": "guest_called_off", "bob": "host_cancelled"}
    alone = booking("guest_cancelled")
    assert said(booking(), alone) == {"guest": "guest_cancelled", "ada": "host_cancelled"}


def test_what_is_moved_to_another_host_is_told_to_both_with_when_it_was():
    before = booking()
    later = {"begins": before.begins + timedelta(hours=1), "ends": before.ends + timedelta(hours=1)}

    assert said(before, booking(**later)) == {"guest": "guest_moved", "ada": "host_moved"}
    found = list(words("acme", before, booking(**later, takers=(BOB,))))
    assert {each.to: each.kind for each in found} == {"": "guest_moved", "ada": "host_passed", "bob": "host_booked"}
    assert {each.was and each.was.begins for each in found} == {before.begins}
    waits = booking("guest_waits", **later)
    assert said(before, waits) == {"guest": "guest_moved_waits", "ada": "host_asked"}


def test_until_its_guest_confirmed_it_hosts_hear_nothing_and_whose_address_it_is_no_more_than_once():
    held, takes = booking("guest_confirms", takers=(ADA, BOB)), {"takers": (ADA, BOB)}
    later = {"begins": held.begins + timedelta(hours=1), "ends": held.ends + timedelta(hours=1)}

    assert said(None, held) == {"guest": "guest_confirms"}
    assert said(held, booking("guest_confirms", **takes, **later, by="ada")) == {"guest": "guest_confirms"}
    assert said(held, booking(**takes)) == {"guest": "guest_booked", "ada": "host_booked", "bob": "host_booked"}
    assert said(held, booking("guest_waits")) == {"guest": "guest_waits", "ada": "host_asked"}
    assert said(held, booking("guest_cancelled")) == said(held, held.ended(Ending("lapsed"))) == {}
    assert said(held, booking("guest_called_off", by="ada")) == {"guest": "guest_called_off"}


def test_another_link_or_nothing_at_all_is_nothing_to_write_about():
    it = booking()

    assert said(it, it.linked("another")) == said(it, None) == {}
    assert said(booking("guest_cancelled"), booking("guest_cancelled", reason="otherwise")) == {}


def along(before, after):
    return {each.along: each.kind for each in words("acme", before, after) if each.along}


def test_who_comes_along_hears_of_it_once_it_takes_place_and_then_of_all_that_becomes_of_it():
    brings = {"guests": ("kay@example.com", "zoe@example.com")}
    waits, held = booking("guest_waits", **brings), booking("guest_confirms", **brings)
    stands = booking(**brings, announced=True)
    later = {"begins": stands.begins + timedelta(hours=1), "ends": stands.ends + timedelta(hours=1)}

    def both(kind):
        return dict.fromkeys(brings["guests"], kind)

    assert along(None, waits) == along(None, held) == along(waits, waits.model_copy(update=later)) == {}
    assert along(waits, waits.ended(Ending("declined"))) == along(held, held.ended(Ending("lapsed"))) == {}
    assert along(None, stands) == along(waits, stands) == along(held, stands) == both("along_invited")
    assert along(stands, stands.linked("another")) == {}
    assert along(stands, stands.model_copy(update=later)) == both("along_moved")
    assert along(stands, stands.ended(Ending("cancelled"))) == both("along_cancelled")
    claims = [each.claim for each in words("acme", None, stands)]
    assert len(set(claims)) == len(claims) == 4


def test_that_a_host_left_moves_nothing():
    both = booking(takers=(ADA, BOB))

    assert said(both, booking(takers=(BOB,))) == {}
