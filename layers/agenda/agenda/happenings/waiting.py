"""Whether an event waits for somebody's answer. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Whose(NamedTuple):
    """By which addresses events know somebody, in small letters."""

    mail: str
    calendar: str
    """What stands before the ``@`` in the address of their calendar."""

    def is_one(self, address: str) -> bool:
        name, _, _ = address.rpartition("@")
        return bool(name) and (address == self.mail or name == self.calendar)


NOBODYS = Whose("", "")


def unanswered(participants: Mapping[str, Mapping[str, Any]] | None, whose: Whose) -> bool:
    """Whether they are invited, and have said nothing; who stands there twice and answered once has answered."""
    theirs = [each for each in (participants or {}).values() if any(map(whose.is_one, _addresses(each)))]
    if any("owner" in (each.get("roles") or {}) for each in theirs):
        return False
    return bool(theirs) and all(each.get("participationStatus", "needs-action") == "needs-action" for each in theirs)


def _addresses(participant: Mapping[str, Any]) -> list[str]:
    said = [participant.get("email"), *(participant.get("sendTo") or {}).values()]
    return [str(each or "").lower().removeprefix("mailto:") for each in said]
