"""The stores that are open. There is one moto in a process, so there is one set of stores at a time."""

from infra.local.stores.dynamodb.engine import DynamoDB


class Current:
    """What the patches of moto write to."""

    dynamodb: DynamoDB


current = Current()
