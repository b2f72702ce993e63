"""The letters that bring messages about events to people outside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from agenda.invitations import texts_en
from agenda.invitations.addresses import is_calendars
from agenda.invitations.answering import UNASKED
from agenda.invitations.files import written
from agenda.invitations.model import Message
from agenda.invitations.parties import Json, address, addresses, invited, organizer, owner_key, people
from agenda.invitations.passes import Token
from agenda.invitations.postage import Wait
from agenda.invitations.saying import apart, brief, places, repeats, span
from agenda.invitations.views import HIDDEN
from agenda.jscalendar.usual import USUAL
from agenda.people.model import Colleague
from contracts.identity import Look
from kernel.callers import WorkspaceId
from kernel.letters import Brand, Enclosed, Invite, Letter, Reader
from kernel.letters.compose import Sentence, Stationery
from kernel.letters.mime import USER
from kernel.letters.sheet import Line, Section

OURS = Stationery({"en": texts_en})
_MOST_GUESTS = 20
_CHOICES = (("yes", "accepted"), ("maybe", "tentative"), ("no", "declined"))
_ANSWERS = frozenset({"REPLY", "COUNTER", "REFRESH"})
_KINDS = {
    "REQUEST": "invitation",
    "ADD": "invitation",
    "CANCEL": "invitation_cancel",
    "REPLY": "invitation_reply",
    "COUNTER": "invitation_counter",
}


@dataclass(frozen=True, slots=True)
class InvitationLetters:
    """Letters in English, by the clock of the one who reads, if they ever told theirs; else by that of the event."""

    look: Callable[[WorkspaceId], Look]
    """How a workspace looks."""
    origin: str = ""
    """Where the page is that links lead to."""
    domain: str = ""
    """From where letters come, unless the workspace writes from a domain of its own."""

    def letter(
        self,
        workspace: WorkspaceId,
        message: Message,
        host: Colleague | None,
        token: Token | None = None,
        zone: str | None = None,
    ) -> Letter | None:
        """The letter: words for people, what they press to answer, and the file on which programs act."""
        look = self.look(workspace)
        return self._letter(look.brand(), message, host, token, zone) if look.status == "active" else None

    def held(self, workspace: WorkspaceId, host: Colleague, wait: Wait, until: datetime) -> Letter:
        """The letter that tells somebody that theirs wait."""
        return OURS.composed(
            f"held_{wait.whose}",
            Reader(host.email, host.name, host.locale, host.zone),
            self.look(workspace).brand(),
            {"count": wait.most, "until": until},
            link=f"{self.origin}/agenda",
        )

    def _letter(
        self, brand: Brand, message: Message, host: Colleague | None, token: Token | None, zone: str | None
    ) -> Letter:
        entry = message.entries[0]
        name = (host.name or host.email) if host else _called(message)
        kind = _KINDS.get(message.method, "invitation_about")
        if kind == "invitation" and message.before is not None:
            kind = "invitation_update"
        elif kind == "invitation" and message.again:
            kind = "invitation_again"
        title = str(entry.get("title") or "An event")
        made = OURS.composed(
            kind,
            Reader(message.to, zone=zone or (host.zone if host else "UTC")),
            replace(brand, sender=name, replies=message.sender),
            {
                "title": Sentence(title),
                "time": Sentence(brief(entry, zone)),
                "host": name,
                "answer": texts_en.WORDS.get(_answer(message), ""),
            },
            quote=message.comment or str(entry.get("description") or ""),
            sections=tuple(_sections(message, zone)),
            facts=tuple(_facts(message, host, name, zone)),
            choices={word: f"{self.origin}/reply?answer={said}#{token}" for word, said in _CHOICES} if token else None,
            second=f"{self.origin}/reply#{token}" if token else "",
            by_hand=True,
        )
        file = written(_carried(message, f"{USER}@{brand.domain or self.domain}"))
        enclosed = Enclosed("invite.ics", file, "application/ics")
        return replace(made, invite=Invite(message.method, file.decode()), enclosed=(enclosed,))


def _carried(message: Message, by: str) -> Message:
    """The message as a letter brings it that is of another address: who answers lets that one write (RFC 6047, 3)."""
    if message.method == "CANCEL":
        return replace(message, entries=tuple(_parted(each, by) for each in message.entries))
    if message.method not in _ANSWERS:
        return message
    mine = address(message.sender)

    def signed(entry: Json) -> Json:
        said = {key: {**each, "sentBy": by} for key, each in people(entry).items() if mine in addresses(each)}
        return {**entry, "participants": {**people(entry), **said}}

    return replace(message, entries=tuple(map(signed, message.entries)))


def _parted(entry: Json, by: str) -> Json:
    """What is off, as guests know it who were invited at another address than that of a calendar here (ADR 48)."""
    key = owner_key(entry)
    if key is None or is_calendars(organizer(entry) or ""):
        return entry
    owner = {**people(entry)[key], "roles": {"owner": True}, "sentBy": by}
    return {**entry, "participants": {**people(entry), key: owner}}


def _facts(
    message: Message, host: Colleague | None, name: str, zone: str | None
) -> Iterator[tuple[str, Sentence | None]]:
    entry, before = message.entries[0], message.before
    when = span(entry, zone)
    yield ("proposed" if message.method == "COUNTER" else "when"), Sentence(when) if when else None
    if before is not None and span(before, zone) != when:
        yield "was", Sentence(span(before, zone))
    if host is not None and apart(entry, host.zone, zone or entry.get("timeZone")):
        yield f"For {name}", Sentence(span(entry, host.zone))
    yield "repeats", Sentence(repeats(entry)) or None
    yield "where", Sentence(places(entry)) or None
    if message.method == "REQUEST" and not entry.get(HIDDEN):
        yield "guests", Sentence(", ".join(_guests(entry)))
    if before is not None and places(before) != places(entry):
        yield "where before", Sentence(places(before)) or None
    status = _status(entry)
    if status != "confirmed" or (before is not None and _status(before) != status and message.method == "REQUEST"):
        yield "status", Sentence(texts_en.WORDS.get(f"is {status}", "")) or None
    if before is not None and before.get("title") != entry.get("title"):
        yield "title before", Sentence(str(before.get("title") or "")) or None


def _status(entry: Json) -> str:
    return str(entry.get("status") or USUAL["status"])


def _sections(message: Message, zone: str | None) -> Iterator[Section]:
    if len(message.entries) > 1:
        said = message.entries[:_MOST_GUESTS]
        yield Section(
            texts_en.WORDS["occurrences"], tuple(Line(brief(each, zone), str(each.get("title") or "")) for each in said)
        )


def _guests(entry: Json) -> Iterator[str]:
    """Who comes, the one who invites before all others."""
    owner = people(entry).get(owner_key(entry) or "")
    if owner is not None:
        yield f"{_named(owner)} ({texts_en.WORDS['host']})"
    everybody = [each for _, each in invited(entry)]
    for each in everybody[:_MOST_GUESTS]:
        status = each.get("participationStatus", UNASKED)
        yield _named(each) + (f" ({texts_en.WORDS.get(status, status).lower()})" if status != UNASKED else "")
    if len(everybody) > _MOST_GUESTS:
        yield f"and {len(everybody) - _MOST_GUESTS} more"


def _named(each: Json) -> str:
    return str(each.get("name") or each.get("email") or next(iter(sorted(addresses(each))), ""))


def _answer(message: Message) -> str:
    return str(_speaker(message).get("participationStatus", "needs-action"))


def _called(message: Message) -> str:
    """A room, by its name."""
    return str(_speaker(message).get("name") or message.sender)


def _speaker(message: Message) -> Json:
    mine = address(message.sender)
    found = (each for each in people(message.entries[0]).values() if mine in addresses(each))
    return next(found, {})
