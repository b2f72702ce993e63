"""Letters about accounts of providers that were linked, or are no more."""

from dataclasses import dataclass
from datetime import UTC, datetime

from identity.accounts import Account
from identity.federation.providers import Provider
from identity.letters import Brand, Post, Seen
from identity.letters.security import factor_added, factor_removed
from identity.recovery.service import reader, told
from identity.signin.browser import arrival
from kernel.api.request import Request

HOUSE = Brand("Stoa")


@dataclass(frozen=True, slots=True)
class News:
    """Letters about what is linked."""

    post: Post
    origin: str

    def added(self, account: Account, provider: Provider, address: str) -> None:
        by = Seen(datetime.now(UTC), address=address)
        name = provider.name
        told(
            self.post, factor_added(reader(account), HOUSE, factor="provider", by=by, not_me=self._not_me(), name=name)
        )

    def removed(self, account: Account, name: str, request: Request) -> None:
        somebody = arrival(request)
        by = Seen(datetime.now(UTC), somebody.device, address=somebody.address)
        letter = factor_removed(reader(account), HOUSE, factor="provider", by=by, not_me=self._not_me(), name=name)
        told(self.post, letter)

    def _not_me(self) -> str:
        return f"{self.origin}/reset"
