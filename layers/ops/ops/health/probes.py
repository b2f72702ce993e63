"""The things that we stand on, and how to see that each answers."""

from collections.abc import Mapping

from kernel.aws import client
from kernel.settings import bucket, physical
from ops.health.service import Probe

for service in ("dynamodb", "s3", "events", "kms"):
    client(service)  # while the function is set up, where time costs nothing


def database() -> None:
    client("dynamodb").get_item(TableName=physical("ops-incidents-1"), Key={"pk": {"S": "-"}, "sk": {"S": "-"}})


def files() -> None:
    client("s3").head_bucket(Bucket=bucket("ops-status"))


def events() -> None:
    client("events").describe_event_bus(Name=physical("shared-bus"))


def keys() -> None:
    client("kms").describe_key(KeyId=f"alias/{physical('shared-seal')}")


PROBES: Mapping[str, Probe] = {"database": database, "files": files, "events": events, "keys": keys}
