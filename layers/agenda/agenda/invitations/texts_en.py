"""The letters about invitations, in English."""

from collections.abc import Mapping

from kernel.letters import english
from kernel.letters.english import CODE, day, hour, lasting, size
from kernel.letters.wording import Wording

__all__ = ["CODE", "LETTERS", "WORDS", "day", "hour", "lasting", "size"]

_ANSWER = "Or answer in your calendar, if it shows this email as an invitation: {host} will know either way."
_SECOND = "See it by your own clock, or propose another time"

LETTERS: Mapping[str, Wording] = {
    "invitation": Wording(
        subject="Invitation: {title}, {time}",
        preheader="{host} invites you: {time}",
        heading="{title}",
        body="<b>{host}</b> invites you.",
        after=_ANSWER,
        second=_SECOND,
        reason="{host} invited you to this event",
    ),
    "invitation_again": Wording(
        subject="Once more: {title}, {time}",
        preheader="{host} invites you, and would like to know whether you come: {time}",
        heading="{title}",
        body="<b>{host}</b> invites you, and would like to know whether you come.",
        after=_ANSWER,
        second=_SECOND,
        reason="{host} invited you to this event",
    ),
    "invitation_update": Wording(
        subject="Changed: {title}, {time}",
        preheader="{host} changed what you are invited to: {time}",
        heading="{title}",
        body="<b>{host}</b> changed this event.",
        after=_ANSWER,
        second=_SECOND,
        reason="{host} invited you to this event",
    ),
    "invitation_cancel": Wording(
        subject="Cancelled: {title}, {time}",
        preheader="This does not take place, or takes place without you.",
        heading="{title}",
        body="<b>{host}</b> cancelled this, or you are not invited any more.",
        reason="{host} had invited you to this event",
    ),
    "invitation_reply": Wording(
        subject="{answer}: {title}, {time}",
        preheader="{host} answered your invitation.",
        heading="{title}",
        body="<b>{host}</b> answered: <b>{answer}</b>.",
        reason="you invited {host} to this event",
    ),
    "invitation_counter": Wording(
        subject="New time proposed: {title}, {time}",
        preheader="{host} would like it to be at another time.",
        heading="{title}",
        body="<b>{host}</b> proposes another time.",
        reason="you invited {host} to this event",
    ),
    "invitation_about": Wording(
        subject="About: {title}, {time}",
        preheader="From the calendar of {host}.",
        heading="{title}",
        body="A message from the calendar of <b>{host}</b>, for yours.",
        reason="you and {host} take part in this event",
    ),
    "held_person": Wording(
        subject="Your invitations to people outside wait until {until}",
        preheader="{count} letters went out in your name within a day.",
        heading="Some of your invitations wait",
        body="Within a day <b>{count}</b> letters about events went out in your name to people outside of {workspace}. "
        "No more do; the others wait, and go out by themselves from <b>{until}</b> on. Nothing is lost, and colleagues "
        "hear of everything at once.",
        button="Open your agenda",
        after="If it was not you who invited so many, change your password now, and tell who administers {workspace}.",
        reason="letters are sent in your name",
    ),
    "held_workspace": Wording(
        subject="Your invitations to people outside wait until {until}",
        preheader="{count} letters went out from {workspace} within a day.",
        heading="Some of your invitations wait",
        body="Within a day <b>{count}</b> letters about events went out from {workspace} to people outside. No more "
        "do; yours wait, and go out by themselves from <b>{until}</b> on. Nothing is lost, and colleagues hear of "
        "everything at once.",
        button="Open your agenda",
        reason="letters are sent in your name",
    ),
}

WORDS: Mapping[str, str] = {
    **english.WORDS,
    "yes": "Yes",
    "maybe": "Maybe",
    "no": "No",
    "was": "When before",
    "where before": "Where before",
    "title before": "Called before",
    "status": "Status",
    "is tentative": "Tentative: it may yet change or not take place",
    "is confirmed": "Confirmed: it was tentative before",
    "proposed": "Proposed",
    "where": "Where",
    "repeats": "Repeats",
    "guests": "Guests",
    "host": "invites",
    "accepted": "Accepted",
    "declined": "Declined",
    "tentative": "Maybe",
    "delegated": "Sends somebody else",
    "needs-action": "Not answered",
    "occurrences": "These times",
}
