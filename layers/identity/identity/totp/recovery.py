"""Recovery codes: ten ways in for a person who has lost their phone, each good once. Pure.

A code is 80 bits of chance in Crockford's alphabet, which has no letter that looks like another, so it can be read
from paper: ``7ZQ4-0M8W-HXK2-R5DA``. Nobody can try 2^80, so a hash with a salt is enough for what is kept, and need
not be slow. Whoever spends one writes what is left on the condition that nobody else did.
"""

import hmac
import re
import secrets
from collections.abc import Iterable, Sequence
from hashlib import sha256

from identity.totp.model import CodeWrong

HOW_MANY = 10
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_LENGTH = 16
_GROUP = 4
_SALT = 16
_LONGEST = 64
_MISREAD = str.maketrans("OIL", "011")


def new_codes() -> tuple[str, ...]:
    """Ten codes for the person to keep; they are shown once."""
    return tuple(_grouped("".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))) for _ in range(HOW_MANY))


def kept(codes: Iterable[str]) -> tuple[str, ...]:
    """What we keep of codes."""
    return tuple(_hashed(secrets.token_hex(_SALT), plain(code)) for code in codes)


def spent(left: Sequence[str], text: str) -> tuple[str, ...]:
    """What is left when this code is spent; ``CodeRefused`` if it is none of those that are left."""
    given = plain(text)
    same = [hmac.compare_digest(each, _hashed(each.partition("$")[0], given)) for each in left]
    if not any(same):
        raise CodeWrong
    used = same.index(True)
    return (*left[:used], *left[used + 1 :])


def plain(text: str) -> str:
    """A code as it was made, however it was typed."""
    found = re.sub(r"[\s-]", "", text[:_LONGEST]).upper().translate(_MISREAD)
    if len(text) > _LONGEST or len(found) != _LENGTH or not set(found) <= set(ALPHABET):
        raise CodeWrong
    return found


def _grouped(code: str) -> str:
    return "-".join(code[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def _hashed(salt: str, code: str) -> str:
    return f"{salt}${sha256(f'{salt}{code}'.encode()).hexdigest()}"
