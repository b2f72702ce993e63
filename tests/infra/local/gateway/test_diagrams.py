import re
from itertools import pairwise

import pytest

from infra.local.gateway.pages.diagram import drawn
from infra.local.gateway.pages.flowchart import Edge, NotUnderstood, parsed
from infra.local.gateway.pages.layering import rows

CHART = """flowchart LR
  people([people & programs]) --> edge[edge: one origin] --> api
  api -. who is this? .-> auth[(keys)]
  api -- asks --> fn{{bus}}
  fn -->|in turn| q[[queue]]
  %% a remark
  clock --> fn
"""


def test_boxes_and_arrows_are_read_as_they_are_written():
    chart = parsed(CHART)

    assert {name: (node.text, node.shape) for name, node in chart.nodes.items()} == {
        "people": ("people & programs", "pill"),
        "edge": ("edge: one origin", "box"),
        "api": ("api", "box"),
        "auth": ("keys", "store"),
        "fn": ("bus", "bus"),
        "q": ("queue", "queue"),
        "clock": ("clock", "box"),
    }
    assert Edge("api", "auth", "who is this?", dotted=True) in chart.edges
    assert Edge("api", "fn", "asks", dotted=False) in chart.edges
    assert Edge("fn", "q", "in turn", dotted=False) in chart.edges


def test_what_leads_to_something_stands_above_it_and_close():
    chart = parsed(CHART)
    found, bends = rows(list(chart.nodes), [(edge.start, edge.end) for edge in chart.edges])
    row = {name: at for at, names in enumerate(found) for name in names}

    assert all(row[edge.start] < row[edge.end] for edge in chart.edges)
    assert row["clock"] == row["fn"] - 1
    assert not any(bends.values())


def test_a_long_way_round_has_a_place_in_every_row_that_it_passes():
    found, bends = rows(["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")])

    assert len(bends["a", "d"]) == 2
    assert all(bend in row for bend, row in zip(bends["a", "d"], found[1:3], strict=True))


def test_a_circle_is_drawn_too():
    picture = drawn("graph TD\n a --> b --> c --> a")

    assert picture.count('class="edge"') == 3
    assert "NaN" not in picture


def test_the_picture_shows_every_box_with_its_words_and_every_arrow():
    picture = drawn(CHART)

    assert re.findall("<tspan[^>]*>([^<]+)</tspan>", picture) == [
        "people &amp; programs",
        "edge: one origin",
        "api",
        "keys",
        "bus",
        "queue",
        "clock",
    ]
    assert picture.count("marker-end") == 6
    assert "style=" not in picture


def test_no_two_boxes_lie_upon_each_other():
    picture = drawn("flowchart TB\n" + "\n".join(f"  a --> b{n}[a box with many words in it {n}]" for n in range(9)))
    boxes = [
        tuple(map(float, found))
        for found in re.findall(r'<rect class="node" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', picture)
    ]
    width = re.search(r'viewBox="0 0 (\d+)', picture)[1]

    assert len(boxes) == 10
    below = sorted(box for box in boxes if box[1] > min(y for _, y, _ in boxes))
    assert all(x + wide < further for (x, _, wide), (further, _, _) in pairwise(below))
    assert below[-1][0] + below[-1][2] <= float(width)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "sequenceDiagram\n A->>B: x",
        "flowchart LR\n subgraph x",
        "flowchart LR\n a[open --> b",
        "flowchart LR\n a --> a",
        "flowchart LR\n a --> --> b",
        "flowchart LR\n a & b --> c",
        "flowchart LR\n [x]",
    ],
)
def test_what_is_more_than_boxes_and_arrows_is_not_guessed_at(source):
    with pytest.raises(NotUnderstood):
        parsed(source)
    assert drawn(source) is None


def test_a_chart_that_nobody_could_read_is_not_drawn():
    assert drawn("flowchart LR\n" + "\n".join(f"a{n} --> a{n + 1}" for n in range(2000))) is None
    assert drawn("flowchart LR") is None


def test_words_in_a_chart_are_nothing_but_words():
    assert "<script" not in drawn('flowchart LR\n a["<script>alert(1)</script>"] -- <b> --> b')
