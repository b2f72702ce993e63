"""What is kept of a password: an argon2id hash, in the usual ``$argon2id$v=19$m=…`` form.

The cost: OWASP's least is 46 MiB and one pass, or 19 MiB and two. We take 46 MiB and two passes, twice that. It was
measured on one core at 80 ms; a core of Graviton, which has the portable code only, takes up to twice as long, and
1769 MB of memory is what buys a whole one. So a door that checks passwords declares ``memory=1769``: with 512 MB the
same work waits for 0.29 of a core and costs as much. One lane, since there is one core.

A hash says what it cost, so older ones still fit and are renewed at the next sign-in; but none makes us do more than
``MOST``, wherever it came from. Where there is no hash, one that fits nothing is tried: a stranger's answer takes as
long as a friend's.
"""

import re
from dataclasses import dataclass
from typing import Self

from kernel.logs import log


@dataclass(frozen=True, slots=True)
class Cost:
    """What one hash takes: KiB of memory, passes over it, and how many may work on it side by side."""

    memory: int
    passes: int
    lanes: int = 1

    @classmethod
    def of(cls, kept: str) -> Self | None:
        """What a hash cost; ``None`` if it is none of ours, or one that costs more than we pay."""
        found = _FORM.fullmatch(kept)
        cost = cls(*(int(number) for number in found.groups())) if found else None
        return cost if cost and cost.within(MOST) else None

    def within(self, most: "Cost") -> bool:
        least = 8 * self.lanes  # fewer blocks than that argon2 does not know
        fits = self.passes <= most.passes and self.lanes <= most.lanes and least <= self.memory <= most.memory
        return fits and self.passes > 0 and self.lanes > 0

    def blank(self) -> str:
        """A hash of this cost that no password has: its bytes are all zero."""
        return f"$argon2id$v=19$m={self.memory},t={self.passes},p={self.lanes}${'A' * 22}${'A' * 43}"


COST = Cost(memory=46 * 1024, passes=2)
LEAST = Cost(memory=8, passes=1)
"""The least that argon2 knows: what tests pay that are about something else."""
MOST = Cost(memory=256 * 1024, passes=6, lanes=4)

_SALT = 16
_LENGTH = 32
_FORM = re.compile(
    r"\$argon2id\$v=19\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]?),p=([1-9])"
    r"\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}",
    re.ASCII,
)  # 16 bytes of salt and 32 of hash: ours have no others


def made(text: str, cost: Cost = COST) -> str:
    """What to keep of a password."""
    from os import urandom

    from argon2.low_level import Type, hash_secret

    salt = urandom(_SALT)
    return hash_secret(text.encode(), salt, cost.passes, cost.memory, cost.lanes, _LENGTH, Type.ID).decode()


def fits(text: str, kept: str | None, cost: Cost = COST) -> bool:
    """Whether ``kept`` was made of this password; never where nothing is kept, after as much work."""
    from argon2.exceptions import VerificationError
    from argon2.low_level import Type, verify_secret

    known = kept is not None and Cost.of(kept) is not None
    if kept is not None and not known:
        log.error("what is kept of a password is no hash of ours")
    tried = kept if kept and known else cost.blank()
    try:
        verify_secret(tried.encode(), text.encode(), Type.ID)
    except VerificationError:
        return False
    return known


def outdated(kept: str, cost: Cost = COST) -> bool:
    """Whether a password is to be hashed anew: it cost more or less than we pay by now."""
    return Cost.of(kept) != cost
