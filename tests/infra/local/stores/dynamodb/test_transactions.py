import pytest

from tests.infra.local.stores.aws import client, item, key, n, refused, s


def transact(table, *items, **more):
    named = [{kind: {"TableName": table.name, **one} for kind, one in wanted.items()} for wanted in items]
    return client("dynamodb").transact_write_items(TransactItems=named, **more)


def put(item, **more):
    return {"Put": {"Item": item, **more}}


def test_all_of_it_is_done(table):
    table.put(item("old"))
    transact(
        table,
        put(item("new")),
        {"Update": {"Key": key("made"), "UpdateExpression": "ADD v :v", "ExpressionAttributeValues": {":v": n(1)}}},
        {"Delete": {"Key": key("old")}},
        {"ConditionCheck": {"Key": key("none"), "ConditionExpression": "attribute_not_exists(pk)"}},
    )
    assert table.get("new") == item("new")
    assert table.get("made") == item("made", v=n(1))
    assert table.get("old") is None


def test_or_nothing_and_each_reason_is_told(table, stores):
    table.put(item("taken", v=n(1)))
    before = stores.stream_end()
    with refused("TransactionCanceledException", "[None, ConditionalCheckFailed, ValidationError]") as caught:
        transact(
            table,
            put(item("new")),
            put(
                item("taken"),
                ConditionExpression="attribute_not_exists(pk)",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            ),
            put(item("wrong", modseq=s("text"))),
        )
    reasons = caught.value.response["CancellationReasons"]
    assert reasons[0] == {"Code": "None"}
    assert reasons[1]["Code"] == "ConditionalCheckFailed"
    assert reasons[1]["Item"] == item("taken", v=n(1))
    assert "Type mismatch for Index Key" in reasons[2]["Message"]
    assert table.get("new") is None
    assert stores.stream(table.name, before, 10) == []


def test_a_transaction_has_its_limits(table):
    with refused("ValidationException", "less than or equal to 100"):
        transact(table, *[put(item("w", str(number))) for number in range(101)])
    with refused("ValidationException", "multiple operations on one item"):
        transact(table, put(item("w")), {"Delete": {"Key": key("w")}})
    with refused("ValidationException", "4194304"):
        transact(table, *[put(item("w", str(number), body=s("x" * 400_000))) for number in range(11)])
    transact(table, *[put(item("w", str(number))) for number in range(100)])
    assert table.query()["Count"] == 100


def test_a_token_counts_once(table):
    wanted = [{"Update": {"Key": key("w"), "UpdateExpression": "ADD v :v", "ExpressionAttributeValues": {":v": n(1)}}}]
    transact(table, *wanted, ClientRequestToken="token")
    transact(table, *wanted, ClientRequestToken="token")
    assert table.get("w")["v"] == n(1)
    with refused("IdempotentParameterMismatchException"):
        transact(table, put(item("other")), ClientRequestToken="token")
    transact(table, *wanted, ClientRequestToken="another")
    assert table.get("w")["v"] == n(2)


def test_a_token_is_forgotten_after_ten_minutes(table, stores):
    transact(table, put(item("w")), ClientRequestToken="token")
    stores.dynamodb.database.execute("UPDATE tokens SET at=at-601")
    transact(table, put(item("v")), ClientRequestToken="token")
    assert table.get("v") == item("v")


def test_a_cancelled_transaction_may_be_tried_again_with_its_token(table):
    table.put(item("w"))
    guarded = put(item("w"), ConditionExpression="attribute_not_exists(pk)")
    with refused("TransactionCanceledException"):
        transact(table, guarded, ClientRequestToken="token")
    table.delete("w")
    transact(table, guarded, ClientRequestToken="token")
    assert table.get("w") == item("w")


def test_reads_see_one_moment(table):
    table.put(item("w", v=n(1)))
    wanted = [{"Get": {"TableName": table.name, "Key": key(pk)}} for pk in ("w", "none")]
    assert client("dynamodb").transact_get_items(TransactItems=wanted)["Responses"] == [{"Item": item("w", v=n(1))}, {}]
    with refused("ValidationException"):
        client("dynamodb").transact_get_items(TransactItems=wanted * 51)


@pytest.mark.parametrize("kind", ["Put", "Update"])
def test_what_is_no_request_is_refused_whole(table, kind):
    content = {"Item": item("w")} if kind == "Put" else {"Key": key("w"), "UpdateExpression": "SET a = :missing"}
    with refused("ValidationException"):
        transact(table, {kind: {**content, "ConditionExpression": "nonsense =="}})
