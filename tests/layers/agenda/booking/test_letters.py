"""What the letters about bookings say, and that every mail program can show them."""

from dataclasses import replace
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from agenda.booking import texts_en
from agenda.booking.letters import to_guest, to_host
from agenda.booking.words import Kind
from tests.layers.agenda.booking.specimens import ADA, NOW, ORIGIN, TICKET, letters, told
from tests.layers.identity.letters.legible import legible
from tests.layers.identity.letters.reading import parsed


def guest(kind, **more):
    return to_guest(told(kind, **more), TICKET, NOW)


def test_each_kind_of_letter_is_written():
    assert set(letters()) == set(texts_en.LETTERS) == set(get_args(Kind))


def test_a_guest_reads_it_by_their_own_clock_and_as_dates_are_written_there():
    text = guest("guest_moved").text

    assert "Monday, December 7, 2026, 4:00 AM" in text
    assert "(UTC\N{MINUS SIGN}5, America/New_York)" in text
    assert "Sunday, December 6, 2026" in text
    assert "December 7, 2026, 3:00 AM" in text  # until when it can be changed
    assert " ".join(letters()["host_moved"].text.split()).count("(UTC+1, Europe/Berlin)") == 2


def test_links_of_guests_stand_behind_a_number_sign_where_no_server_hears_them():
    for kind, letter in letters().items():
        before, _, _ = letter.text.partition(TICKET)
        assert TICKET not in letter.subject
        if kind.startswith(("host_", "along_")):
            assert before == letter.text
        elif kind == "guest_confirms":
            assert letter.text.count(TICKET) == letter.text.count(f"{ORIGIN}/booking#{TICKET}") == 1
        elif kind not in {"guest_declined", "guest_cancelled", "guest_called_off"}:
            assert f"{ORIGIN}/booking?to=cancel#{TICKET}" in letter.text
            assert letter.text.count(TICKET) == letter.text.count(f"#{TICKET}") == 2
        else:
            assert TICKET not in letter.text
            assert f"{ORIGIN}/book/" in letter.text


def test_a_call_is_joined_from_the_letter_once_it_takes_place():
    for kind, joined in {"guest_booked": True, "guest_waits": False, "guest_called_off": False}.items():
        assert ("https://meet.example.com/ada" in guest(kind).text) == joined, kind


def test_the_file_is_what_a_calendar_of_the_guest_is_to_have():
    calendar = Calendar.from_ical(guest("guest_booked").invite.content)
    (event,) = calendar.walk("VEVENT")

    assert (str(calendar["METHOD"]), str(event["ORGANIZER"])) == ("REQUEST", "mailto:ada@example.org")
    assert event.decoded("DTSTART").tzinfo.key == "America/New_York"
    assert event.decoded("DTSTART").astimezone(NOW.tzinfo).isoformat() == "2026-12-07T09:00:00+00:00"
    attendees = event["ATTENDEE"] if isinstance(event["ATTENDEE"], list) else [event["ATTENDEE"]]
    assert {str(each): each.params["PARTSTAT"] for each in attendees}["mailto:grace@example.com"] == "ACCEPTED"
    for hosts, page in (([], told("guest_booked").page), ([ADA], None)):
        letter = to_guest(told("guest_booked")._replace(hosts=hosts, page=page), TICKET, NOW)
        assert (letter.invite is None) == (not hosts)


def test_what_a_guest_never_believed_to_take_place_needs_no_file():
    for known in (True, False):
        about = told("guest_declined")
        word = about.word.model_copy(update={"known": known})
        assert (to_guest(about._replace(word=word), TICKET, NOW).invite is not None) == known


@settings(max_examples=20)  # each of them is a letter of every kind
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200).filter(str.strip))
def test_whatever_people_are_called_a_letter_is_one(said):
    for letter in letters(said=said.strip()).values():
        assert "\n" not in letter.subject
        parsed(letter.html)
        if letter.invite:
            Calendar.from_ical(letter.invite.content)


