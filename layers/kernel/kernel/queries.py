"""Queries whose answers are longer than a megabyte, which is all that DynamoDB answers with at once."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import islice
from typing import Any

from kernel.aws import client
from kernel.rows import Row

_AT_ONCE = 20


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


def at_once(questions: Sequence[Mapping[str, Any]], most: int | None = None) -> list[list[Row]]:
    """The rows that each of these Queries finds, or the first so many of them; who asks waits for the longest only."""
    with ThreadPoolExecutor(min(_AT_ONCE, max(1, len(questions)))) as pool:
        asked = [pool.submit(copy_context().run, _all, question, most) for question in questions]
        return [each.result() for each in asked]


def _all(question: Mapping[str, Any], most: int | None) -> list[Row]:
    return list(islice(every(**question), most))


def partition(table: str, owner: str, only: str = "") -> Iterator[Row]:
    """All that is kept under one hash key, bookkeeping too, or ``only`` these attributes of it."""
    return every(**asking_all(table, owner, only))


def asking_all(table: str, owner: str, only: str = "") -> dict[str, Any]:
    """The Query that finds that."""
    return {
        "TableName": table,
        "ConsistentRead": True,
        "KeyConditionExpression": "pk = :owner",
        "ExpressionAttributeValues": {":owner": {"S": owner}},
        **({"ProjectionExpression": only} if only else {}),
    }
