import pytest

from tests.infra.local.stores.aws import client, item, n, refused, s


@pytest.fixture
def full(table):
    for number in range(10):
        owner = {"owner": s("anna")} if number % 2 else {}
        table.put(item("w", f"{number:02}", modseq=n(100 - number), title=s(f"t{number}"), day=s("d"), **owner))
    table.put(item("other", "00", modseq=n(1)))
    return table


def sorts(items):
    return [one["sk"]["S"] for one in items]


@pytest.mark.parametrize("forward", [True, False])
@pytest.mark.parametrize("limit", [1, 3, 10, 11])
def test_pages_follow_each_other_in_both_directions(full, limit, forward):
    pages = [sorts(page) for page in full.pages(Limit=limit, ScanIndexForward=forward)]
    expected = [f"{number:02}" for number in range(10)]
    assert [one for page in pages for one in page] == (expected if forward else expected[::-1])
    assert all(len(page) <= limit for page in pages)


@pytest.mark.parametrize("forward", [True, False])
def test_an_index_pages_by_its_own_order(full, forward):
    pages = full.pages(IndexName="by-modseq", Limit=4, ScanIndexForward=forward)
    found = [one["modseq"]["N"] for page in pages for one in page]
    assert found == [str(number) for number in (range(91, 101) if forward else range(100, 90, -1))]


def test_equal_index_keys_are_all_paged(table):
    for number in range(7):
        table.put(item(f"w{number}", "1", day=s("d"), modseq=n(1)))
    pages = table.pages(
        condition="#d = :d", values={":d": s("d")}, ExpressionAttributeNames={"#d": "day"}, IndexName="by-day", Limit=2
    )
    assert sorted(one["pk"]["S"] for page in pages for one in page) == [f"w{number}" for number in range(7)]


@pytest.mark.parametrize(
    ("condition", "values", "expected"),
    [
        ("sk = :a", {":a": s("03")}, ["03"]),
        ("sk < :a", {":a": s("02")}, ["00", "01"]),
        ("sk >= :a", {":a": s("08")}, ["08", "09"]),
        ("sk BETWEEN :a AND :b", {":a": s("02"), ":b": s("04")}, ["02", "03", "04"]),
        ("begins_with(sk, :a)", {":a": s("0")}, [f"{number:02}" for number in range(10)]),
        ("begins_with(sk, :a)", {":a": s("05")}, ["05"]),
        (":a < sk", {":a": s("08")}, ["09"]),
    ],
)
def test_a_range_of_the_sort_key(full, condition, values, expected):
    assert sorts(full.query(f"pk = :pk AND {condition}", {":pk": s("w"), **values})["Items"]) == expected


def test_a_filter_comes_after_the_limit(full):
    page = full.query(
        "pk = :pk", {":pk": s("w"), ":anna": s("anna")}, Limit=3,
        FilterExpression="#o = :anna", ExpressionAttributeNames={"#o": "owner"},
    )  # fmt: skip
    assert sorts(page["Items"]) == ["01"]
    assert (page["Count"], page["ScannedCount"]) == (1, 3)
    assert page["LastEvaluatedKey"] == {"pk": s("w"), "sk": s("02")}


def test_a_count_brings_no_items(full):
    page = full.query(Select="COUNT")
    assert page["Count"] == 10
    assert "Items" not in page


def test_an_index_holds_what_has_its_keys_and_shows_what_was_projected(full):
    names = {"#o": "owner"}
    page = full.query("#o = :o", {":o": s("anna")}, IndexName="by-owner", ExpressionAttributeNames=names)
    assert page["Count"] == 5
    assert all(one.keys() == {"pk", "sk", "owner", "title"} for one in page["Items"])
    full.update("w", "01", UpdateExpression="REMOVE #o", ExpressionAttributeNames=names)
    full.delete("w", "03")
    page = full.query("#o = :o", {":o": s("anna")}, IndexName="by-owner", ExpressionAttributeNames=names)
    assert sorted(sorts(page["Items"])) == ["05", "07", "09"]
    assert full.query(IndexName="by-modseq", Limit=1)["Items"] == [{"pk": s("w"), "sk": s("09"), "modseq": n(91)}]