def test_everything_can_be_read_by_day_and_by_night_and_on_a_phone(tmp_path):
    legible(letters(said="Donaudampfschifffahrtsgesellschaft" * 4), tmp_path)


def test_who_writes_is_the_host_in_the_look_of_the_workspace():
    letter = guest("guest_booked")
    assert (letter.brand.sender, letter.headers["Reply-To"]) == ("Ada Lovelace", "ada@example.org")
    assert letter.brand == replace(told("guest_booked").brand, sender="Ada Lovelace")


def test_a_guest_whose_name_is_a_link_gives_the_host_none_to_click():
    letter = letters(said="https://evil.example/login")["host_booked"]

    assert "evil.example/login" not in letter.html.partition("</title>")[2]
    assert "evil.example/login" not in letter.text


def test_a_host_hears_of_a_guest_who_cannot_be_written_to():
    known = told("host_booked")
    nobody = known.word.booking.guest.model_copy(update={"email": "a..b@example.com"})
    it = known.word.model_copy(update={"booking": known.word.booking.model_copy(update={"guest": nobody})})

    assert to_host(known, ADA).headers["Reply-To"] == "grace@example.com"
    assert "Reply-To" not in to_host(known._replace(word=it), ADA).headers


def test_to_an_address_that_anybody_may_have_typed_nothing_goes_that_they_wrote():
    letter = guest("guest_confirms", said="Buy gold")

    assert "Buy gold" not in letter.text + letter.html + letter.subject + letter.to.name
    assert "meet.example.com" not in letter.html
    assert letter.invite is None
    assert "3:45 AM" not in letter.text
    assert "4:00 AM" in letter.text  # until when it is kept, by the reader's clock


def test_what_a_guest_writes_who_cancels_is_not_sent_to_the_address_they_gave():
    for kind in ("guest_cancelled", "guest_called_off"):
        assert ("Buy gold" in guest(kind, reason="Buy gold").text) == (kind == "guest_called_off")


def test_who_comes_along_hears_who_brings_them_and_nothing_of_what_the_guest_was_asked():
    letter = letters()["along_invited"]
    (event,) = Calendar.from_ical(letter.invite.content).walk("VEVENT")

    assert letter.to.address == "kay@example.com"
    assert "Grace Hopper booked this with Ada Lovelace, and asks you along." in " ".join(letter.text.split())
    assert "What is it about?" not in letter.text + letter.html + letter.invite.content
    assert {str(each): each.params["PARTSTAT"] for each in event["ATTENDEE"]}[
        "mailto:kay@example.com"
    ] == "NEEDS-ACTION"
    assert str(Calendar.from_ical(letters()["along_cancelled"].invite.content)["METHOD"]) == "CANCEL"


def test_whatever_a_guest_calls_themselves_no_header_and_no_line_of_a_file_is_theirs():
    evil = "Eve\r\nBcc: all@example.com\r\nATTENDEE:mailto:bob@example.com\\nEND:VEVENT"

    for letter in letters(said=evil).values():
        assert not set("\r\n") & set(letter.subject + "".join(letter.headers.values()))
        if letter.invite:
            (event,) = Calendar.from_ical(letter.invite.content).walk("VEVENT")
            assert "mailto:bob@example.com" not in {str(each).lower() for each in event["ATTENDEE"]}
    assert "evil.example/login" not in letters(said="https://evil.example/login")["along_invited"].text


def test_what_a_guest_answered_is_mailed_to_no_address_but_one_that_is_theirs_for_sure():
    def everything(kind, **more):
        letter = guest(kind, answers={"topic": "Buy gold at once"}, **more)
        return letter.text + letter.html + (letter.invite.content if letter.invite else "")

    for kind in letters():
        if kind.startswith("guest_"):
            assert "Buy gold" not in everything(kind), kind
            proven = kind not in {"guest_confirms", "guest_declined", "guest_cancelled", "guest_called_off"}
            assert ("Buy gold" in everything(kind, by_letter=True)) == proven, kind
    told_so = to_host(told("host_booked", answers={"topic": "Buy gold at once"}), ADA)
    assert "Buy gold" in told_so.text
