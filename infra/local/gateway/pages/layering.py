"""Where the boxes of a flowchart go: row by row, each below what leads to it, with as few crossings as is easy."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

Link = tuple[str, str]
_SWEEPS = 8


def rows(nodes: Sequence[str], links: Sequence[Link]) -> tuple[list[list[str]], dict[Link, list[str]]]:
    """The boxes of each row from left to right, and of each link the bends between its ends.

    A bend is a place of its own in every row that a link passes, so that it does not run through a box.
    """
    forward = _without_circles(nodes, links)
    rank = _ranked(nodes, forward)
    layers: list[list[str]] = [[] for _ in range(max(rank.values(), default=0) + 1)]
    for node in nodes:
        layers[rank[node]].append(node)
    bends: dict[Link, list[str]] = {}
    steps: list[Link] = []
    for link in links:
        low, high = sorted(link, key=lambda node: rank[node])
        between = [f"{low}>{high}:{row}" for row in range(rank[low] + 1, rank[high])]
        for row, bend in enumerate(between, rank[low] + 1):
            if bend not in layers[row]:
                layers[row].append(bend)
        path = [low, *between, high]
        steps += pairwise(path)
        bends[link] = between if low == link[0] else between[::-1]
    return _ordered(layers, steps), bends


def _without_circles(nodes: Sequence[str], links: Sequence[Link]) -> list[Link]:
    """The links, those turned round that would close a circle."""
    after: dict[str, list[str]] = defaultdict(list)
    for start, end in links:
        after[start].append(end)
    done: set[str] = set()
    path: set[str] = set()
    back: set[Link] = set()

    def visit(node: str) -> None:
        path.add(node)
        for end in after[node]:
            if end in path:
                back.add((node, end))
            elif end not in done:
                visit(end)
        path.discard(node)
        done.add(node)

    for node in nodes:
        if node not in done:
            visit(node)
    return [(end, start) if (start, end) in back else (start, end) for start, end in links if start != end]


def _ranked(nodes: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """The row of each box: one below the lowest that leads to it; what nothing leads to is close to where it leads."""
    rank = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for start, end in links:
            rank[end] = max(rank[end], rank[start] + 1)
    led_to = {end for _, end in links}
    for node in nodes:
        ends = [rank[end] for start, end in links if start == node]
        if node not in led_to and ends:
            rank[node] = min(ends) - 1
    return rank


def _ordered(layers: list[list[str]], steps: Iterable[Link]) -> list[list[str]]:
    """Each row in the order of the middles of what it is linked with, above and below in turn."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in steps:
        near[one].append(other)
        near[other].append(one)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        for row in range(1, len(layers)) if down else range(len(layers) - 2, -1, -1):
            beside = layers[row - 1 if down else row + 1]
            place = {node: at / max(len(beside) - 1, 1) for at, node in enumerate(beside)}
            layers[row].sort(key=lambda node, place=place: _middle(near[node], place))  # type: ignore[misc]
    return layers


def _middle(near: Sequence[str], place: Mapping[str, float]) -> float:
    known = [place[node] for node in near if node in place]
    return sum(known) / len(known) if known else 0.5
