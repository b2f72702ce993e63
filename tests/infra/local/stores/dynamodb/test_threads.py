"""Many threads that want the same things."""

from concurrent.futures import ThreadPoolExecutor

from botocore.exceptions import ClientError

from tests.infra.local.stores.aws import client, item, key, n, s
from tests.soaking import more, soak

pytestmark = soak

THREADS = more(8, 32)
EACH = more(100, 500)
LOST = {"ConditionalCheckFailedException", "TransactionCanceledException"}


def wins(work):
    """How often the work was done rather than refused, over all threads."""

    def try_all(thread):
        won = 0
        for number in range(EACH):
            try:
                work(thread, number)
                won += 1
            except ClientError as refusal:
                if refusal.response["Error"]["Code"] not in LOST:
                    raise
        return won

    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(try_all, range(THREADS)))


def test_each_conditional_put_has_one_winner(table):
    won = wins(
        lambda thread, number: table.put(
            item("w", f"{number:03}", by=n(thread)), ConditionExpression="attribute_not_exists(pk)"
        )
    )
    assert won == EACH
    assert table.query(Select="COUNT")["Count"] == EACH


def test_each_transaction_has_one_winner_and_leaves_nothing_half_done(table, stores):
    def work(thread, number):
        client("dynamodb").transact_write_items(
            TransactItems=[
                {
                    "Put": {
                        "TableName": table.name,
                        "Item": item("w", f"{number:03}", by=n(thread)),
                        "ConditionExpression": "attribute_not_exists(pk)",
                    }
                },
                {
                    "Update": {
                        "TableName": table.name,
                        "Key": key("counter"),
                        "UpdateExpression": "ADD highest :one",
                        "ExpressionAttributeValues": {":one": n(1)},
                    }
                },
                {"Put": {"TableName": table.name, "Item": item(f"thread {thread}", f"{number:03}")}},
            ]
        )

    assert wins(work) == EACH
    assert table.get("counter")["highest"] == n(EACH)
    mine = sum(
        table.query("pk = :pk", {":pk": s(f"thread {thread}")}, Select="COUNT")["Count"] for thread in range(THREADS)
    )
    assert mine == EACH
    # Each commit is in the stream, in its order: the counter never goes back and never skips.
    counted = []
    after = 0
    while page := stores.stream(table.name, after, 1000):
        after = page[-1].sequence
        images = [one.record["dynamodb"]["NewImage"] for one in page]
        counted += [int(image["highest"]["N"]) for image in images if "highest" in image]
    assert counted == list(range(1, EACH + 1))


def test_no_increment_is_lost(table):
    wins(
        lambda _thread, _number: table.update(
            "w", UpdateExpression="ADD v :one", ExpressionAttributeValues={":one": n(1)}
        )
    )
    assert table.get("w")["v"] == n(THREADS * EACH)
