"""Flowcharts as Mermaid writes them: which boxes there are, and what leads from one to another."""

import re
from dataclasses import dataclass, field

_HEAD = re.compile(r"(?:flowchart|graph)\s+(LR|RL|TD|TB|BT)\s*")
_SHAPES = (  # longest first
    ("pill", "([", "])"),
    ("store", "[(", ")]"),
    ("queue", "[[", "]]"),
    ("bus", "{{", "}}"),
    ("pill", "((", "))"),
    ("box", "[", "]"),
    ("pill", "(", ")"),
    ("bus", "{", "}"),
)
_NAME = re.compile(r"\s*([A-Za-z_]\w*)")
_EDGE = re.compile(
    r"\s*(?:(?P<line>--|==|-\.)\s+(?P<text>[^|]+?)\s+(?:-->|---|==>|\.->|\.-)"
    r"|(?P<plain>-->|---|==>|-\.->|-\.-)(?:\|(?P<label>[^|]*)\|)?)"
)


@dataclass(slots=True)
class Node:
    name: str
    text: str
    shape: str = "box"


@dataclass(frozen=True, slots=True)
class Edge:
    start: str
    end: str
    text: str
    dotted: bool


@dataclass(slots=True)
class Flowchart:
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)


class NotUnderstood(Exception):
    """It is Mermaid that goes beyond boxes and arrows."""


def parsed(source: str) -> Flowchart:
    """The chart, or ``NotUnderstood``."""
    lines = [line.strip() for line in source.strip().splitlines()]
    if not lines or not _HEAD.fullmatch(lines[0]):
        raise NotUnderstood(source)
    chart = Flowchart()
    for line in lines[1:]:
        if line and not line.startswith("%%"):
            _chain(chart, line.rstrip(";"))
    return chart


def _chain(chart: Flowchart, line: str) -> None:
    """One line: a box, and perhaps arrows to further ones."""
    start, at = _node(chart, line, 0)
    while at < len(line):
        found = _EDGE.match(line, at)
        if found is None:
            raise NotUnderstood(line)
        end, at = _node(chart, line, found.end())
        if start == end:
            raise NotUnderstood(line)
        said = found["text"] or found["label"] or ""
        dotted = (found["line"] or found["plain"]).startswith("-.")
        chart.edges.append(Edge(start, end, said.strip('" '), dotted))
        start = end


def _node(chart: Flowchart, line: str, at: int) -> tuple[str, int]:
    """The box at that place, and where it ends."""
    found = _NAME.match(line, at)
    if found is None:
        raise NotUnderstood(line)
    name, at = found[1], found.end()
    node = chart.nodes.setdefault(name, Node(name, name))
    for shape, opening, closing in _SHAPES:
        if line.startswith(opening, at):
            end = line.find(closing, at)
            if end < 0:
                raise NotUnderstood(line)
            node.text, node.shape = line[at + len(opening) : end].strip('" '), shape
            at = end + len(closing)
            break
    while at < len(line) and line[at] == " ":
        at += 1
    return name, at
