"""The laws of the hand-written templates, as far as the woven ones depend on them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra.catalogue import Function, House
from infra.resources import Resource, stream_parameter
from infra.weave.afterwards import HIDDEN
from infra.weave.functions import ends_in_dead
from infra.weave.templates import parts, template
from infra.yamls import load
from kernel.doors import QueueDoor, ReceivedDoor, StreamDoor

SES = "ses.amazonaws.com"
MOST_READERS = 2
DEAD_FOR = 14 * 24 * 3600


def broken(house: House) -> list[str]:
    """What is wrong, in sentences; nothing at best."""
    laws = (_dead_letters, _queues, _streams, _keys, _inboxes, _root)
    return [sentence for law in laws for sentence in law(house)]


def _dead_letters(house: House) -> Iterator[str]:
    """What cannot be done must end somewhere; that queue is written by hand, since it outlives the functions."""
    for room in house.rooms:
        functions = [function for function in house.functions(room) if ends_in_dead(function.door)]
        needed = {f"{room}-dead": functions[:1]}
        needed[f"{room}-dead.fifo"] = [function for function in functions if _fifo(function)][:1]
        for name, because in needed.items():
            queue = house.resources.get(name)
            if because and queue is None:
                yield (
                    f"infra/{room}/data.yaml: declare the queue ${{Stage}}-{name}, kept for 14 days and encrypted; "
                    f"what {because[0].where} cannot do ends there"
                )
            if queue and queue.properties.get("MessageRetentionPeriod") != DEAD_FOR:
                yield f"{house.shown(queue.path)}: {name} must keep what ends there for 14 days, {DEAD_FOR} seconds"
            if queue and not {"SqsManagedSseEnabled", "KmsMasterKeyId"} & set(queue.properties):
                yield f"{house.shown(queue.path)}: {name} must be encrypted: SqsManagedSseEnabled: true"


def _queues(house: House) -> Iterator[str]:
    for function in house.all:
        door = function.door
        if not isinstance(door, QueueDoor) or door.queue not in house.resources:
            continue
        queue = house.resources[door.queue]
        where = f"{house.shown(queue.path)}: {queue.name}"
        hidden, needed = queue.properties.get("VisibilityTimeout", 30), HIDDEN * door.timeout + door.window
        if hidden < needed:
            yield f"{where} hides a message for {hidden} seconds, and {function.where} needs {needed}"
        if "RedrivePolicy" not in queue.properties:
            yield f"{where} has no RedrivePolicy, so that a message which cannot be done comes back for ever"
        if _fifo(function) and (door.window or door.batch > 10):  # noqa: PLR2004 - as Lambda has it
            yield f"{function.where}: a FIFO queue has batches of 10 at most, and no window"


def _streams(house: House) -> Iterator[str]:
    readers: dict[str, list[Function]] = {}
    for function in house.all:
        door = function.door
        if not isinstance(door, StreamDoor) or door.table not in house.resources:
            continue
        readers.setdefault(door.table, []).append(function)
        if len(readers[door.table]) > MOST_READERS:
            yield f"{function.where}: DynamoDB serves {MOST_READERS} readers of a stream, and {door.table} has them"
        table = house.resources[door.table]
        if table.properties.get("StreamSpecification", {}).get("StreamViewType") != "NEW_AND_OLD_IMAGES":
            yield f"{house.shown(table.path)}: {table.name} needs a stream with both images, for {function.where}"
        output = stream_parameter(table.room, table.name)
        said = load(table.path).get("Outputs", {}).get(output, {}).get("Value")
        if said != {"Fn::GetAtt": [table.logical_id, "StreamArn"]}:
            yield f"{house.shown(table.path)}: give out the stream of {table.name} as the output {output}"


def _keys(house: House) -> Iterator[str]:
    """How tables are keyed is law: the guard reads the workspace from it."""
    for table in house.resources.values():
        if table.kind != "AWS::DynamoDB::Table":
            continue
        where = f"{house.shown(table.path)}: {table.name}"
        keys = [(key["AttributeName"], key["KeyType"]) for key in table.properties["KeySchema"]]
        if keys not in ([("pk", "HASH")], [("pk", "HASH"), ("sk", "RANGE")]):
            yield f"{where} must be keyed by pk, and sk if it has a range key"
        if not table.name.rpartition("-")[2].isdigit():
            yield f"{where} carries no generation, such as -1: a table that is named and kept cannot be replaced"
        if not table.name.startswith(f"{table.room}-"):
            yield f"{where} does not begin with the name of its room"


def _inboxes(house: House) -> Iterator[str]:
    for function in house.all:
        door = function.door
        if not isinstance(door, ReceivedDoor):
            continue
        bucket = house.resources.get(door.rule)
        if bucket is None or bucket.kind != "AWS::S3::Bucket":
            yield f"{function.where}: infra/{function.room}/data.yaml declares no bucket {door.rule} for the mail"
        elif SES not in str(_policy_of(bucket)):
            yield f"{house.shown(bucket.path)}: the policy of {bucket.name} must let {SES} put mail under in/"


def _policy_of(bucket: Resource) -> Any:
    resources = load(bucket.path)["Resources"].values()
    policies = [each["Properties"] for each in resources if each["Type"] == "AWS::S3::BucketPolicy"]
    return next((policy for policy in policies if policy["Bucket"] == {"Ref": bucket.logical_id}), None)


def _root(house: House) -> Iterator[str]:
    """Each room is deployed by the root template, with exactly the parameters that its template has."""
    path = house.root / "template.yaml"
    if not path.is_file():
        yield f"{house.shown(path)} is missing"
        return
    nested = {
        resource["Properties"]["Location"]: (name, set(resource["Properties"].get("Parameters", {})))
        for name, resource in load(path)["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Application" and isinstance(resource["Properties"]["Location"], str)
    }
    for room in house.rooms:
        for part in parts(house, room):
            needed = template(house, room, part)["Parameters"]
            yield from _passed(house, path, nested, f"infra/{room}/{part}.yaml", needed)
        data = house.root / f"infra/{room}/data.yaml"
        if data.is_file():
            yield from _passed(house, path, nested, f"infra/{room}/data.yaml", load(data).get("Parameters", {}))


def _passed(
    house: House, root: Path, nested: dict[str, tuple[str, set[str]]], location: str, parameters: dict[str, Any]
) -> Iterator[str]:
    where = house.shown(root)
    if location not in nested:
        yield f"{where} does not deploy {location}"
        return
    name, passed = nested[location]
    needed = {key for key, parameter in parameters.items() if "Default" not in parameter}
    for key in sorted(needed - passed):
        yield f"{where}: {name} must pass {key} to {location}"
    for key in sorted(passed - set(parameters)):
        yield f"{where}: {name} passes {key}, which {location} does not have"


def _fifo(function: Function) -> bool:
    return isinstance(function.door, QueueDoor) and function.door.queue.endswith(".fifo")
