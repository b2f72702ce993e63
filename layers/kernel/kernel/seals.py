"""Sealing what belongs to somebody: AES-256-GCM under KMS data keys, with the owner bound into both.

An envelope reads: version (1 byte), length of the wrapped key (2), wrapped key, nonce (12), ciphertext with its tag.
The owner is KMS's encryption context, so KMS itself unwraps the key for that owner only, and is authenticated with the
header by AES-GCM, so nothing can be moved from one owner to another, or cut, or changed. An owner's key is used for
some minutes and then another is made: to rotate is to ``reseal``. An owner is a workspace, or ``kernel.tables.key`` of
one: while a workspace is bound, nothing of another is sealed or opened.
"""

import os
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from botocore.exceptions import BotoCoreError, ClientError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kernel import guard
from kernel.aws import client, code, transient
from kernel.errors import Unavailable
from kernel.settings import physical

VERSION = 1
USES = 100_000
"""Seals made with one data key; chance alone keeps nonces apart, and far more would still be safe."""

KEPT = 10 * 60.0
"""Seconds for which a data key stays in memory, for sealing and for opening."""

_NONCE = 12
_TAG = 16
_HEAD = 3
_OWNERS = 256
_KEYS = 1024

_LONGEST_KEY = 6144
_NOT_OURS = frozenset({"InvalidCiphertextException", "IncorrectKeyException", "NotFoundException"})
_DENIED = "AccessDeniedException"
_GRANT = "not authorized to perform"  # what a missing grant says; a changed envelope may name a key that is not there


class Broken(Exception):
    """An envelope is not what we sealed for this owner."""


class NoKeys(Unavailable):
    """The keys of the workspace cannot be had just now."""


@dataclass(eq=False, repr=False)  # no key in any log
class _DataKey:
    cipher: AESGCM
    wrapped: bytes
    born: float
    uses: int = 0


K = TypeVar("K")


class _Recent(Generic[K]):
    """The keys used last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, _DataKey] = OrderedDict()
        self._lock = Lock()

    def take(self, name: K) -> _DataKey | None:
        """The key kept under ``name``, counted as used once more, unless it has served its time."""
        with self._lock:
            key = self._kept.get(name)
            if key is None:
                return None
            if time.monotonic() - key.born >= KEPT or key.uses >= USES:
                del self._kept[name]
                return None
            key.uses += 1
            self._kept.move_to_end(name)
            return key

    def keep(self, name: K, key: _DataKey) -> None:
        with self._lock:
            self._kept[name] = key
            self._kept.move_to_end(name)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


_sealing: _Recent[str] = _Recent(_OWNERS)
_opening: _Recent[tuple[str, bytes]] = _Recent(_KEYS)


def seal(plain: bytes, owner: str) -> bytes:
    """An envelope around ``plain`` that only opens for ``owner``."""
    guard.demand(owner, "a seal")
    key = _sealing.take(owner)
    if key is None:
        key = _made(owner)
        _sealing.keep(owner, key)
    head = bytes([VERSION]) + len(key.wrapped).to_bytes(2) + key.wrapped
    nonce = os.urandom(_NONCE)
    return head + nonce + key.cipher.encrypt(nonce, plain, _bound(head, owner))


def unseal(envelope: bytes, owner: str) -> bytes:
    """What is in an envelope, or ``Broken``."""
    guard.demand(owner, "a seal")
    head, nonce, ciphertext = _parts(envelope)
    wrapped = head[_HEAD:]
    key = _opening.take((owner, wrapped))
    if key is None:
        key = _unwrapped(wrapped, owner)
        _opening.keep((owner, wrapped), key)
    try:
        return key.cipher.decrypt(nonce, ciphertext, _bound(head, owner))
    except InvalidTag:
        raise Broken("this envelope was changed, or is not of this owner") from None


def reseal(envelope: bytes, owner: str) -> bytes:
    """The same in an envelope of today: under a new data key, and whichever KMS key the alias names now."""
    plain = unseal(envelope, owner)
    key = _sealing.take(owner)
    if key is not None and key.wrapped == _parts(envelope)[0][_HEAD:]:
        _sealing.keep(owner, _made(owner))
    return seal(plain, owner)


def forget() -> None:
    """Keep no key in memory: for tests, and for whoever has just disabled one."""
    _sealing.forget()
    _opening.forget()


def _made(owner: str) -> _DataKey:
    """A new data key from KMS, wrapped for ``owner``."""
    answer = _asked(
        lambda: client("kms").generate_data_key(
            KeyId=f"alias/{physical('shared-seal')}", KeySpec="AES_256", EncryptionContext={"owner": owner}
        )
    )
    return _DataKey(AESGCM(answer["Plaintext"]), answer["CiphertextBlob"], time.monotonic(), 1)


def _unwrapped(wrapped: bytes, owner: str) -> _DataKey:
    answer = _asked(lambda: client("kms").decrypt(CiphertextBlob=wrapped, EncryptionContext={"owner": owner}))
    return _DataKey(AESGCM(answer["Plaintext"]), wrapped, time.monotonic(), 1)


def _asked(call: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    try:
        return call()
    except (ClientError, BotoCoreError) as error:
        if code(error) in _NOT_OURS or (code(error) == _DENIED and _GRANT not in str(error)):
            raise Broken("this envelope was changed, or is not of this owner") from None
        if transient(error):
            raise NoKeys("the keys cannot be had just now; try again in a moment") from error
        raise


def _parts(envelope: bytes) -> tuple[bytes, bytes, bytes]:
    """Header, nonce and ciphertext of an envelope."""
    if not envelope or envelope[0] != VERSION:
        raise Broken("this is no envelope, or one of a version that is not known here")
    end = _HEAD + int.from_bytes(envelope[1:_HEAD])
    if len(envelope) < end + _NONCE + _TAG or not _HEAD < end <= _HEAD + _LONGEST_KEY:
        raise Broken("this envelope was cut")
    return envelope[:end], envelope[end : end + _NONCE], envelope[end + _NONCE :]


def _bound(head: bytes, owner: str) -> bytes:
    """What is authenticated with the ciphertext."""
    return head + owner.encode()
