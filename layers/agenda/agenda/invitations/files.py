"""Messages as the calendar files in which they travel (RFC 5546). Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from agenda.events.notes import clean
from agenda.ics import BadCalendar, read, write
from agenda.ics.texts import escaped, plain
from agenda.invitations.model import FROM_ORGANIZER, Message, Method
from agenda.invitations.occurrences import moment
from agenda.invitations.owning import owned, unanswered
from agenda.invitations.parties import Json, address, addresses, invited, key_for, organizer, people, reached
from agenda.invitations.post import BadLetter, File, Mail
from agenda.invitations.senders import SERVICES, hidden

_METHODS = frozenset(get_args(Method))
_BEGINS = frozenset({"REQUEST", "ADD"})
"""What says when something is; without that it says nothing."""
_MOST = 50
"""Events in one message; it is about one, by the standard."""


def written(message: Message) -> bytes:
    """The file that says it."""
    entries = (_commented(each, message.comment) for each in _entries(message))
    return write(entries, method=message.method, stamp=message.stamp)


def _entries(message: Message) -> Iterator[dict[str, Any]]:
    for entry in message.entries:
        yield {name: value for name, value in entry.items() if name != "method"}


def _commented(entry: dict[str, Any], said: str) -> dict[str, Any]:
    """With what somebody says to their answer where others look for it."""
    comments = (each.get("participationComment") for each in people(entry).values())
    comment = said or next((each for each in comments if each), "")
    if not comment:
        return entry
    kept = {**(entry.get("iCalComponent") or {})}
    kept["properties"] = [*kept.get("properties", ()), ["comment", {}, "text", escaped(comment)]]
    bare = {
        key: {name: value for name, value in each.items() if name != "participationComment"}
        for key, each in people(entry).items()
    }
    return {**entry, "iCalComponent": kept, "participants": bare}


def messages(mail: Mail, to: str) -> list[Message]:
    """What a letter says to the one at that address; ``BadLetter`` if that is nothing."""
    found = [each for file in mail.files for each in _said(file, mail, to)]
    if not found:
        raise BadLetter("its calendar file says nothing of an event that could be read")
    return found


def _said(file: File, mail: Mail, to: str) -> Iterator[Message]:
    try:
        calendar = read(file.data)
    except BadCalendar as bad:
        raise BadLetter(f"its calendar file cannot be read: {bad}") from bad
    method = calendar.method or file.method
    if method not in _METHODS:
        raise BadLetter("its calendar file does not ask for anything" if method is None else f"{method} is not known")
    proven = mail.answers_to if mail.author in SERVICES else frozenset[str]()
    by_uid: dict[str, list[Json]] = {}
    for entry in calendar.entries:
        begins = bool(entry.get("start")) or method not in _BEGINS
        if entry.get("@type") == "Event" and begins and len(by_uid) < _MOST:
            mine = owned(unanswered(clean(entry)), proven | ({mail.author} if hidden(entry) else set()))
            by_uid.setdefault(entry["uid"], []).append(_with_sent(mine))
    for uid, entries in by_uid.items():
        made = _message(method, uid, entries, to, calendar.product or "")  # type: ignore[arg-type] # it is one of them
        sender = _sender(made, mail)
        if sender is not None:
            yield replace(made, sender=sender, comment=_comment(entries[0], sender))


def _with_sent(entry: Json) -> Json:
    """The entry with those whom somebody sends without a line of their own, as in RFC 5546, 4.2.5."""
    everybody = dict(people(entry))
    for path, said in (entry.get("iCalComponent") or {}).get("convertedProperties", {}).items():
        named = (said.get("parameters") or {}).get("delegated-to") or ()
        key = path.removeprefix("participants/")
        for mail in filter(None, map(address, [named] if isinstance(named, str) else named)):
            if key in people(entry):
                sent = {"@type": "Participant", "sendTo": {"imip": f"mailto:{mail}"}, "roles": {"attendee": True}}
                everybody[key_for(mail)] = {**sent, "delegatedFrom": {key: True}}
    return {**entry, "participants": everybody} if everybody else entry


def _message(method: Method, uid: str, entries: list[Json], to: str, product: str) -> Message:
    stamp = max(moment(each["updated"]) or moment("1970-01-01T00:00:00Z") for each in entries)  # type: ignore[type-var] # neither is None
    assert stamp is not None, "every entry says when"
    sequence = max(int(each.get("sequence", 0)) for each in entries)
    return Message(method, uid, "", to, tuple(entries), stamp, sequence, "", product)


def _sender(message: Message, mail: Mail) -> str | None:
    """For whom it speaks: the one who invites, or the one who answers, who is the only one or wrote the letter."""
    entry = message.entries[0]
    if message.method in FROM_ORGANIZER:
        return organizer(entry) or mail.author
    there = {reached(each) or "": addresses(each) for _, each in invited(entry)}
    wrote = mail.answers_to if mail.author in SERVICES else {mail.author}
    theirs = [min(all_ & wrote) for all_ in there.values() if all_ & wrote]
    return theirs[0] if theirs else next(iter(there), None)


def _comment(entry: Mapping[str, Any], sender: str) -> str:
    for each in (entry.get("iCalComponent") or {}).get("properties", ()):
        if each[0].lower() == "comment":
            return plain(str(each[3])).strip()[:4096]
    for path in (entry.get("iCalComponent") or {}).get("convertedProperties", {}).values():
        said = (path.get("parameters") or {}).get("x-response-comment")
        if said:
            return str(said[0] if isinstance(said, list) else said)[:4096]
    mine = (each for each in people(entry).values() if sender in addresses(each))
    return next((each.get("participationComment") or "" for each in mine), "")
