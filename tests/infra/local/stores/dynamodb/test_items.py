import pytest

from tests.infra.local.stores.aws import client, item, key, n, refused, s


def test_what_was_put_is_there(table):
    table.put(
        item("w", title=s("Ünïcode ☂"), bytes={"B": b"\x00\xff"}, deep={"M": {"l": {"L": [n(1), {"NULL": True}]}}})
    )
    assert table.get("w") == {
        "pk": s("w"),
        "sk": s("1"),
        "title": s("Ünïcode ☂"),
        "bytes": {"B": b"\x00\xff"},
        "deep": {"M": {"l": {"L": [n(1), {"NULL": True}]}}},
    }
    assert table.get("w", "2") is None


def test_numbers_come_back_without_idle_zeros_and_sets_in_order(table):
    table.put(item("w", number=n("0010.500"), large=n("1E+20"), set={"NS": ["10", "9", "-1"]}))
    found = table.get("w")
    assert found["number"] == n("10.5")
    assert found["large"] == n("100000000000000000000")
    assert found["set"] == {"NS": ["-1", "9", "10"]}


@pytest.mark.parametrize("number", ["1" * 39, "1E126", "1E-131", "one", "Infinity", ""])
def test_numbers_out_of_range_are_refused(table, number):
    with refused("ValidationException"):
        table.put(item("w", number=n(number)))


@pytest.mark.parametrize("number", ["1" * 38, "-" + "9" * 38, "9" * 38 + "E+88", "1E-130"])
def test_numbers_keep_38_digits(table, number):
    table.put(item("w", number=n(number)))
    table.update(
        "w",
        UpdateExpression="ADD #n :zero",
        ExpressionAttributeNames={"#n": "number"},
        ExpressionAttributeValues={":zero": n(0)},
    )
    from decimal import Decimal

    assert Decimal(table.get("w")["number"]["N"]) == Decimal(number)


def test_sets_are_neither_empty_nor_repetitive(table):
    with refused("ValidationException", "may not be empty"):
        table.put(item("w", tags={"SS": []}))
    with refused("ValidationException", "duplicates"):
        table.put(item("w", tags={"SS": ["a", "a"]}))


def test_an_item_holds_400_kilobytes(table):
    table.put(item("w", body=s("x" * (409600 - 30))))
    with refused("ValidationException", "Item size has exceeded"):
        table.put(item("w", body=s("x" * 409600)))
    with refused("ValidationException", "Item size to update has exceeded"):
        table.update("w", UpdateExpression="SET more = :more", ExpressionAttributeValues={":more": s("x" * 100)})
    assert "more" not in table.get("w")


def test_a_key_is_the_key_and_nothing_else(table):
    dynamodb = client("dynamodb")
    for wrong in ({"pk": s("w")}, {**key("w"), "owner": s("o")}, {"pk": n(1), "sk": s("1")}):
        with refused("ValidationException", "The provided key element does not match the schema"):
            dynamodb.get_item(TableName=table.name, Key=wrong)
    with refused("ValidationException", "Missing the key sk"):
        table.put({"pk": s("w")})
    with refused("ValidationException", "Type mismatch for key sk expected: S actual: N"):
        table.put({"pk": s("w"), "sk": n(1)})
    with refused("ValidationException", "empty string"):
        table.put(item(""))
    with refused("ValidationException", "2048"):
        table.put(item("x" * 2049))
    with refused("ValidationException", "1024"):
        table.put(item("w", "x" * 1025))


def test_an_index_key_has_the_type_of_its_index(table):
    with refused("ValidationException", "Type mismatch for Index Key modseq Expected: N Actual: S"):
        table.put(item("w", modseq=s("1")))
    with refused("ValidationException", "Type mismatch for Index Key owner"):
        table.update(
            "w",
            UpdateExpression="SET #o = :o",
            ExpressionAttributeNames={"#o": "owner"},
            ExpressionAttributeValues={":o": n(1)},
        )
    with refused("ValidationException", "empty string"):
        table.put(item("w", owner=s("")))
    assert table.get("w") is None


