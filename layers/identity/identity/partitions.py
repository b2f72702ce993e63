"""Everything that is kept under one hash key."""

from typing import Any

from kernel.aws import client
from kernel.rows import Row


def partition(table: str, owner: str, only: str = "") -> list[Row]:
    """Its rows, or ``only`` these attributes of them; a round trip for each megabyte."""
    found: list[Row] = []
    asked: dict[str, Any] = {"ProjectionExpression": only} if only else {}
    while True:
        answer = client("dynamodb").query(
            TableName=table,
            ConsistentRead=True,
            KeyConditionExpression="pk = :owner",
            ExpressionAttributeValues={":owner": {"S": owner}},
            **asked,
        )
        found += answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return found
        asked["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
