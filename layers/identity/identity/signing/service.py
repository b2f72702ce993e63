"""Signing tokens, and turning the keys that do."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from identity.signing.model import KNOWN_BEFORE, Keyring, SigningKey, compact, encoded
from kernel.errors import Unavailable

KEPT = 20 * 3600.0
"""Seconds for which the list of keys is believed: a key is in it for a day before it signs, and for a day after that.

So an old list says of every token what a new one would, for longer than a container lives: no request waits for one.
"""

SETTLED = 5.0
"""Seconds for which even an unknown key does not make us read the list again."""


class NoKey(Unavailable):
    """There is no key to sign with yet."""


@dataclass(eq=False)
class _Memory:
    """The list of keys as it was read last, and when."""

    keyring: Keyring = field(default_factory=Keyring)
    read: float = float("-inf")


_container = _Memory()


def forget() -> None:
    """Read the list anew: for tests, which have one process and many worlds."""
    _container.keyring, _container.read = Keyring(), float("-inf")


class KeyringStore(Protocol):
    def get(self) -> Keyring: ...
    def replace(self, keyring: Keyring) -> bool:
        """Keep ``keyring`` if the one that is kept is the one before it; whether it was."""


class Hsm(Protocol):
    """What holds the private halves."""

    def first(self) -> tuple[str, bytes]:
        """The key that every installation begins with: its id, and the point that is its public half."""

    def made(self) -> tuple[str, bytes]:
        """A new key."""

    def sign(self, key_id: str, message: bytes) -> bytes:
        """64 bytes: an ES256 signature as JOSE has it."""

    def retire(self, key_id: str) -> None:
        """Let a key be deleted, after a while in which that can be undone."""


@dataclass(frozen=True, slots=True)
class Signing:
    store: KeyringStore
    hsm: Hsm
    now: Callable[[], float] = time.time
    memory: _Memory = _container

    def signed(self, claims: dict[str, Any], kind: str) -> str:
        """A token that says ``claims``; ``kind`` is its ``typ``."""
        keyring = self.keyring()
        if not keyring.keys:
            raise NoKey("nobody has registered here yet; the first who does makes the key that signs")
        key = keyring.signing(self.now())
        message = compact({"alg": "ES256", "kid": key.kid, "typ": kind}, claims)
        return f"{message.decode()}.{encoded(self.hsm.sign(key.key_id, message))}"

    def keyring(self, kid: str | None = None) -> Keyring:
        """The keys that are known; read again if ``kid`` is not among them, which may be a new one."""
        memory, age = self.memory, self.now() - self.memory.read
        if age < KEPT and (kid is None or memory.keyring.find(kid) or age < SETTLED):
            return memory.keyring
        keyring = self.store.get()
        if keyring.keys:  # there are none before the first account is made
            memory.keyring, memory.read = keyring, self.now()
        return keyring

    def begin(self) -> None:
        """Have a key, if this is an installation that has none yet."""
        if not self.keyring().keys:
            self._begun()

    def turn(self) -> Keyring:
        """Make the next key known if it is time, and forget those that have served."""
        keyring, now = self.store.get(), self.now()
        if not keyring.keys:
            return self._begun()
        gone = keyring.over(now)
        new = self._new(now) if keyring.due(now) else None
        if not (new or gone):
            return keyring
        turned = keyring.turned(new, gone)
        if not self.store.replace(turned):
            if new:
                self.hsm.retire(new.key_id)  # somebody else turned them at the same moment
            return self.store.get()
        for key in gone:
            self.hsm.retire(key.key_id)
        return turned

    def _begun(self) -> Keyring:
        """The list as every installation begins it."""
        key_id, point = self.hsm.first()
        keyring = Keyring().turned(SigningKey.of(key_id, point, since=int(self.now())), ())
        return keyring if self.store.replace(keyring) else self.store.get()

    def _new(self, now: float) -> SigningKey:
        key_id, point = self.hsm.made()
        return SigningKey.of(key_id, point, since=int(now) + KNOWN_BEFORE)
