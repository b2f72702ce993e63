"""What the guide says that it costs adds up, and counts what is there."""

import re

from infra import ROOT
from infra.yamls import load
from tests.infra.stacks.templates import BY_HAND, WOVEN

GUIDE = (ROOT / "docs/deployment.md").read_text()


def rows(table):
    """The lines of a table of costs: what, how much, dollars."""
    text = GUIDE.split(f"<!-- {table}: a test adds this up -->")[1].split("\n\n")[0]
    found = [[cell.strip(" *") for cell in line.strip("|\n").split("|")] for line in text.strip().splitlines()[2:]]
    return {what: (how_much, float(dollars)) for what, how_much, dollars in found}


def count(kind):
    return sum(resource["Type"] == kind for path in [*WOVEN, *BY_HAND] for resource in load(path)["Resources"].values())


def test_the_lines_add_up():
    for table in ("idle", "busy"):
        lines = rows(table)
        total = lines.pop("together")[1]
        assert round(sum(dollars for _, dollars in lines.values()), 2) == total, table


def test_busy_begins_with_idle():
    assert rows("busy")["idle"][1] == rows("idle")["together"][1]


def test_what_costs_money_by_being_there_is_counted():
    idle = rows("idle")
    for line, kind, dollars in (
        ("KMS key", "AWS::KMS::Key", 1.00),
        ("secret in Secrets Manager", "AWS::SecretsManager::Secret", 0.40),
        ("alarms", "AWS::CloudWatch::Alarm", 0.10),
    ):
        assert idle[line] == (str(count(kind)), round(dollars * count(kind), 2)), line
    rules = load(ROOT / "infra/edge/edge.yaml")["Resources"]["WebAcl"]["Properties"]["Rules"]
    assert idle["firewall"] == (f"1 list, {len(rules)} rules", 5.0 + len(rules))


def test_what_the_firewall_costs_can_be_saved():
    idle = rows("idle")
    left = idle["together"][1] - idle["firewall"][1]
    assert f"leaves {left:.2f}" in GUIDE


def test_a_person_costs_what_it_says():
    (cents,) = re.findall(r"That is (\d+) cents a person", GUIDE)
    assert int(cents) == round(rows("busy")["together"][1] * 100 / 200)
