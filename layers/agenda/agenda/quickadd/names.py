"""What is named in a line: ``#project``, ``/section``, ``@label``, ``+person``. Pure."""

from collections.abc import Collection
from typing import NamedTuple

from agenda.quickadd.model import Known, Part
from agenda.quickadd.words import Word

SIGILS: dict[str, Part] = {"#": "project", "/": "section", "@": "label", "+": "assignee"}
_MOST_WORDS = 6
_LONGEST = 100


class Named(NamedTuple):
    """A name, and where it ends: in the text, and among the words."""

    part: Part
    name: str
    end: int
    after: int


def named(text: str, said: list[Word], place: int, known: Known) -> Named | None:
    """The name that begins there. One of several words is one that is known, or stands in quotes."""
    word = said[place]
    part = SIGILS.get(text[word.begin])
    if part is None:
        return None
    if word.kind == "name":
        return Named(part, " ".join(text[word.begin + 2 : word.end - 1].split()), word.end, place + 1)
    if word.kind != "word":
        return None
    return _known(text, said, place, part, _of(known, part)) or _single(text, word, part, place)


def _known(text: str, said: list[Word], place: int, part: Part, names: Collection[str]) -> Named | None:
    """The longest name that is known and stands there."""
    if not names:
        return None
    folded = {" ".join(name.casefold().split()): name for name in names}
    for after in range(min(place + _MOST_WORDS, len(said)), place, -1):
        end = said[after - 1].end
        if end - said[place].begin > _LONGEST:
            continue
        found = folded.get(" ".join(text[said[place].begin + 1 : end].casefold().split()))
        if found is not None:
            return Named(part, found, end, after)
    return None


def _single(text: str, word: Word, part: Part, place: int) -> Named | None:
    """A name of one word, which has a letter in front, or behind digits: ``#1`` is a number, ``+3`` too."""
    name = text[word.begin + 1 : word.end].rstrip(".;:?!)")
    if not 1 <= len(name) <= _LONGEST or not name[0].isalnum() or not any(map(str.isalpha, name)):
        return None
    if part == "assignee" and not name[0].isalpha():
        return None
    return Named(part, name, word.begin + 1 + len(name), place + 1)


def _of(known: Known, part: Part) -> Collection[str]:
    return {"project": known.projects, "section": known.sections, "label": known.labels, "assignee": known.people}[part]
