"""Telling the owners of API keys that one of them is about to end: two weeks before, and again three days before."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from contracts.audit import Acted
from identity.acts import acted
from identity.keys.model import ApiKey
from identity.letters import Brand, Letter, NotSent, Post, Reader, Unreachable
from identity.letters.alerts import key_expiring
from identity.people import Member
from identity.workspaces import Workspace
from kernel.logs import log

DAYS = (3, 14)
"""How many days before its end a key is told of, the last first."""


class Concerned(NamedTuple):
    """Whom a key matters to, if they still are."""

    member: Member | None
    workspace: Workspace | None


class EndingStore(Protocol):
    def ending(self, date: str) -> Iterator[ApiKey]:
        """The keys of members of all workspaces that end on a day."""

    def concerned(self, key: ApiKey) -> Concerned: ...
    def told(self, key: ApiKey, days: int, act: Acted) -> None:
        """Note that the owner of a key was told so many days before."""


@dataclass(frozen=True, slots=True)
class Warnings:
    store: EndingStore
    post: Post
    origin: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def give(self) -> None:
        """Write to the owners of all keys whose end is near; to stop half-way and begin anew tells nobody twice."""
        now = self.now()
        for ahead in range(max(DAYS) + 1):
            for key in self.store.ending((now + timedelta(days=ahead)).date().isoformat()):
                days = due(key, now, DAYS)
                if days is not None:
                    self._tell(key, days, now)

    def _tell(self, key: ApiKey, days: int, now: datetime) -> None:
        member, workspace = self.store.concerned(key)
        if member is None or member.status != "active" or workspace is None or workspace.status != "active":
            return  # the key opens nothing any more
        try:
            self.post.send(self._letter(key, member, workspace, now))
        except Unreachable:
            pass  # nor will it be the next time
        except NotSent as error:
            log.error("a letter about a key did not go out", extra={"key_id": key.key_id, "reason": str(error)})
            return  # tomorrow, then
        said = {"name": key.name, "days": str(days)}
        self.store.told(key, days, acted(key.workspace, key.person, "key.warn", key.key_id, **said))

    def _letter(self, key: ApiKey, member: Member, workspace: Workspace, now: datetime) -> Letter:
        looks = workspace.branding
        brand = Brand(workspace.name, looks.sender_name or "", accent=looks.colour, domain=looks.mail_domain or "")
        reader = Reader(member.email, member.name, member.locale, member.zone)
        assert key.expires is not None, "it was found by its end"
        return key_expiring(
            reader,
            brand,
            name=key.name,
            key_id=key.key_id,
            expires=key.expires,
            now=now,
            rotate=f"{self.origin}/keys",
            last_used=key.used,
        )


def due(key: ApiKey, now: datetime, days: Iterable[int]) -> int | None:
    """Which warning is to be given of a key, if one is: not twice the same, and none that was due before it began."""
    if key.expires is None or key.revoked is not None or key.expires <= now:
        return None
    left = key.expires - now
    for each in sorted(days):
        if left <= timedelta(days=each):
            known = key.warned and key.warned <= each
            begun = key.since <= key.expires - timedelta(days=each)
            return each if begun and not known else None
    return None
