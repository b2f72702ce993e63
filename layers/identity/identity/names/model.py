"""Names as people compare them: without space around them, in any case, however their accents are typed. Pure."""

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple, Self
from unicodedata import normalize

from kernel.errors import Conflict


class NameTaken(Conflict):
    """Something else of this kind has the name; choose another one."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"there is a {kind} called {name} already; choose another name")

    def facts(self) -> Mapping[str, object]:
        return {"errors": [{"field": "name", "code": "taken", "detail": str(self)}]}


class Renaming(NamedTuple):
    """What a name is compared by, before and after a change; what was made before names were compared has none."""

    before: str | None = None
    after: str | None = None

    @classmethod
    def of(cls, before: str | None, after: str | None) -> Self:
        """Nothing, if it stays."""
        return cls() if before == after else cls(before, after)


def compared(name: str) -> str:
    """What a name has in common with all that people take for the same."""
    return normalize("NFC", normalize("NFC", name.strip()).casefold())


def claim(name: str) -> str:
    """The same, as short for every name."""
    return sha256(compared(name).encode(errors="surrogatepass")).hexdigest()
