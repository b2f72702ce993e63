"""Letters about second factors that came or went, or are seldom used."""

from dataclasses import dataclass
from datetime import UTC, datetime

from identity.accounts import Account
from identity.letters import Brand, Letter, NotSent, Post, Reader, Seen, Unreachable
from identity.letters.model import Factor
from identity.letters.security import factor_added, factor_removed, recovery_code_used
from identity.signin import browser
from kernel.api.request import Request
from kernel.logs import log

HOUSE = Brand("Stoa")


@dataclass(frozen=True, slots=True)
class News:
    post: Post
    origin: str

    def added(self, account: Account, factor: Factor, request: Request, name: str = "") -> None:
        """Tell somebody of a new way to sign in as them."""
        reader, by = _reader(account), _seen(request)
        self._send(factor_added(reader, HOUSE, factor=factor, by=by, not_me=self._not_me(), name=name))

    def removed(self, account: Account, factor: Factor, request: Request, name: str = "") -> None:
        """Tell them that one is gone."""
        reader, by = _reader(account), _seen(request)
        self._send(factor_removed(reader, HOUSE, factor=factor, by=by, not_me=self._not_me(), name=name))

    def recovered(self, account: Account, left: int, request: Request) -> None:
        """Tell them that a recovery code was used, which nobody does often: it may not have been them."""
        reader, by, renew = _reader(account), _seen(request), f"{self.origin}/security"
        self._send(recovery_code_used(reader, HOUSE, left=left, by=by, not_me=self._not_me(), renew=renew))

    def _not_me(self) -> str:
        return f"{self.origin}/reset"

    def _send(self, letter: Letter) -> None:
        try:
            self.post.send(letter)
        except (NotSent, Unreachable):  # what it tells of is done; to say that it failed would be wrong
            log.warning("a letter about a second factor was not sent", extra={"letter": letter.kind})


def _reader(account: Account) -> Reader:
    return Reader(account.email, account.name, account.locale, account.zone)


def _seen(request: Request) -> Seen:
    arrival = browser.arrival(request)
    return Seen(datetime.now(UTC), device=arrival.device, address=arrival.address)
