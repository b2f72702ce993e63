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


class Line(NamedTuple):
    """One thing of several: ``09:30``, ``Stand-up``, ``Room 4``."""

    lead: str
    text: str
    note: str = ""
    colour: str = ""
    """Of the edge that sets it off; without one there is none."""
    link: str = ""
    """Where it leads, on the page; the plain text has no room for an address on every line."""


class Section(NamedTuple):
    """Several things under one heading, which may be empty."""

    title: str
    lines: tuple[Line, ...]


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
    quote: tuple[str, ...]
    """What somebody wrote, line by line."""
    sections: tuple[Section, ...]
    facts: tuple[tuple[str, str], ...]
    facts_last: bool
    """Whether what is to be pressed comes first."""
    choices: tuple[Action, ...]
    """Of these one is to be pressed."""
    button: Action | None
    code: Code | None
    after: tuple[Phrase, ...]
    second: Action | None
    fallback: str
    """What to say before the address of the button."""
    footer: tuple[Phrase, ...]
