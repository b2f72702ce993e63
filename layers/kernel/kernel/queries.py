"""Queries whose answers are longer than a megabyte, which is all that DynamoDB answers with at once."""

from collections.abc import Iterator
from typing import Any

from kernel.aws import client
from kernel.rows import Row


def answers(**question: Any) -> Iterator[dict[str, Any]]:
    """What a Query answers, a round trip each, for as long as somebody goes on."""
    while True:
        answer = client("dynamodb").query(**question)
        yield answer
        if "LastEvaluatedKey" not in answer:
            return
        question["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def every(**question: Any) -> Iterator[Row]:
    """All rows that a Query finds."""
    for answer in answers(**question):
        yield from answer["Items"]


def partition(table: str, owner: str, only: str = "") -> Iterator[Row]:
    """All that is kept under one hash key, bookkeeping too, or ``only`` these attributes of it."""
    return every(
        TableName=table,
        ConsistentRead=True,
        KeyConditionExpression="pk = :owner",
        ExpressionAttributeValues={":owner": {"S": owner}},
        **({"ProjectionExpression": only} if only else {}),
    )
