"""Every operation of DynamoDB, with keys of the workspace that is bound and with others."""

import botocore.session
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pynamodb.attributes import UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from kernel import guard
from kernel.aws import client
from kernel.callers import WorkspaceId, bound, within
from kernel.errors import Refusal
from kernel.guard import Trespass
from kernel.settings import physical
from tests.layers.kernel.notes import Note, NoteRow
from tests.layers.kernel.notes import account as fresh_account
from tests.layers.kernel.tables import LEDGER, NOTES

OURS = ["acme", "acme#calendar", "acme#a#b"]
THEIRS = ["acm", "acme2", "acme-2", "ACME", "other", "other#acme", "#acme", "", " acme"]


class Model:
    def __init__(self, name):
        self.name = name


def allowed(operation, params, workspace="acme"):
    with within(WorkspaceId(workspace)):
        try:
            guard.check(params, Model(operation))
        except Trespass:
            return False
    return True


def key(pk, sk="x"):
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def query(condition, names=None, index=None, table=NOTES, **values):
    asked = {"TableName": table, "KeyConditionExpression": condition}
    asked["ExpressionAttributeValues"] = {f":{name}": {"S": value} for name, value in values.items()}
    if names:
        asked["ExpressionAttributeNames"] = names
    return {**asked, "IndexName": index} if index else asked


