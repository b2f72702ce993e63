"""From what happened to a letter: words in the reader's language, times by the reader's clock, the sender's look."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kernel.letters import colours
from kernel.letters.links import link as checked
from kernel.letters.links import picture
from kernel.letters.model import Brand, Letter, Reader, Severity
from kernel.letters.names import MOST, initial, one_line, routable, shown
from kernel.letters.page import CARD, CARD_DARK, page
from kernel.letters.plain import plain
from kernel.letters.sheet import Action, Badge, Code, Line, Mark, Phrase, Section, Sheet
from kernel.letters.times import Clock
from kernel.letters.wording import Language

_SUBJECT, _SENTENCE, _LINES = 150, 500, 20
"""Characters of what a mailbox shows in one line, and of what fills a paragraph; and lines of what is quoted."""


class Exact(str):
    """A value that is shown as it is: an address, a digest, an id; not a name that somebody chose."""

    __slots__ = ()


class Whole(Exact):
    """The same, however long it is: something that is no good without its end."""

    __slots__ = ()


class Sentence(str):
    """A value that may be longer than a name."""

    __slots__ = ()


Value = str | int | datetime | timedelta
Values = Mapping[str, Value]
Facts = Iterable[tuple[str, Value | None]]


@dataclass(frozen=True, slots=True)
class Stationery:
    """What a room writes its letters on: its texts in each language, by the first part of a locale; English is one."""

    languages: Mapping[str, Language]

    def composed(
        self,
        kind: str,
        to: Reader,
        brand: Brand,
        values: Values | None = None,
        *,
        link: str = "",
        second: str = "",
        code: str = "",
        quote: str = "",
        sections: Sequence[Section] = (),
        choices: Mapping[str, str] | None = None,
        facts: Facts = (),
        facts_last: bool = False,
        badge: Severity | None = None,
        replies: str = "",
        unsubscribe: str = "",
        one_click: bool = False,
        by_hand: bool = False,
    ) -> Letter:
        """The letter of that kind; each language has the words of each.

        ``quote`` is what somebody wrote, ``sections`` are lists of things, whose words anybody may have chosen, and
        ``choices`` are buttons side by side: the name of each in ``WORDS``, and where it leads.
        ``unsubscribe`` leads to where the reader has no more of these; with ``one_click`` their mail program may POST
        there itself, and needs nothing else for it (RFC 8058). ``by_hand`` says that a person wrote it, in
        effect, such as an invitation, so that programs may answer it.
        """
        when = self.clock(to)
        language = when.language
        wording, words = language.LETTERS[kind], language.WORDS
        given: dict[str, Value] = {"workspace": brand.name, "sender": brand.sender or brand.name}
        given |= {"address": Exact(to.address), **(values or {})}
        bare = {name: _bare(value, when) for name, value in given.items()}
        inside = {name: _inside(value, when) for name, value in given.items()}
        answers = replies or brand.replies
        footer = [words["footer"].replace("{reason}", wording.reason), *([] if answers else [words["no replies"]])]
        sheet = Sheet(
            language=language.CODE,
            subject=one_line(Phrase(wording.subject, bare).plain(), _SUBJECT),
            preheader=Phrase(wording.preheader, inside).plain(),
            mark=_mark(brand),
            badge=Badge(words[badge], badge) if badge else None,
            heading=Phrase(wording.heading, inside).plain(),
            body=tuple(Phrase(text, inside) for text in wording.body.splitlines()),
            quote=tuple(_quoted(quote)),
            sections=tuple(map(_section, sections)),
            facts=tuple(_facts(facts, when)),
            facts_last=facts_last,
            choices=tuple(Action(words[name], checked(leads)) for name, leads in (choices or {}).items()),
            button=Action(wording.button, checked(link)) if link else None,
            code=Code(wording.code, one_line(code)) if code else None,
            after=tuple(Phrase(text, inside) for text in wording.after.splitlines()),
            second=Action(wording.second, checked(second)) if second else None,
            fallback=words["address of button"],
            footer=(Phrase(" ".join(footer), inside),),
        )
        headers = _headers(language, answers, by_hand=by_hand) | _leaving(unsubscribe, one_click=one_click)
        return Letter(kind, to, brand, sheet.subject, page(sheet), plain(sheet), headers)

    def spoken(self, locale: str) -> Language:
        """The reader's language, or English: ``de-AT`` is German."""
        first = locale.replace("_", "-").partition("-")[0].lower()
        return self.languages.get(first) or self.languages["en"]

    def clock(self, to: Reader) -> Clock:
        """The reader's."""
        return Clock(to.zone, to.locale, self.spoken(to.locale))


def _facts(facts: Facts, when: Clock) -> Iterator[tuple[str, str]]:
    """Those that are known; what a caller calls a fact is shown like a name."""
    for label, value in facts:
        if value is not None and value != "":
            full = Exact(when.moment(value)) if isinstance(value, datetime) else value
            yield when.language.WORDS.get(label) or shown(label), _inside(full, when)


def _quoted(text: str) -> Iterator[str]:
    """Lines of what somebody wrote: no more of it than a letter has room for, and nothing in it becomes a link."""
    lines = text.strip().splitlines()
    for line in lines[:_LINES]:
        yield shown(line, _SENTENCE)
    if len(lines) > _LINES:
        yield "…"


def _section(section: Section) -> Section:
    return Section(shown(section.title, _SENTENCE), tuple(map(_line, section.lines)))


def _line(line: Line) -> Line:
    colour = colours.plain(line.colour) if line.colour else ""
    leads = checked(line.link) if line.link else ""
    return Line(one_line(line.lead), shown(line.text, _SUBJECT), shown(line.note, _SENTENCE), colour, leads)


def _bare(value: Value, when: Clock) -> str:
    """A value in a header."""
    return one_line(value, _room(value)) if isinstance(value, str) else _said(value, when)


def _inside(value: Value, when: Clock) -> str:
    """A value within the letter: what somebody chose must not become a link."""
    chosen = isinstance(value, str) and not isinstance(value, Exact)
    return shown(str(value), _room(value)) if chosen else _bare(value, when)


def _room(value: Value) -> int:
    if isinstance(value, Whole):
        return len(value)
    return _SENTENCE if isinstance(value, Sentence | Exact) else MOST


def _said(value: int | datetime | timedelta, when: Clock) -> str:
    match value:
        case datetime():
            return when.brief(value)
        case timedelta():
            return when.language.lasting(value)
        case _:
            return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _mark(brand: Brand) -> Mark:
    name = one_line(brand.name)
    light, dark = colours.accent(brand.accent, CARD), colours.accent(brand.accent, CARD_DARK)
    return Mark(name, initial(name), picture(brand.logo), picture(brand.logo_dark), light, dark)


def _headers(language: Language, replies: str, *, by_hand: bool) -> dict[str, str]:
    """What programs that receive it are told: if a machine wrote it, it wants no answer from another one."""
    told = {"Content-Language": language.CODE}
    if not by_hand:
        told |= {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    return {"Reply-To": "@".join(routable(replies)), **told} if replies else told


def _leaving(unsubscribe: str, *, one_click: bool) -> dict[str, str]:
    """How the reader has no more of these (RFC 2369, RFC 8058)."""
    if not unsubscribe:
        return {}
    pressed = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if one_click else {}
    return {"List-Unsubscribe": f"<{checked(unsubscribe)}>", **pressed}
