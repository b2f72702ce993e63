"""The letters that bring messages about events to people outside."""

from collections.abc import Iterator
from dataclasses import replace

from agenda.invitations import texts_en
from agenda.invitations.files import written
from agenda.invitations.model import Message
from agenda.invitations.parties import Json, address, addresses, invited, people
from agenda.invitations.saying import brief, places, repeats, span
from agenda.people.model import Colleague
from kernel.letters import Brand, Enclosed, Invite, Letter, Reader
from kernel.letters.compose import Sentence, Stationery
from kernel.letters.sheet import Line, Section

OURS = Stationery({"en": texts_en})
_MOST_GUESTS = 20
_KINDS = {
    "REQUEST": "invitation",
    "ADD": "invitation",
    "CANCEL": "invitation_cancel",
    "REPLY": "invitation_reply",
    "COUNTER": "invitation_counter",
}


class InvitationLetters:
    """Letters in English, by the clock of the one who writes: nobody told us another of whom is outside."""

    def letter(self, message: Message, host: Colleague | None) -> Letter:
        """The letter: words for people, and the file on which programs act."""
        entry = message.entries[0]
        name = (host.name or host.email) if host else message.sender
        kind = _KINDS.get(message.method, "invitation_about")
        if kind == "invitation" and message.before is not None:
            kind = "invitation_update"
        title = str(entry.get("title") or "An event")
        made = OURS.composed(
            kind,
            Reader(message.to, zone=host.zone if host else "UTC"),
            Brand(name, sender=name, replies=message.sender),
            {
                "title": Sentence(title),
                "time": Sentence(brief(entry)),
                "host": name,
                "answer": texts_en.WORDS.get(_answer(message), ""),
            },
            quote=message.comment or str(entry.get("description") or ""),
            sections=tuple(_sections(message)),
            facts=tuple(_facts(message, host, name)),
            by_hand=True,
        )
        file = written(message)
        enclosed = Enclosed("invite.ics", file, "application/ics")
        return replace(made, invite=Invite(message.method, file.decode()), enclosed=(enclosed,))


def _facts(message: Message, host: Colleague | None, name: str) -> Iterator[tuple[str, Sentence | None]]:
    entry, before = message.entries[0], message.before
    when = span(entry)
    yield ("proposed" if message.method == "COUNTER" else "when"), Sentence(when) if when else None
    if host is not None and entry.get("timeZone") and host.zone != entry["timeZone"]:
        yield f"For {name}", Sentence(span(entry, host.zone))
    if before is not None and span(before) != when:
        yield "was", Sentence(span(before))
    yield "repeats", Sentence(repeats(entry)) or None
    yield "where", Sentence(places(entry)) or None
    if before is not None and places(before) != places(entry):
        yield "where before", Sentence(places(before)) or None
    if before is not None and before.get("title") != entry.get("title"):
        yield "title before", Sentence(str(before.get("title") or "")) or None


def _sections(message: Message) -> Iterator[Section]:
    if len(message.entries) > 1:
        times = tuple(Line(brief(each), str(each.get("title") or "")) for each in message.entries[:_MOST_GUESTS])
        yield Section(texts_en.WORDS["occurrences"], times)
    if message.method == "REQUEST":
        yield Section(texts_en.WORDS["guests"], tuple(_guests(message.entries[0])))


def _guests(entry: Json) -> Iterator[Line]:
    everybody = list(invited(entry))
    for _, each in everybody[:_MOST_GUESTS]:
        mail = next(iter(sorted(addresses(each))), "")
        status = texts_en.WORDS.get(each.get("participationStatus", "needs-action"), "")
        yield Line("", str(each.get("name") or mail), status)
    if len(everybody) > _MOST_GUESTS:
        yield Line("", f"and {len(everybody) - _MOST_GUESTS} more")


def _answer(message: Message) -> str:
    mine = address(message.sender)
    found = (each for each in people(message.entries[0]).values() if mine in addresses(each))
    return next((str(each.get("participationStatus", "needs-action")) for each in found), "needs-action")