def test_a_condition_decides(table):
    table.put(item("w", v=n(1)), ConditionExpression="attribute_not_exists(pk)")
    with refused("ConditionalCheckFailedException") as caught:
        table.put(
            item("w", v=n(2)),
            ConditionExpression="attribute_not_exists(pk)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    assert caught.value.response["Item"] == item("w", v=n(1))
    with refused("ConditionalCheckFailedException") as caught:
        table.delete("w", ConditionExpression="v = :v", ExpressionAttributeValues={":v": n(2)})
    assert "Item" not in caught.value.response
    table.delete("w", ConditionExpression="v = :v", ExpressionAttributeValues={":v": n("1.0")})
    assert table.get("w") is None


def test_a_failed_update_leaves_no_ghost(table, stores):
    with refused("ValidationException", "does not exist in the item"):
        table.update("w", UpdateExpression="SET a = b")
    with refused("ConditionalCheckFailedException"):
        table.update(
            "w",
            UpdateExpression="SET a = :a",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeValues={":a": n(1)},
        )
    assert table.get("w") is None
    assert stores.stream(table.name, 0, 10) == []


def test_an_update_answers_what_it_is_asked(table):
    table.put(item("w", a=n(1), b=s("x"), m={"M": {"x": n(1), "y": n(2)}}))

    def updated(wanted):
        answer = table.update(
            "w",
            UpdateExpression="SET a = a + :one, m.x = :five",
            ExpressionAttributeValues={":one": n(1), ":five": n(5)},
            ReturnValues=wanted,
        )
        return answer.get("Attributes")

    assert updated("NONE") is None
    assert updated("UPDATED_OLD") == {"a": n(2), "m": {"M": {"x": n(5)}}}
    assert updated("UPDATED_NEW") == {"a": n(4), "m": {"M": {"x": n(5)}}}
    assert updated("ALL_OLD") == item("w", a=n(4), b=s("x"), m={"M": {"x": n(5), "y": n(2)}})
    assert updated("ALL_NEW")["a"] == n(6)
    assert table.put(item("w"), ReturnValues="ALL_OLD")["Attributes"]["a"] == n(6)
    assert table.delete("w", ReturnValues="ALL_OLD")["Attributes"] == item("w")
    assert "Attributes" not in table.delete("w", ReturnValues="ALL_OLD")


def test_batches_have_their_limits(table):
    dynamodb = client("dynamodb")
    puts = [{"PutRequest": {"Item": item("w", str(number))}} for number in range(26)]
    with refused("ValidationException", "less than or equal to 25"):
        dynamodb.batch_write_item(RequestItems={table.name: puts})
    with refused("ValidationException", "duplicates"):
        dynamodb.batch_write_item(RequestItems={table.name: [puts[0], {"DeleteRequest": {"Key": key("w", "0")}}]})
    assert dynamodb.batch_write_item(RequestItems={table.name: puts[:25]})["UnprocessedItems"] == {}
    keys = [key("w", str(number)) for number in range(101)]
    with refused("ValidationException", "Too many items"):
        dynamodb.batch_get_item(RequestItems={table.name: {"Keys": keys}})
    with refused("ValidationException", "duplicates"):
        dynamodb.batch_get_item(RequestItems={table.name: {"Keys": keys[:1] * 2}})
    found = dynamodb.batch_get_item(RequestItems={table.name: {"Keys": keys[:100], "ProjectionExpression": "sk"}})
    assert len(found["Responses"][table.name]) == 25
    assert all(one.keys() == {"sk"} for one in found["Responses"][table.name])


def test_a_batch_reads_16_megabytes_and_says_what_is_left(table):
    for number in range(45):
        table.put(item("w", str(number), body=s("x" * 400_000)))
    keys = [key("w", str(number)) for number in range(45)]
    found = client("dynamodb").batch_get_item(RequestItems={table.name: {"Keys": keys}})
    left = found["UnprocessedKeys"][table.name]["Keys"]
    assert len(found["Responses"][table.name]) + len(left) == 45
    assert len(left) == 4


def test_parameters_from_before_expressions_are_refused(table):
    with refused("ValidationException", "Expected"):
        table.put(item("w"), Expected={"pk": {"Exists": False}})


def test_what_it_costs_is_told(table):
    told = table.put(item("w", body=s("x" * 3000)), ReturnConsumedCapacity="TOTAL")
    assert told["ConsumedCapacity"] == {"TableName": table.name, "CapacityUnits": 3.0}
    told = table.query(ReturnConsumedCapacity="TOTAL", ConsistentRead=True)
    assert told["ConsumedCapacity"]["CapacityUnits"] == 1.0


def test_what_the_local_cloud_has_not_it_says(table):
    with refused("ValidationException", "The local cloud has no ExecuteStatement"):
        client("dynamodb").execute_statement(Statement="SELECT * FROM things")


def test_an_unknown_table_is_not_found(stores):
    with refused("ResourceNotFoundException", "Requested resource not found"):
        client("dynamodb").get_item(TableName="test-nothing-1", Key=key("w"))