OPERATIONS = {
    "GetItem": lambda pk: {"TableName": NOTES, "Key": key(pk)},
    "PutItem": lambda pk: {"TableName": NOTES, "Item": {**key(pk), "title": {"S": "x"}}},
    "UpdateItem": lambda pk: {"TableName": NOTES, "Key": key(pk), "UpdateExpression": "REMOVE title"},
    "DeleteItem": lambda pk: {"TableName": NOTES, "Key": key(pk)},
    "Query": lambda pk: query("pk = :pk", pk=pk),
    "BatchGetItem": lambda pk: {"RequestItems": {NOTES: {"Keys": [key("acme"), key(pk)]}}},
    "BatchWriteItem": lambda pk: {
        "RequestItems": {
            NOTES: [{"PutRequest": {"Item": key("acme")}}, {"DeleteRequest": {"Key": key(pk)}}],
            LEDGER: [{"PutRequest": {"Item": {"pk": {"S": "anything"}}}}],
        }
    },
    "TransactGetItems": lambda pk: {
        "TransactItems": [{"Get": {"TableName": NOTES, "Key": key(k)}} for k in ("acme", pk)]
    },
}
ACTIONS = {
    "Put": lambda pk: {"Put": {"TableName": NOTES, "Item": key(pk)}},
    "Update": lambda pk: {"Update": {"TableName": NOTES, "Key": key(pk), "UpdateExpression": "REMOVE title"}},
    "Delete": lambda pk: {"Delete": {"TableName": NOTES, "Key": key(pk)}},
    "ConditionCheck": lambda pk: {
        "ConditionCheck": {"TableName": NOTES, "Key": key(pk), "ConditionExpression": "attribute_exists(pk)"}
    },
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_is_for_rows_of_the_workspace(operation):
    assert all(allowed(operation, OPERATIONS[operation](pk)) for pk in OURS)
    assert not any(allowed(operation, OPERATIONS[operation](pk)) for pk in THEIRS)


@pytest.mark.parametrize("action", ACTIONS)
def test_so_is_each_action_of_a_transaction(action):
    def transaction(pk):
        return {"TransactItems": [ACTIONS["Put"]("acme"), ACTIONS[action](pk)]}

    assert all(allowed("TransactWriteItems", transaction(pk)) for pk in OURS)
    assert not any(allowed("TransactWriteItems", transaction(pk)) for pk in THEIRS)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_batch_is_as_bad_as_its_worst_key(operation):
    with within(WorkspaceId("other")):
        params = OPERATIONS[operation]("acme")
        assert not allowed(operation, params, workspace="other")


@pytest.mark.parametrize("operation", sorted(client("dynamodb").meta.service_model.operation_names))
def test_no_operation_works_without_a_key(operation):
    assert not allowed(operation, {"TableName": NOTES, "Statement": "SELECT * FROM x"})


def test_what_names_no_key_is_refused_even_on_lookup_tables():
    assert not allowed("Scan", {"TableName": LEDGER})
    assert not allowed("ExecuteStatement", {"Statement": "SELECT * FROM x"})


def test_lookup_tables_and_shared_ones_are_exempt():
    for name in ("identity-by-key-1", "mail-by-channel-id-12", "shared-limits-1", "shared-states-1"):
        assert allowed("GetItem", {"TableName": physical(name), "Key": {"pk": {"S": "a hash"}}})


@pytest.mark.parametrize(
    "table",
    [
        "identity-by-key-1",
        "prod-identity-by-key-1",
        physical("by-key-1"),
        physical("identity-by-key"),
        physical("identity-by-key-1x"),
        physical("notes-shared-1"),
        f"arn:aws:dynamodb:eu-central-1:000000000000:table/{physical('shared-limits-1')}",
    ],
)
def test_what_only_looks_like_a_lookup_table_is_not_exempt(table):
    assert not allowed("GetItem", {"TableName": table, "Key": {"pk": {"S": "a hash"}}})


@pytest.mark.parametrize(
    "condition",
    [
        "pk = :pk",
        "pk=:pk",
        "(pk = :pk)",
        "#k = :pk",
        "pk = :pk AND sk > :sk",
        "pk = :pk and begins_with(sk, :sk)",
        "(pk = :pk) AND (sk BETWEEN :sk AND :sk)",
        "sk <= :sk AND #k = :pk",
        "( ( pk = :pk ) AND sk = :sk )",
    ],
)
def test_conditions_are_read_however_they_are_written(condition):
    names = {"#k": "pk"}
    assert allowed("Query", query(condition, names, pk="acme#1", sk="x"))
    assert not allowed("Query", query(condition, names, pk="other#1", sk="acme"))


@pytest.mark.parametrize(
    "condition",
    [
        "",
        "sk = :pk",
        "pk > :pk",
        "begins_with(pk, :pk)",
        "pk = :pk OR pk = :sk",
        "NOT pk = :pk",
        "pk = :pk AND pk = :sk",
        "pk = :nothing",
        "#nothing = :pk",
        ":pk = pk",
        "pk = pk",
        "pk <> :sk",
        "pk = :pk sk = :sk",
        "(pk = :pk",
        "pk = :pk)",
        "pk = :pk AND",
        "pk IN (:pk)",
        "pk = :pk; DROP",
        "size(pk) = :pk",
    ],
)
def test_conditions_that_are_not_understood_are_refused(condition):
    assert not allowed("Query", query(condition, pk="acme", sk="acme"))


def test_an_index_is_asked_for_rows_of_the_workspace():
    assert allowed("Query", query("day = :d", index="by-day", d="acme#2026-11-21"))
    assert not allowed("Query", query("day = :d", index="by-day", d="2026-11-21"))
    assert allowed("Query", query("deleted_on = :d AND pk = :p", index="by-deletion", d="2026-11-21#0", p="acme"))
    assert not allowed("Query", query("deleted_on = :d", index="by-deletion", d="2026-11-21#0"))


def test_which_key_of_an_index_is_the_hash_key_must_be_known():
    """Or somebody could pass their own workspace for the other one."""
    asked = query(
        "owner_id = :o AND label = :l", index="by-owner", table=physical("kernel-labels-1"), o="b#1", l="acme"
    )
    assert not allowed("Query", asked)

    class ByOwner(GlobalSecondaryIndex):
        class Meta:
            index_name = "by-owner"
            projection = AllProjection()

        owner_id = UnicodeAttribute(hash_key=True)
        label = UnicodeAttribute(range_key=True)

    class LabelRow(NoteRow):
        class Meta:
            table_name = physical("kernel-labels-1")

        owner_id = UnicodeAttribute()
        label = UnicodeAttribute()
        by_owner = ByOwner()

    LabelRow._get_connection()
    assert not allowed("Query", asked)
    asked["ExpressionAttributeValues"][":o"] = {"S": "acme#1"}
    assert allowed("Query", asked)


@pytest.mark.parametrize(
    "params",
    [
        {"TableName": NOTES, "Key": {"sk": {"S": "acme"}}},
        {"TableName": NOTES, "Key": {"pk": "acme"}},
        {"TableName": NOTES, "Key": {"pk": {"N": "1"}}},
        {"TableName": NOTES, "Key": {"pk": {"B": b"acme"}}},
        {"TableName": NOTES, "Key": {"pk": {"S": "acme", "N": "1"}}},
        {"TableName": NOTES, "Key": None},
        {"TableName": NOTES},
        {"TableName": None, "Key": key("acme")},
        {},
    ],
)
def test_a_key_that_is_not_understood_is_refused(params):
    assert not allowed("GetItem", params)


def test_entries_that_are_two_things_at_once_are_refused():
    both = {**ACTIONS["Put"]("acme"), **ACTIONS["Delete"]("other")}
    assert not allowed("TransactWriteItems", {"TransactItems": [both]})
    double = {"PutRequest": {"Item": key("acme")}, "DeleteRequest": {"Key": key("other")}}
    assert not allowed("BatchWriteItem", {"RequestItems": {NOTES: [double]}})
    legacy = {"TableName": NOTES, "KeyConditions": {"pk": {"AttributeValueList": [{"S": "acme"}]}}}
    assert not allowed("Query", legacy)


@given(st.text(), st.text(min_size=1))
def test_whatever_a_condition_says_another_workspace_is_not_reached(condition, other):
    if other != "acme" and not other.startswith("acme#"):
        asked = query(condition, {"#k": "pk"}, v=other)
        assert not allowed("Query", asked)


def test_it_stands_before_every_client_of_the_process():
    session = botocore.session.Session()
    elsewhere = session.create_client("dynamodb", region_name="eu-central-1")
    with within(WorkspaceId("acme")):
        for each in (client("dynamodb"), elsewhere):
            with pytest.raises(Trespass):
                each.get_item(TableName=NOTES, Key=key("other"))
            assert "Item" not in each.get_item(TableName=NOTES, Key=key("acme", "nothing"))
    streams = session.create_client("dynamodbstreams", region_name="eu-central-1")
    with within(WorkspaceId("acme")), pytest.raises(Trespass):
        streams.list_streams()


def test_models_and_the_journal_are_held_to_it(notes):
    mine, theirs = fresh_account(), "other#1"
    with within(WorkspaceId("acme")):
        notes.create(mine, Note(note_id="a", title="x"))
        assert notes.changes(mine, "0").created == ("a",)
        assert [row.sk for row in NoteRow.query(mine, NoteRow.sk > "!~")] == ["a"]
        for reach in (
            lambda: notes.create(theirs, Note(note_id="a", title="x")),
            lambda: notes.get(theirs, "a"),
            lambda: notes.changes(theirs, "0"),
            lambda: notes.commit(mine, [], others={theirs: "0"}) and NoteRow.get(theirs, "a"),
            lambda: list(NoteRow.scan()),
        ):
            with pytest.raises(Trespass):
                reach()


def test_a_trespass_is_a_bug_and_loud(capsys):
    assert not issubclass(Trespass, Refusal)
    assert not allowed("GetItem", {"TableName": NOTES, "Key": key("other")})
    line = capsys.readouterr().out
    assert '"CRITICAL"' in line
    assert "trespass" in line


def test_nothing_is_refused_where_nothing_is_bound():
    assert bound.get() is None
    guard.check({"TableName": NOTES}, Model("Scan"))
