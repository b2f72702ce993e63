"""Reading a line: what it comes to, and what is left as the title. Pure."""

from datetime import date, datetime
from typing import Any

from agenda.quickadd.days import When
from agenda.quickadd.meaning import Day, coming, dated, repeating
from agenda.quickadd.model import Known, Reminder, Span, Understood
from agenda.quickadd.pieces import Piece, pieces
from agenda.quickadd.words import Word, words

_NOTHING = Known()
_SEVERAL = frozenset({"label", "reminder"})
_DAYS = frozenset({"due", "repeat"})
_BEHIND = ".,;:?!)"


def understood(text: str, now: datetime, known: Known = _NOTHING) -> Understood:
    """The task that a line says; ``now`` is what clocks show where it is typed.

    Of what a task has one of, the one that is said last counts; what does not count stays in the title.
    """
    said = words(text)
    found = pieces(text, said, now, known)
    last = {piece.part: piece for piece in found if piece.part not in _SEVERAL}
    chosen, day = _due(found, now)
    several = [piece for piece in found if piece.part in _SEVERAL]
    single = [piece for part, piece in last.items() if part not in {*_DAYS, "time"}]
    chosen = sorted([*chosen, *several, *single], key=lambda piece: piece.begin)
    spans = tuple(Span(begin=it.begin, end=it.end, part="due" if it.part == "time" else it.part) for it in chosen)
    return Understood(title=_title(text, said, spans, now), spans=spans, **_values(chosen, day, now))


def _due(found: list[Piece], now: datetime) -> tuple[list[Piece], Day | None]:
    """The pieces that say when it is due, and when that is."""
    hours = [piece for piece in found if piece.part == "time"]
    hour = hours[-1] if hours else None
    for piece in reversed([piece for piece in found if piece.part in _DAYS]):
        lacks = hour if piece.value.hour is None else None
        value = lacks.value if lacks else None
        day = repeating(piece.value, value, now) if piece.part == "repeat" else dated(piece.value, value)
        if day is not None:  # a rule may come to nothing
            return [piece, *([lacks] if lacks else [])], day
    return ([hour], coming(hour.value, now)) if hour else ([], None)


def _values(chosen: list[Piece], day: Day | None, now: datetime) -> dict[str, Any]:
    values: dict[str, Any] = {piece.part: piece.value for piece in chosen}
    start = values.get("start")
    begins = dated(start, None) if start else None
    whole = (day is None or day.whole) and (begins is None or begins.whole) and bool(day or begins)
    due = day.due if day else None
    if begins and due and begins.due > due:
        begins = None  # nothing is due before it starts
    return {
        "due": due,
        "start": begins.due if begins else None,
        "without_time": whole,
        "deadline": _deadline(values.get("deadline")),
        "repeats": day.rule if day else None,
        "after_done": bool(day and day.rule and values["repeat"].after_done),
        "duration": values.get("duration"),
        "reminders": tuple(_ahead(it.value, now) for it in chosen if it.part == "reminder"),
        "labels": tuple(dict.fromkeys(it.value for it in chosen if it.part == "label")),
        **{part: values.get(part) for part in ("priority", "project", "section", "assignee")},
    }


def _deadline(it: When | None) -> date | datetime | None:
    if it is None or it.hour is None:
        return it.day if it else None
    return datetime.combine(it.day, it.hour)


def _ahead(it: Reminder, now: datetime) -> Reminder:
    """The reminder; at a time of day that is over, tomorrow."""
    if it.at is None or it.at > now or it.at.date() != now.date():
        return it
    return Reminder(at=coming(it.at.time(), now).due)


def _title(text: str, said: list[Word], spans: tuple[Span, ...], now: datetime) -> str:
    """What is left of the text, without the quotes and strokes that kept something from being understood."""
    cuts = [(span.begin, span.end, "") for span in spans]
    for word in said:
        inner = _kept(text, word, now)
        if inner is not None and not any(span.begin <= word.begin < span.end for span in spans):
            cuts.append((word.begin, word.end, inner))
    left, at = [], 0
    for begin, end, instead in sorted(cuts):
        left += [text[at:begin], instead]
        at = end
        while not instead and at < len(text) and text[at] in _BEHIND:
            at += 1
    return " ".join("".join([*left, text[at:]]).split()).strip(" ,;")


def _kept(text: str, word: Word, now: datetime) -> str | None:
    """What quotes or a stroke in front kept from being understood."""
    if word.kind == "quoted":
        inner = text[word.begin + 1 : word.end - 1]
    elif text[word.begin] == "\\":
        inner = text[word.begin + 1 : word.end]
    else:
        return None
    return inner if pieces(inner, words(inner), now, _NOTHING) else None
