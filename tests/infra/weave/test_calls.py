"""How far calls are followed to what they may refuse."""

import pytest

from infra.weave.refusals import refusals
from tests.infra.weave.houses import built

FUNCTION = """\"\"\"Do it.\"\"\"

from garden import beds
from kernel.api import Api

app = Api(__name__)


@app.public("GET /api/garden", limit="5/minute per address")
def view(many: int = 0) -> None:
    {body}
"""
BEDS = """\"\"\"Beds.\"\"\"

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

from kernel.errors import Conflict, Forbidden, Invalid, NotFound, TooLarge, Unavailable


class Dig(NamedTuple):
    depth: int

    def refuse(self) -> None:
        raise TooLarge("deep")


class Sow(NamedTuple):
    seed: str

    def refuse(self) -> None:
        raise Conflict("sown")


class Water(NamedTuple):
    much: int

    def refuse(self) -> None:
        raise Unavailable("dry")


def work(step: Dig | Sow | Water, note: str | None = None, tools: tuple[str, ...] = ()) -> None:
    if note is not None and len(note) > 3:
        raise Forbidden("words")
    for tool in tools:
        raise Invalid(tool)
    if isinstance(step, Dig):
        raise TooLarge("deep")
    if isinstance(step, Sow | str):
        raise Conflict("sown")
    raise Unavailable("dry")


def noted(step: Dig | Sow | Water, note: str | None = None) -> None:
    work(step, note)


class Bed(Protocol):
    def rake(self) -> None: ...


class Stones:
    def rake(self) -> None:
        raise Forbidden("stones")


class Moss(Stones):
    def rake(self) -> None:
        raise Conflict("moss")


class Cat:
    def rake(self, claws: int = 2) -> None:
        raise TooLarge("cat")

    def purr(self) -> None: ...


class Yard(Protocol):
    def rake(self) -> None: ...
    def purr(self) -> None: ...


def rakes(bed: Bed) -> None:
    bed.rake()


def rake_yard(yard: Yard) -> None:
    yard.rake()


def rake_stones(stones: Stones) -> None:
    stones.rake()


def rake_any(thing: Any) -> None:
    thing.rake()


def rake_text(text: str, table: dict[str, Any]) -> None:
    text.rake()
    table.get("x")


class Keeper:
    def get(self) -> None:
        raise NotFound("keeper")

    def on(self, *, absent: Callable[[], Exception] = lambda: NotFound("nothing")) -> None:
        self._absent = absent

    def ask(self) -> None:
        raise self._absent()


def keeper() -> Keeper:
    kept = Keeper()
    kept.on(absent=lambda: Conflict("gone"))
    return kept


def asked() -> None:
    keeper().ask()


def kept() -> None:
    keeper()


def usual() -> None:
    kept = Keeper()
    kept.on()
    kept.ask()


def handed(wrong: Callable[[], Exception]) -> None:
    raise wrong()


def refuse() -> Exception:
    return Forbidden("no")


def over(steps: list[Any]) -> None:
    for step in steps:
        step.refuse()


def both(first: bool) -> None:
    handed(refuse if first else refuse)


class Shed:
    def __init__(self, paint: str) -> None:
        self._paint, (self._stones, self._keeper) = paint, (Stones(), Keeper())

    def open(self) -> None:
        self._stones.rake()


class Tidy(Protocol):
    def tidy(self, stones: Stones, hard: bool) -> Stones | None: ...


class Broom:
    def tidy(self, stones: Stones, hard: bool) -> Stones:
        raise Forbidden("broom")


class Brush:
    def tidy(self, stones: Cat, hard: bool) -> None:
        raise TooLarge("brush")


class Sponge:
    def tidy(self, stones: Stones, hard: bool) -> Cat:
        raise Conflict("sponge")


class Clock:
    def now(self, tz: object) -> None:
        raise Conflict("late")


def tidies(tidy: Tidy) -> None:
    tidy.tidy(Stones(), True)


def rake_with(thing: Any) -> None:
    thing.rake(claws=3)


def rake_all(beds: dict[str, Stones]) -> None:
    for name, bed in sorted(beds.items()):
        bed.rake()


def rake_first(beds: list[Cat | None]) -> None:
    beds[0].rake()


def rake_mixed(beds: list[Any]) -> None:
    beds[0].rake()


def every(*steps: Any) -> list[None]:
    return [step.refuse() for step in steps]


def stamp() -> None:
    datetime.now(UTC)


def until(first: bool) -> None:
    while True:
        if first:
            break
        raise Conflict("later")
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("beds.work(beds.Dig(1))", "TooLarge"),
        ("beds.work(beds.Sow('x'))", "Conflict"),
        ("beds.work(beds.Water(1))", "Unavailable"),
        ("beds.work(beds.Dig(1) if many else beds.Water(1))", "TooLarge Unavailable"),
        ("beds.work(beds.Dig(1), 'a note')", "TooLarge Forbidden"),
        ("beds.work(beds.Dig(1), note=None, tools=())", "TooLarge"),
        ("beds.work(beds.Dig(1), tools=('spade',))", "TooLarge Invalid"),
        ("beds.work(beds.Dig(1), **{'note': 'x'})", "TooLarge Forbidden Invalid"),
        ("beds.noted(beds.Dig(1))", "TooLarge"),
        ("beds.noted(beds.Dig(1), str(many))", "TooLarge Forbidden"),
        ("beds.rakes(beds.Stones())", "Forbidden Conflict TooLarge"),
        ("beds.rake_yard(beds.Cat())", "TooLarge"),
        ("beds.rake_stones(beds.Moss())", "Forbidden Conflict"),
        ("beds.rake_any(beds.Moss())", "Forbidden Conflict TooLarge"),
        ("beds.rake_text('x', {})", ""),
        ("beds.asked()", "Conflict"),
        ("beds.kept()", ""),
        ("beds.usual()", "NotFound"),
        ("beds.handed(beds.refuse)", "Forbidden"),
        ("beds.handed(lambda: beds.NotFound('x'))", "NotFound"),
        ("beds.handed(wrong=lambda: beds.NotFound('x'))", "NotFound"),
        ("beds.both(bool(many))", "Forbidden"),
        ("beds.over([beds.Dig(1)])", "TooLarge Conflict Unavailable"),
        ("beds.until(bool(many))", "Conflict"),
        ("beds.until(bool(many)) if many else None", "Conflict"),
        ("[beds.until(each) for each in (True, False)]", "Conflict"),
        ("sorted([1], key=lambda _: beds.until(True))", "Conflict"),
        ("beds.Shed('green').open()", "Forbidden Conflict"),
        ("beds.tidies(beds.Broom())", "Forbidden"),
        ("beds.rake_with(beds.Moss())", "TooLarge"),
        ("beds.rake_all({})", "Forbidden Conflict"),
        ("beds.rake_first([])", "TooLarge"),
        ("beds.rake_mixed([])", "Forbidden Conflict TooLarge"),
        ("beds.every()", ""),
        ("beds.every(beds.Sow('x'))", "TooLarge Conflict Unavailable"),
        ("beds.every(*[beds.Sow('x')])", "TooLarge Conflict Unavailable"),
        ("beds.stamp()", ""),
        ("pass", ""),
    ],
)
def test_calls_are_followed_as_far_as_they_can_go(tmp_path, monkeypatch, body, expected):
    files = {
        "functions/garden/beds_do.py": FUNCTION.replace("{body}", body),
        "layers/garden/garden/__init__.py": "",
        "layers/garden/garden/beds.py": BEDS,
    }
    house = built(tmp_path, monkeypatch, files)
    found = refusals(house, house.function("garden/beds_do"))

    assert {kind.__name__ for kind in found} - {"LimitReached", "TooManyRequests"} == set(expected.split())
