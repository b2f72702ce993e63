"""A workspace's colour, made readable: contrast as WCAG 2 computes it."""

import re
from dataclasses import dataclass

HOUSE = "#a4452c"
"""Ours, where a workspace has none."""

WHITE, BLACK = "#ffffff", "#000000"
TEXT = 4.5  # WCAG's least contrast of text
SHAPE = 3.0  # … and of the outline of what can be pressed

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour to press, what to write on it, and the outline that sets it off."""

    fill: str
    ink: str
    edge: str


def accent(colour: str, ground: str) -> Accent:
    """How ``colour`` is used on ``ground``; nonsense is ours."""
    fill = plain(colour)
    ink = WHITE if contrast(fill, WHITE) >= TEXT else BLACK  # one of the two always suffices
    towards = BLACK if luminance(ground) > 0.5 else WHITE  # noqa: PLR2004 - half
    edge = fill
    for step in range(1, 11):
        if contrast(edge, ground) >= SHAPE:
            break
        edge = _mixed(fill, towards, step / 10)
    return Accent(fill, ink, edge)


def contrast(one: str, other: str) -> float:
    """From 1, no difference, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is to the eye, from 0 to 1."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def plain(colour: str) -> str:
    """Six figures in lower case."""
    if not _HEX.fullmatch(colour):
        return HOUSE
    figures = colour[1:].lower()
    return "#" + (figures if len(figures) == 6 else "".join(2 * each for each in figures))  # noqa: PLR2004 - RRGGBB


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's
