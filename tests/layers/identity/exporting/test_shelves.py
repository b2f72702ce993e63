"""Of every table of the room it is said whether it is taken along."""

import re

from identity.exporting.shelves import OWNED, PLAIN
from infra import ROOT

LEFT_OUT = {
    "accounts": "what people have belongs to them, and to no workspace",
    "acts": "what is in it is in the log a moment later",
    "audit": "its entries have a shelf of their own",
    "exports": "what this is",
    "tickets": "nothing but secrets on their way",
}


def test_every_table_is_taken_along_or_left_out_for_a_reason():
    text = (ROOT / "infra/identity/data.yaml").read_text()
    tables = set(re.findall(r"TableName: !Sub \$\{Stage}-identity-([a-z-]+)-\d", text))
    kept = {name for name in tables if not name.startswith("by-")}

    assert {*PLAIN, *OWNED, *LEFT_OUT} >= kept, "say in identity/exporting/shelves.py how it is taken along"
