"""How much room files take: of all that each person put there, and of all of a workspace. Pure."""

from typing import Literal, NamedTuple

from kernel.errors import Conflict

GIGABYTE = 1024**3

MOST = {"person": 20 * GIGABYTE, "workspace": 500 * GIGABYTE}
"""Bytes: nobody fills the bucket of a workspace for all others, and nobody's account is worth taking over for it."""

Whose = Literal["person", "workspace"]


class Named(NamedTuple):
    """A file as it is counted: by what was said of it, so that no other size gets by."""

    calendar_id: str
    sha256: str
    size: int


class NoRoomForFiles(Conflict):
    """There is no room for that file: let go of others; what no event names any more goes by itself after a month."""

    def __init__(self, whose: Whose, held: int, asked: int) -> None:
        most = MOST[whose]
        of = "of yours" if whose == "person" else "of your workspace"
        left = max(0, most - held)
        super().__init__(
            f"the files {of} take {_said(held)} of {_said(most)}; {_said(left)} are left, and this takes {_said(asked)}"
        )
        self.whose, self.held, self.asked, self.most = whose, held, asked, most

    def facts(self) -> dict[str, object]:
        return {"whose": self.whose, "held": self.held, "asked": self.asked, "most": self.most}


_THOUSAND = 1024


def _said(size: int) -> str:
    """So many bytes, in words."""
    for unit, power in (("GB", 3), ("MB", 2), ("kB", 1)):
        if size >= _THOUSAND**power:
            return f"{size / _THOUSAND**power:.1f} {unit}"
    return f"{size} bytes"
