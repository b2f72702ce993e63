"""What the guide says of lines is so."""

import re

from infra import ROOT
from tests.layers.agenda.quickadd.sentences import meaning

_ROW = re.compile(r"^\| `(.+)` \|(.*)\|(.*)\|(.*)\|$", re.MULTILINE)


def test_every_line_of_the_guide_means_what_it_says():
    _, _, table = (ROOT / "docs/guide/tasks.md").read_text("utf-8").partition("<!-- a test reads this table -->")
    rows = [tuple(map(str.strip, row)) for row in _ROW.findall(table.partition("\n\n")[0])]

    assert len(rows) > 30
    assert {typed: meaning(typed)[1:] for typed, *_ in rows} == {typed: tuple(said) for typed, *said in rows}
