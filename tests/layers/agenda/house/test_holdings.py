from agenda.house.holdings import HOLDINGS
from infra import ROOT
from kernel.settings import physical
from tests.infra.stacks.templates import properties, text


def test_whatever_table_the_room_has_is_erased_with_a_workspace():
    tables = properties("AWS::DynamoDB::Table", [ROOT / "infra/agenda/data.yaml"])
    there = {text(table["TableName"]).removeprefix("${Stage}-") for _, table in tables}
    assert {holding.table for holding in HOLDINGS} == {physical(each) for each in there}
