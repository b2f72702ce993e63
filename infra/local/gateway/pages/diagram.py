"""A Mermaid flowchart as SVG, in the colours of the page: boxes below each other, whichever way it was to run."""

import textwrap
from collections.abc import Sequence
from html import escape

from infra.local.gateway.pages.flowchart import Edge, Flowchart, Node, NotUnderstood, parsed
from infra.local.gateway.pages.layering import rows

Point = tuple[float, float]

_WIDE = 22  # letters in a line
_LETTER, _LINE = 7.1, 18.0
_PAD, _GAP, _DROP, _MARGIN = 15.0, 26.0, 52.0, 8.0
_BEND = 24.0
_MOST = 60
_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>'
)


def drawn(source: str) -> str | None:
    """The picture, or nothing if it is more than boxes and arrows."""
    try:
        chart = parsed(source)
    except NotUnderstood:
        return None
    return _Drawing(chart).svg() if 0 < len(chart.nodes) <= _MOST else None


class _Drawing:
    def __init__(self, chart: Flowchart) -> None:
        self._chart = chart
        self._lines = {name: textwrap.wrap(node.text, _WIDE) or [""] for name, node in chart.nodes.items()}
        links = [(edge.start, edge.end) for edge in chart.edges]
        self._rows, self._bends = rows(list(chart.nodes), links)
        self._at: dict[str, Point] = {}
        self._width = max(self._span(row) for row in self._rows) + 2 * _MARGIN
        self._height = self._place()

    def svg(self) -> str:
        edges = "".join(self._edge(edge) for edge in self._chart.edges)
        boxes = "".join(self._box(node) for node in self._chart.nodes.values())
        said = "; ".join(f"{self._text(edge.start)} → {self._text(edge.end)}" for edge in self._chart.edges)
        size = (
            f'viewBox="0 0 {self._width:.0f} {self._height:.0f}" width="{self._width:.0f}" height="{self._height:.0f}"'
        )
        return f'<svg {size} role="img" aria-label="{escape(said)}">{_ARROW}{edges}{boxes}</svg>'

    def _text(self, name: str) -> str:
        return self._chart.nodes[name].text

    def _size(self, name: str) -> Point:
        lines = self._lines.get(name)
        if lines is None:
            return _BEND, 0.0
        return max(max(map(len, lines)) * _LETTER, 30) + 2 * _PAD, len(lines) * _LINE + _PAD

    def _span(self, row: Sequence[str]) -> float:
        return sum(self._size(name)[0] for name in row) + _GAP * (len(row) - 1)

    def _place(self) -> float:
        """Give everything its middle; how high it all is."""
        top = _MARGIN
        for row in self._rows:
            height = max(self._size(name)[1] for name in row)
            left = (self._width - self._span(row)) / 2
            for name in row:
                width = self._size(name)[0]
                self._at[name] = left + width / 2, top + height / 2
                left += width + _GAP
            top += height + _DROP
        return top - _DROP + _MARGIN

    def _edge(self, edge: Edge) -> str:
        middles = [self._at[name] for name in (edge.start, *self._bends[edge.start, edge.end], edge.end)]
        down = 1 if middles[0][1] < middles[-1][1] else -1
        half = [self._size(name)[1] / 2 for name in (edge.start, edge.end)]
        points = [
            (middles[0][0], middles[0][1] + down * half[0]),
            *middles[1:-1],
            (middles[-1][0], middles[-1][1] - down * (half[1] + 2)),
        ]
        kind = "edge dotted" if edge.dotted else "edge"
        line = f'<path class="{kind}" d="{_curve(points)}" marker-end="url(#arrow)"/>'
        if not edge.text:
            return line
        (x, y), (end_x, end_y) = points[:2]
        place = f'x="{(x + end_x) / 2:.1f}" y="{(y + end_y) / 2 + 4:.1f}"'
        return f'{line}<text class="said" {place}>{escape(edge.text)}</text>'

    def _box(self, node: Node) -> str:
        (x, y), (width, height) = self._at[node.name], self._size(node.name)
        lines = self._lines[node.name]
        first = y - (len(lines) - 1) * _LINE / 2 + 4.5
        words = "".join(
            f'<tspan x="{x:.1f}" y="{first + at * _LINE:.1f}">{escape(text)}</tspan>' for at, text in enumerate(lines)
        )
        return f"{_outline(node.shape, x - width / 2, y - height / 2, width, height)}<text>{words}</text>"


def _curve(points: Sequence[Point]) -> str:
    """A line that leaves and arrives upright."""
    (x, y), *rest = points
    path = f"M{x:.1f} {y:.1f}"
    for end_x, end_y in rest:
        middle = (y + end_y) / 2
        path += f" C{x:.1f} {middle:.1f} {end_x:.1f} {middle:.1f} {end_x:.1f} {end_y:.1f}"
        x, y = end_x, end_y
    return path


def _outline(shape: str, x: float, y: float, width: float, height: float) -> str:
    right, bottom, middle = x + width, y + height, y + height / 2
    match shape:
        case "bus":
            tips = f"{x - 6:.1f},{middle:.1f} {x + 6:.1f},{y:.1f} {right - 6:.1f},{y:.1f} {right + 6:.1f},{middle:.1f}"
            return f'<polygon class="node" points="{tips} {right - 6:.1f},{bottom:.1f} {x + 6:.1f},{bottom:.1f}"/>'
        case "store":
            arc = f"a{width / 2:.1f} 6 0 0"
            lid = f"M{x:.1f} {y:.1f} {arc} 0 {width:.1f} 0"
            body = f"M{x:.1f} {y:.1f} {arc} 1 {width:.1f} 0 V{bottom:.1f} {arc} 1 {-width:.1f} 0z"
            return f'<path class="node" d="{body}"/><path class="node lid" d="{lid}"/>'
        case _:
            radius = height / 2 if shape == "pill" else 7
            size = f'width="{width:.1f}" height="{height:.1f}" rx="{radius:.1f}"'
            box = f'<rect class="node" x="{x:.1f}" y="{y:.1f}" {size}/>'
            bars = (
                f'<path class="node lid" d="M{x + 6:.1f} {y:.1f}V{bottom:.1f}M{right - 6:.1f} {y:.1f}V{bottom:.1f}"/>'
            )
            return box + bars if shape == "queue" else box
