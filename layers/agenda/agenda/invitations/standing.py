"""What somebody said of an event stays said when the event changes, unless it is at another time now. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from agenda.invitations.answering import UNASKED, Answer, answered, later, reset, version_at
from agenda.invitations.delegating import handed_on
from agenda.invitations.model import Message
from agenda.invitations.occurrences import Version, happens, occurrence, overrides, rids, stamped, times, with_patch
from agenda.invitations.parties import Json, key_of, people
from agenda.invitations.replying import reply
from agenda.invitations.sent import listed
from agenda.invitations.wishes import Wishes, granted

ANSWER = (
    "participationStatus",
    "participationComment",
    "scheduleSequence",
    "scheduleUpdated",
    "delegatedTo",
    "sentBy",
)
"""What of a participant is their answer."""


@dataclass(slots=True)
class Mine:
    """One of those who are invited, and what was kept of the event before the message came."""

    me: frozenset[str]
    stored: Json | None
    now: datetime
    believing: bool = False
    """Whether the one who invites is here, and asks me anew of whatever moved unless I proposed that myself."""
    wishes: Wishes = field(default_factory=dict)
    """What I proposed to the one who invites, who is elsewhere: to what they grant of it I come."""
    untold: list[tuple[str | None, Version]] = field(default_factory=list)
    """Where the one who invites does not know what I said, though it still holds."""

    def kept(self, event: Json, version: Version, rid: str | None) -> Json:
        """The event with my answers where they still hold."""
        if self.stored is None:
            return event
        if rid is not None:
            return self._at(event, version, rid)
        raised = version.sequence > self.stored.get("sequence", 0)
        said = event
        event = self._at(event, version, None)
        for at in rids(self.stored, said):
            if happens(event, at):
                event = self._at(event, version, at, said)
        if not raised:
            self.untold.clear()
        return event

    def _at(self, event: Json, version: Version, rid: str | None, said: Json | None = None) -> Json:
        had, has = self._it(self.stored or {}, rid), self._it(event, rid)
        key = key_of(has, self.me) if has else None
        old = key_of(had, self.me) if had else None
        if had is None or has is None or key is None or old is None:
            return event
        theirs = self._it(said or event, rid)
        known = (people(theirs or {}).get(key) or {}).get("participationStatus", UNASKED)
        if times(had) != times(has):
            wanted = granted(self.wishes, rid, had, has, version.sequence)
            if wanted and known != "accepted":
                self.untold.append((rid, version))
            if wanted or (self.believing and known == "accepted"):
                comes = {"participationStatus": "accepted", **_stamps(version)}
                return with_answer(event, key, comes, rid)
            return reset(event, key, version.sequence, rid, people(had)[old].get("scheduleUpdated"))
        mine = {name: people(had)[old].get(name) for name in ANSWER}
        if known == UNASKED and mine["participationStatus"] not in {None, UNASKED}:
            self.untold.append((rid, version))
        return with_answer(self._with_others(event, had, mine, rid), key, mine, rid)

    @staticmethod
    def _with_others(event: Json, had: Json, mine: Json, rid: str | None) -> Json:
        """The event with those whom I sent, of whom the one who invites did not know when this was written."""
        others = mine["delegatedTo"] if mine["participationStatus"] == "delegated" else None
        sent = {key: people(had)[key] for key in others or () if key in people(had)}
        return listed(event, sent, rid)

    @staticmethod
    def _it(event: Json, rid: str | None) -> Json | None:
        if rid is None:
            return event
        return occurrence(event, rid) if event and happens(event, rid) else None

    def replies(self, message: Message, event: Json) -> tuple[Message, ...]:
        """What I said, once more, where it got lost because the event changed meanwhile."""
        return tuple(each for rid, answer in self._again(event) for each in self._said(message, event, answer, rid))

    def _said(self, message: Message, event: Json, answer: Answer, rid: str | None) -> list[Message]:
        """The answer, and whom I send in my place."""
        if answer.status != "delegated":
            return [reply(event, self.me, answer, rid, message.sender)]
        first, *others = handed_on(event, self.me, answer, rid)
        return [replace(first, to=message.sender), *others]

    def told(self, event: Json) -> dict[str, Any]:
        """The event with my answers being of this version."""
        for rid, answer in self._again(event):
            it = self._it(event, rid) or {}
            event = answered(event, key_of(it, self.me) or "", answer, rid) or event
        return dict(event)

    def _again(self, event: Json) -> Iterator[tuple[str | None, Answer]]:
        stamp: datetime | None = None
        whole = self._status(event, None)
        for rid, version in sorted(self.untold, key=lambda each: each[0] or ""):
            it = self._it(event, rid) or {}
            key = key_of(it, self.me)
            if key is None or (rid is not None and stamp is not None and self._status(event, rid) == whole):
                continue
            stamp = later(max(self.now, stamp or self.now), max(version_at(it, key).stamp, stamp or version.stamp))
            mine = people(it)[key]
            again = Version(version.sequence, stamp)
            yield rid, Answer(mine["participationStatus"], again, mine.get("participationComment", ""))

    def _status(self, event: Json, rid: str | None) -> Any:
        it = self._it(event, rid) or {}
        return (people(it).get(key_of(it, self.me) or "") or {}).get("participationStatus")


def _stamps(version: Version) -> dict[str, Any]:
    return {"scheduleSequence": version.sequence, "scheduleUpdated": stamped(version.stamp)}


def with_answer(event: Json, key: str, mine: Json, rid: str | None) -> Json:
    """The event in which the one of that key says this, whatever they said before."""
    if rid is None:
        rest = {name: value for name, value in people(event)[key].items() if name not in {*ANSWER, *mine}}
        participant = {**rest, **{name: value for name, value in mine.items() if value is not None}}
        return {**event, "participants": {**people(event), key: participant}}
    it = occurrence(event, rid)
    has = people(it or {})[key]
    differing = {name: value for name, value in mine.items() if has.get(name) != value}
    patch, whole = dict(overrides(event).get(rid, {})), f"participants/{key}"
    if not differing:
        return event
    if whole in patch:
        put = {name: value for name, value in {**patch[whole], **differing}.items() if value is not None}
        return with_patch(event, rid, {**patch, whole: put})
    return with_patch(event, rid, {**patch, **{f"{whole}/{name}": value for name, value in differing.items()}})