def test_a_local_index_fetches_what_it_is_asked_and_a_global_one_refuses(full):
    page = full.query(IndexName="by-modseq", Limit=1, ProjectionExpression="title")
    assert page["Items"] == [{"title": s("t9")}]
    page = full.query(IndexName="by-modseq", Limit=1, Select="ALL_ATTRIBUTES", ConsistentRead=True)
    assert page["Items"][0]["title"] == s("t9")
    by_owner = {"condition": "#o = :o", "values": {":o": s("anna")}, "IndexName": "by-owner"}
    names = {"ExpressionAttributeNames": {"#o": "owner"}}
    with refused("ValidationException", "does not project [modseq]"):
        full.query(**by_owner, **names, ProjectionExpression="modseq")
    with refused("ValidationException", "ALL_ATTRIBUTES is not supported"):
        full.query(**by_owner, **names, Select="ALL_ATTRIBUTES")
    with refused("ValidationException", "Consistent reads are not supported on global secondary indexes"):
        full.query(**by_owner, **names, ConsistentRead=True)


@pytest.mark.parametrize(
    ("request_", "why"),
    [
        ({"condition": "sk = :pk"}, "Query condition missed key schema element: pk"),
        ({"condition": "pk = :pk AND title = :pk"}, "Query condition missed key schema element: sk"),
        ({"condition": "pk > :pk"}, "Query key condition not supported"),
        ({"condition": "pk = :pk OR sk = :pk"}, "Invalid operator used in KeyConditionExpression: OR"),
        ({"condition": "pk = :pk", "values": {":pk": n(1)}}, "does not match schema type"),
        ({"FilterExpression": "sk > :pk"}, "can only contain non-primary key attributes"),
        ({"IndexName": "by-nothing"}, "does not have the specified index"),
        ({"ExclusiveStartKey": {"pk": s("w")}}, "The provided starting key is invalid"),
        ({"ExclusiveStartKey": {"pk": s("v"), "sk": s("1")}}, "outside query boundaries"),
        ({"ProjectionExpression": "title", "Select": "COUNT"}, "only the Count"),
    ],
)
def test_what_is_no_query_is_refused(full, request_, why):
    with refused("ValidationException", why):
        full.query(**request_)


def test_a_page_holds_a_megabyte(table):
    for number in range(5):
        table.put(item("w", str(number), body=s("x" * 300_000)))
    assert [len(page) for page in table.pages()] == [3, 2]


def test_a_scan_sees_everything_once_in_segments_too(full):
    assert full.scan()["Count"] == 11
    seen = []
    for segment in range(3):
        seen += full.scan(Segment=segment, TotalSegments=3)["Items"]
    assert len(seen) == 11
    start, found = {}, []
    while True:
        page = full.scan(Limit=4, **start)
        found += page["Items"]
        if "LastEvaluatedKey" not in page:
            break
        start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}
    assert len(found) == 11
    assert full.scan(IndexName="by-owner")["Count"] == 5


def test_an_index_that_comes_later_holds_what_is_there_already(full):
    client("dynamodb").update_table(
        TableName=full.name,
        AttributeDefinitions=[
            {"AttributeName": name, "AttributeType": kind}
            for name, kind in (("pk", "S"), ("sk", "S"), ("modseq", "N"), ("owner", "S"), ("day", "S"), ("title", "S"))
        ],
        GlobalSecondaryIndexUpdates=[
            {
                "Create": {
                    "IndexName": "by-title",
                    "KeySchema": [{"AttributeName": "title", "KeyType": "HASH"}],
                    "Projection": {"ProjectionType": "KEYS_ONLY"},
                }
            }
        ],
    )
    page = full.query("title = :t", {":t": s("t4")}, IndexName="by-title")
    assert sorts(page["Items"]) == ["04"]


def test_a_deleted_table_takes_its_items_along(full):
    dynamodb = client("dynamodb")
    dynamodb.delete_table(TableName=full.name)
    with refused("ResourceNotFoundException"):
        full.get("w", "00")
    assert type(full)().scan()["Count"] == 0


def test_a_table_is_created_once(full):
    with refused("ResourceInUseException"):
        type(full)()
    assert client("dynamodb").describe_table(TableName=full.name)["Table"]["ItemCount"] == 11
