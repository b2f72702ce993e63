"""Tables."""

from typing import Any

from botocore.exceptions import ClientError

from infra.local.clients import client
from infra.local.deploy.calls import call
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.kinds import Made, Wanted, kind, truthful

_CREATED = [
    "AttributeDefinitions",
    "KeySchema",
    "GlobalSecondaryIndexes",
    "LocalSecondaryIndexes",
    "BillingMode",
    "ProvisionedThroughput",
]


@kind(
    "AWS::DynamoDB::Table",
    honours=" ".join(_CREATED) + " TableName StreamSpecification TimeToLiveSpecification SSESpecification"
    " PointInTimeRecoverySpecification DeletionProtectionEnabled",
    without_effect="Tags TableClass ContributorInsightsSpecification OnDemandThroughput WarmThroughput",
)
def table(wanted: Wanted) -> Made:
    name = str(wanted.get("TableName", wanted.name))
    wanted.world.claim("table", name, wanted.logical_id)
    for needed in ("KeySchema", "AttributeDefinitions"):
        wanted.need(needed)
    asked = {
        "TableName": name,
        **wanted.only(*_CREATED),
        "BillingMode": wanted.get("BillingMode", "PROVISIONED"),
        "DeletionProtectionEnabled": wanted.flag("DeletionProtectionEnabled"),
    }
    asked["AttributeDefinitions"] = _used(asked)
    stream = wanted.get("StreamSpecification")
    asked["StreamSpecification"] = (
        {"StreamEnabled": True, "StreamViewType": stream["StreamViewType"]} if stream else {"StreamEnabled": False}
    )
    encryption = wanted.get("SSESpecification")
    if encryption:
        renamed = {"Enabled" if key == "SSEEnabled" else key: value for key, value in encryption.items()}
        asked["SSESpecification"] = renamed
    try:
        found = call("dynamodb", "CreateTable", asked)["TableDescription"]
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise
        found = _changed(name, asked)
    _lives(wanted, name)
    return Made(name, {"Arn": found["TableArn"], "StreamArn": found.get("LatestStreamArn", ""), "TableId": name})


def _used(asked: dict[str, Any]) -> list[dict[str, Any]]:
    """AWS refuses a definition of an attribute that is no key of anything."""
    keys = {key["AttributeName"] for key in asked["KeySchema"]}
    for index in [*asked.get("GlobalSecondaryIndexes", ()), *asked.get("LocalSecondaryIndexes", ())]:
        keys |= {key["AttributeName"] for key in index["KeySchema"]}
    defined = {each["AttributeName"] for each in asked["AttributeDefinitions"]}
    if defined != keys:
        raise TemplateError(
            f"the attributes that are defined are not those of keys: {', '.join(sorted(defined ^ keys))}"
        )
    return list(asked["AttributeDefinitions"])


def _changed(name: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Bring a table that is there already to what is asked for, as far as AWS could."""
    found: dict[str, Any] = client("dynamodb").describe_table(TableName=name)["Table"]
    for what in ("KeySchema", "LocalSecondaryIndexes"):
        if _essence(found.get(what, [])) != _essence(asked.get(what, [])):
            raise TemplateError(
                f"{what} of the table {name} cannot be changed: give it the next generation in its name"
            )
    there = {index["IndexName"]: index for index in found.get("GlobalSecondaryIndexes", [])}
    then = {index["IndexName"]: index for index in asked.get("GlobalSecondaryIndexes", [])}
    for index, description in there.items():
        if index not in then or _essence([description]) != _essence([then[index]]):
            _update(name, asked, GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": index}}])
    for index, description in then.items():
        if index not in there or _essence([description]) != _essence([there[index]]):
            _update(name, asked, GlobalSecondaryIndexUpdates=[{"Create": description}])
    if bool(found.get("LatestStreamArn")) != asked["StreamSpecification"]["StreamEnabled"]:
        _update(name, asked, StreamSpecification=asked["StreamSpecification"])
    if bool(found.get("DeletionProtectionEnabled")) != asked["DeletionProtectionEnabled"]:
        _update(name, asked, DeletionProtectionEnabled=asked["DeletionProtectionEnabled"])
    return dict(client("dynamodb").describe_table(TableName=name)["Table"])


def _update(name: str, asked: dict[str, Any], **what: Any) -> None:
    call("dynamodb", "UpdateTable", {"TableName": name, "AttributeDefinitions": asked["AttributeDefinitions"], **what})


def _essence(described: list[dict[str, Any]]) -> list[Any]:
    """Keys and indexes without what AWS adds to them."""
    essential = ("AttributeName", "KeyType", "IndexName", "KeySchema", "Projection")
    plain = [{key: value for key, value in each.items() if key in essential} for each in described]
    for each in plain:
        if "NonKeyAttributes" in each.get("Projection", {}):
            each["Projection"] = {
                **each["Projection"],
                "NonKeyAttributes": sorted(each["Projection"]["NonKeyAttributes"]),
            }
    return sorted(plain, key=lambda each: str(each.get("IndexName", "")))


def _lives(wanted: Wanted, name: str) -> None:
    """Time to live and point-in-time recovery, which are calls of their own."""
    dynamodb = client("dynamodb")
    expiry = wanted.get("TimeToLiveSpecification")
    if expiry:
        specified = {"AttributeName": expiry.get("AttributeName"), "Enabled": truthful(expiry["Enabled"])}
        now = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        is_on = now.get("TimeToLiveStatus") in {"ENABLED", "ENABLING"}
        if is_on != specified["Enabled"] or (is_on and now.get("AttributeName") != specified["AttributeName"]):
            dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=specified)
    recovery = wanted.get("PointInTimeRecoverySpecification")
    if recovery:
        call(
            "dynamodb",
            "UpdateContinuousBackups",
            {"TableName": name, "PointInTimeRecoverySpecification": recovery},
        )
