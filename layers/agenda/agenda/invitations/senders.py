"""Who may say something of an event: whether a letter is from whom it says, and whether it is theirs to say. Pure.

A letter that is not is shown to a person, who decides; by itself it changes nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from agenda.invitations.model import FROM_ORGANIZER, Message
from agenda.invitations.occurrences import occurrence, overrides
from agenda.invitations.parties import Json, address, addresses, invited, organizer, organizers, owner_key, people
from kernel.letters.mime import USER

SERVICES = {
    "calendar-notification@google.com": "group.calendar.google.com",
    "noreply@email.apple.com": "imip.me.com",
}
"""Who writes on behalf of people that have signed in there, and names them where the answer is to go.

Each has a domain of calendars, for which nobody else writes.
"""

RELAY = "@imip.me.com"
"""Where Apple takes in answers for those whose address it hides."""

_KIN = re.compile(r"calendar-[0-9a-f]{32}@.+")

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

    def speaks_for(self, who: frozenset[str], known: frozenset[str] = frozenset()) -> bool:
        """Whether it is theirs, or of a service that they use; or of whom they are ``known`` to let write for them.

        Whom a letter says to be let write (`SENT-BY`) says nothing: that is the word of who wrote it, and of many
        domains anybody may have an address.
        """
        if not self.authentic:
            return False
        if self.author in who | known:
            return True
        if self.author in SERVICES:
            return bool(self.answers_to & who) or any(_domain(each) == SERVICES[self.author] for each in who)
        return self._kin(who)

    def _kin(self, who: frozenset[str]) -> bool:
        """Whether it is of a house like ours, which writes as nobody in the name of calendars of its own domain."""
        name, _, domain = self.author.partition("@")
        return name == USER and any(_KIN.fullmatch(each) and _domain(each) == domain for each in who & self.answers_to)


def _domain(mail: str) -> str:
    return mail.rpartition("@")[2]


def trust(sender: Sender, message: Message, stored: Json | None) -> Trust:
    """Whether this sender may say this."""
    if sender.harmful:
        return "refused"
    told = _invites if message.method in FROM_ORGANIZER else _answers
    return "theirs" if told(sender, message, stored) else "unverified"


def _invites(sender: Sender, message: Message, stored: Json | None) -> bool:
    """The one who invites, of the event as it is known; of one that is not, whom answers are to go to, and no other."""
    if stored is not None:
        return sender.speaks_for(organizers(stored), _let(people(stored).get(owner_key(stored) or "") or {}))
    service = sender.author in SERVICES
    return all(sender.speaks_for(organizers(it) if service or hidden(it) else _answered(it)) for it in message.entries)


def hidden(entry: Json) -> bool:
    """Whether answers go where Apple takes them in: whose those are, only what stands beside them can tell."""
    return (organizer(entry) or "").endswith(RELAY)


def _answered(entry: Json) -> frozenset[str]:
    """Whom answers reach."""
    return frozenset(filter(None, [organizer(entry)]))


def _answers(sender: Sender, message: Message, stored: Json | None) -> bool:
    """Whether the one who answers is the sender, by what is known of them, and not by what they say of themselves."""
    who = frozenset({message.sender})
    mine = [each for each in _everywhere(stored) if addresses(each) & who]
    known = frozenset(one for each in mine for one in addresses(each))
    return sender.speaks_for(known | who, frozenset(one for each in mine for one in _let(each)))


def _everywhere(stored: Json | None) -> Iterator[Json]:
    """Everybody who is invited to some of it."""
    if stored is not None:
        for it in (stored, *(one for rid in overrides(stored) if (one := occurrence(stored, rid)))):
            yield from (each for _, each in invited(it))


def _let(participant: Json) -> frozenset[str]:
    """Who wrote for them before, and was believed; never an address from which a house writes for all of its people."""
    found = address(str(participant.get("sentBy") or ""))
    return frozenset({found} if found and not found.startswith(f"{USER}@") else ())
