"""A letter as plain text, for people: lines of at most 76 characters, every link whole and on a line of its own."""

import re
from collections.abc import Iterator

from kernel.letters.sheet import Section, Sheet

WIDTH = 76

_WORDS = re.compile(r"[ \t\n]+")  # a space that does not break stays


def plain(sheet: Sheet) -> str:
    """The whole text."""
    return "\n\n".join(_blocks(sheet)) + "\n"


def _blocks(sheet: Sheet) -> Iterator[str]:
    badge = f"[{sheet.badge.text}] " if sheet.badge else ""
    yield _wrapped(badge + sheet.heading)
    yield from (_wrapped(phrase.plain()) for phrase in sheet.body)
    if sheet.quote:
        yield "\n".join(_wrapped(line, "> ", "> ") for line in sheet.quote)
    yield from map(_section, sheet.sections)
    if sheet.facts and not sheet.facts_last:
        yield _table(sheet.facts)
    yield from (f"{_wrapped(each.text)}:\n{each.link}" for each in sheet.choices)
    if sheet.button:
        yield f"{_wrapped(sheet.button.text)}:\n{sheet.button.link}"
    if sheet.code:
        yield f"{_wrapped(sheet.code.text)}\n\n    {sheet.code.code}"
    yield from (_wrapped(phrase.plain()) for phrase in sheet.after)
    if sheet.facts and sheet.facts_last:
        yield _table(sheet.facts)
    if sheet.second:
        yield f"{_wrapped(sheet.second.text)}:\n{sheet.second.link}"
    yield "\n".join(["-- ", *(_wrapped(phrase.plain()) for phrase in sheet.footer)])


def _section(section: Section) -> str:
    """A heading, and what is under it, leads below each other."""
    width = max((len(each.lead) for each in section.lines), default=0)
    lines = [
        _wrapped(
            f"{each.text} ({each.note})" if each.note else each.text, f"  {each.lead:<{width}}  ", " " * (width + 4)
        )
        for each in section.lines
    ]
    return "\n".join([*([_wrapped(section.title)] if section.title else []), *lines])


def _table(facts: tuple[tuple[str, str], ...]) -> str:
    """The facts, values below each other."""
    width = max(len(label) for label, _ in facts) + 2
    return "\n".join(_wrapped(value, f"  {label + ':':<{width}}", " " * (width + 2)) for label, value in facts)


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    """``text`` in lines; a word that is too long for one is left whole, since half a link is none."""
    lines, line, empty = [], first, True
    for word in _WORDS.split(text.strip()):
        if not empty and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return "\n".join([*lines, line])
