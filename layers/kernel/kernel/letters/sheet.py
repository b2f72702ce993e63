"""What a letter says, before it is laid out: the same sheet becomes the page and the plain text."""

from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from kernel.letters.colours import Accent
from kernel.letters.model import Severity


class Phrase(NamedTuple):
    """A text of ours with values of anybody's: the text may set off words with ``<b>``, a value is only ever text."""

    text: str
    values: dict[str, str]

    def html(self) -> str:
        return self.text.format_map({name: escape(value) for name, value in self.values.items()})

    def plain(self) -> str:
        return self.text.replace("<b>", "").replace("</b>", "").format_map(self.values)


class Action(NamedTuple):
    """Something to press."""

    text: str
    link: str


class Code(NamedTuple):
    """Something to type, and what it is for."""

    text: str
    code: str


class Badge(NamedTuple):
    """How much it matters."""

    text: str
    tone: Severity


class Mark(NamedTuple):
    """Whose letter it is, as it is shown at its head."""

    name: str
    initial: str
    logo: str
    logo_dark: str
    light: Accent
    dark: Accent


@dataclass(frozen=True, slots=True)
class Sheet:
    language: str
    subject: str
    preheader: str
    mark: Mark
    badge: Badge | None
    heading: str
    body: tuple[Phrase, ...]
    facts: tuple[tuple[str, str], ...]
    facts_last: bool
    """Whether what is to be pressed comes first."""
    button: Action | None
    code: Code | None
    after: tuple[Phrase, ...]
    second: Action | None
    fallback: str
    """What to say before the address of the button."""
    footer: tuple[Phrase, ...]
