"""Who may say something of an event: whether a letter is from whom it says, and whether it is theirs to say. Pure.

A letter that is not is shown to a person, who decides; by itself it changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from agenda.invitations.model import FROM_ORGANIZER, Message
from agenda.invitations.occurrences import occurrence, overrides
from agenda.invitations.parties import Json, addresses, key_of, organizers, people

SERVICES = frozenset({"calendar-notification@google.com", "noreply@email.apple.com"})
"""Who writes on behalf of people that have signed in there, and names them where the answer is to go."""

Trust = Literal["theirs", "unverified", "refused"]


@dataclass(frozen=True, slots=True)
class Sender:
    """From whom a letter is, as far as can be told."""

    envelope: str
    author: str
    answers_to: frozenset[str] = frozenset()
    verdicts: Mapping[str, str] | None = None
    """What was found of SPF, DKIM, DMARC, spam and viruses; ``None`` for what came from within the workspace."""

    @property
    def harmful(self) -> bool:
        return self._is("virus", "FAIL") or self._is("spam", "FAIL")

    @property
    def authentic(self) -> bool:
        """Whether the author's domain says that the letter is its own.

        Where it has no policy of DMARC, a server that may send for the very domain that the author names is taken.
        """
        if self.verdicts is None:
            return True
        if self._is("dmarc", "PASS"):
            return True
        return (
            not self._is("dmarc", "FAIL") and self._is("spf", "PASS") and _domain(self.envelope) == _domain(self.author)
        )

    def _is(self, name: str, verdict: str) -> bool:
        return (self.verdicts or {}).get(name) == verdict

    def speaks_for(self, who: frozenset[str], sent_by: str | None = None) -> bool:
        """Whether it is theirs, or of somebody in their house who writes for them, or of a service that they use."""
        if not self.authentic:
            return False
        if self.author in who:
            return True
        if self.author in SERVICES and self.answers_to & who:
            return True
        return sent_by == self.author and any(_domain(each) == _domain(self.author) for each in who)


def _domain(mail: str) -> str:
    return mail.rpartition("@")[2]


def trust(sender: Sender, message: Message, stored: Json | None, me: frozenset[str]) -> Trust:
    """Whether this sender may say this."""
    if sender.harmful:
        return "refused"
    if message.method in FROM_ORGANIZER:
        return "theirs" if _invites(sender, message, stored, me) else "unverified"
    return "theirs" if all(_answers(sender, entry, message) for entry in message.entries) else "unverified"


def _invites(sender: Sender, message: Message, stored: Json | None, me: frozenset[str]) -> bool:
    """The one who invites, of the event as it is known; or whoever was invited, and sends another for themselves."""
    for entry in message.entries:
        known = organizers(stored or {}) or organizers(entry)
        sent_by = ((people(entry).get(_owner(entry)) or {}).get("sentBy") or "").removeprefix("mailto:").lower() or None
        if sender.speaks_for(known, sent_by):
            continue
        if stored is not None or message.method != "REQUEST" or not _hands_on(sender, entry, me):
            return False
    return True


def _owner(entry: Json) -> str:
    from agenda.invitations.parties import owner_key

    return owner_key(entry) or ""


def _hands_on(sender: Sender, entry: Json, me: frozenset[str]) -> bool:
    key = key_of(entry, me)
    if key is None:
        return False
    givers = (people(entry).get(each) for each in people(entry)[key].get("delegatedFrom") or {})
    return any(sender.speaks_for(addresses(each)) for each in givers if each)


def _answers(sender: Sender, entry: Json, message: Message) -> bool:
    """Whether the only one who answers here is the sender: of another nobody answers."""
    who = frozenset({message.sender})
    for it in (entry, *(one for rid in overrides(entry) if (one := occurrence(entry, rid)))):
        key = key_of(it, who)
        mine = people(it)[key] if key else {}
        sent_by = (mine.get("sentBy") or "").removeprefix("mailto:").lower() or None
        if not sender.speaks_for(addresses(mine) | who, sent_by):
            return False
    return True
