"""The letters about bookings, in English."""

from collections.abc import Mapping

from kernel.letters import english
from kernel.letters.english import CODE, day, hour, lasting, size
from kernel.letters.wording import Wording

__all__ = ["CODE", "LETTERS", "WORDS", "day", "hour", "lasting", "size"]

_BOOKED = "you booked this with {sender}"
_HOST = "you can be booked on the page {page}"
_CALL = "Join the call"
_ANOTHER = "Choose another time"
_OPEN = "Open your agenda"
_CALENDAR = "Whether you come, answer in your calendar, if it shows this email as an invitation; or write to {hosts}."
_NAMED = "{guest} named you as coming along"

LETTERS: Mapping[str, Wording] = {
    # to guests
    "guest_confirms": Wording(
        subject="Confirm: {title}, {time}",
        preheader="The time is kept for you for a quarter of an hour.",
        heading="{title}",
        body="You, we hope, booked this with <b>{hosts}</b> and gave this address. Confirm it within 15 minutes: "
        "so long the time is kept for you.",
        button="Confirm",
        after="If it was not you, you need do nothing: nobody else can confirm it, and the time is free again soon.",
        reason="your address was given to book this with {sender}",
    ),
    "guest_booked": Wording(
        subject="Booked: {title}, {time}",
        preheader="With {hosts}: {time}",
        heading="{title}",
        body="You have booked this with <b>{hosts}</b>.",
        button=_CALL,
        reason=_BOOKED,
    ),
    "guest_waits": Wording(
        subject="Asked for: {title}, {time}",
        preheader="It takes place once {hosts} agreed.",
        heading="{title}",
        body="You have asked <b>{hosts}</b> for this time. It is kept for you, and we write to you once it is decided.",
        button=_CALL,
        reason=_BOOKED,
    ),
    "guest_approved": Wording(
        subject="It takes place: {title}, {time}",
        preheader="{hosts} agreed: {time}",
        heading="{title}",
        body="<b>{hosts}</b> agreed: it takes place.",
        button=_CALL,
        reason=_BOOKED,
    ),
    "guest_moved": Wording(
        subject="Moved: {title}, {time}",
        preheader="It is at another time now: {time}",
        heading="{title}",
        body="This is at another time now, with <b>{hosts}</b>.",
        button=_CALL,
        reason=_BOOKED,
    ),
    "guest_moved_waits": Wording(
        subject="Asked for another time: {title}, {time}",
        preheader="It takes place then once {hosts} agreed.",
        heading="{title}",
        body="You have asked <b>{hosts}</b> for another time. It is kept for you, and we write to you once it is "
        "decided.",
        button=_CALL,
        reason=_BOOKED,
    ),
    "guest_declined": Wording(
        subject="Declined: {title}, {time}",
        preheader="{hosts} cannot do it then.",
        heading="{title}",
        body="<b>{hosts}</b> did not agree to this time: it does not take place.",
        button=_ANOTHER,
        reason=_BOOKED,
    ),
    "guest_cancelled": Wording(
        subject="Cancelled: {title}, {time}",
        preheader="It does not take place.",
        heading="{title}",
        body="You have cancelled this: it does not take place.",
        button=_ANOTHER,
        reason=_BOOKED,
    ),
    "guest_called_off": Wording(
        subject="Cancelled: {title}, {time}",
        preheader="{hosts} cancelled it.",
        heading="{title}",
        body="<b>{hosts}</b> cancelled this: it does not take place.",
        button=_ANOTHER,
        reason=_BOOKED,
    ),
    # to hosts
    "host_booked": Wording(
        subject="Booked: {title} with {guest}, {time}",
        preheader="{guest} booked you: {time}",
        heading="{title}",
        body="<b>{guest}</b> comes to you. It is in your calendar.",
        button=_OPEN,
        reason=_HOST,
    ),
    "host_asked": Wording(
        subject="Do you agree? {title} with {guest}, {time}",
        preheader="{guest} asks for this time: {time}",
        heading="{title}",
        body="<b>{guest}</b> asks for this time, which is kept until you decide.",
        button="Decide",
        reason=_HOST,
    ),
    "host_moved": Wording(
        subject="Moved: {title} with {guest}, {time}",
        preheader="It is at another time now: {time}",
        heading="{title}",
        body="What <b>{guest}</b> booked is at another time now. Your calendar knows.",
        button=_OPEN,
        reason=_HOST,
    ),
    "host_passed": Wording(
        subject="With somebody else: {title} with {guest}, {time}",
        preheader="Another host takes it, at another time.",
        heading="{title}",
        body="What <b>{guest}</b> booked with you is at another time now, and somebody else takes it. "
        "It is in your calendar no more.",
        button=_OPEN,
        reason=_HOST,
    ),
    "host_cancelled": Wording(
        subject="Cancelled: {title} with {guest}, {time}",
        preheader="It does not take place.",
        heading="{title}",
        body="What <b>{guest}</b> booked does not take place. Your time is free again.",
        button=_OPEN,
        reason=_HOST,
    ),
    # to those whom guests bring along
    "along_invited": Wording(
        subject="Invitation: {title}, {time}",
        preheader="{guest} asks you along: {time}",
        heading="{title}",
        body="<b>{guest}</b> booked this with <b>{hosts}</b>, and asks you along.",
        button=_CALL,
        after=_CALENDAR,
        reason=_NAMED,
    ),
    "along_moved": Wording(
        subject="Moved: {title}, {time}",
        preheader="It is at another time now: {time}",
        heading="{title}",
        body="What <b>{guest}</b> booked with <b>{hosts}</b>, and asked you along to, is at another time now.",
        button=_CALL,
        after=_CALENDAR,
        reason=_NAMED,
    ),
    "along_cancelled": Wording(
        subject="Cancelled: {title}, {time}",
        preheader="It does not take place.",
        heading="{title}",
        body="What <b>{guest}</b> booked with <b>{hosts}</b>, and asked you along to, does not take place.",
        button="See other times",
        reason=_NAMED,
    ),
}

WORDS: Mapping[str, str] = {
    **english.WORDS,
    "was": "When before",
    "where": "Where",
    "guest": "Guest",
    "along": "Comes along",
    "address": "E-mail",
    "phone": "By telephone: your host calls you",
    "kept": "Kept for you until",
    "until": "Can be changed until",
    "move": "Choose another time",
    "cancel": "Cancel",
}
