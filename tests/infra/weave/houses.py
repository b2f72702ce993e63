"""Houses that are declared in a few lines, to see what the weaver makes of them."""

import sys
from dataclasses import replace
from pathlib import Path

from infra.catalogue import HOME, Function, House
from infra.resources import read
from infra.weave.templates import parts, template
from kernel.callers import Caller
from kernel.doors import Call, Endpoint, Limit, Public, QueueDoor, Schedule, StreamDoor

DATA = """
Parameters: {Stage: {Type: String}, SealKey: {Type: String}}
Resources:
  Roses:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub ${Stage}-garden-roses-1
      KeySchema: [{AttributeName: pk, KeyType: HASH}, {AttributeName: sk, KeyType: RANGE}]
      LocalSecondaryIndexes: [{IndexName: by-modseq}]
      StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
      SSESpecification: {SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: !Ref SealKey}
  Seeds:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub ${Stage}-garden-seeds
      VisibilityTimeout: 90
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
  Dead:
    Type: AWS::SQS::Queue
    Properties: {QueueName: !Sub "${Stage}-garden-dead", MessageRetentionPeriod: 1209600, SqsManagedSseEnabled: true}
  Pictures:
    Type: AWS::S3::Bucket
    Properties: {BucketName: !Sub "${Stage}-garden-pictures-${AWS::AccountId}"}
Outputs:
  Roses1Stream: {Value: !GetAtt Roses.StreamArn}
"""

OTHER = """
Resources:
  Sofas:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub ${Stage}-lounge-sofas-1
      KeySchema: [{AttributeName: pk, KeyType: HASH}]
"""

LINES = '"""{summary}"""\n' + "\n" * 10


def nothing(caller: Caller) -> None:
    pass


def view() -> None:
    pass


class Declared(House):
    """A house with one room, ``garden``, and these doors; next to it a ``lounge`` that has a table and no function."""

    def __init__(self, root: Path, data: str = DATA, **doors):
        super().__init__(root)
        for room, text in {"garden": data, "lounge": OTHER}.items():
            path = self.root / f"infra/{room}/data.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        declared = [self._declared(name, door) for name, door in doors.items()]
        self.__dict__["rooms"] = ("garden",)
        self.__dict__["_functions"] = {"garden": tuple(declared)}
        paths = [*self.root.glob("infra/*/data.yaml"), *(HOME / "infra/shared").glob("*.yaml")]
        self.__dict__["resources"] = {each.name: each for path in paths for each in read(path, path.parent.name)}

    def _declared(self, name, door):
        source = self.root / f"functions/garden/{name}.py"
        test = self.root / f"tests/functions/garden/test_{name}.py"
        summary = f"The function {name}."
        for path, text in ((source, LINES.format(summary=summary)), (test, "")):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return Function("garden", name, summary, door, source)

    def known(self, name) -> Function:
        return next(function for function in self.functions("garden") if function.name == name)


def built(root, monkeypatch, files):
    """A house of real files, one room in it, that nothing from another test stands in the way of."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    house = House(root)
    for module in list(sys.modules):
        if module.split(".")[0] in house.rooms or module.startswith(tuple(f"functions.{room}" for room in house.rooms)):
            monkeypatch.delitem(sys.modules, module)
    layers = [str(path) for path in root.glob("layers/*")]
    monkeypatch.setattr(sys, "path", [str(root), *layers, *sys.path])
    return house


def endpoint(route="GET /api/garden/roses", **more):
    method, path = route.split(" ")
    given = {"view": nothing, "method": method, "path": path, "scope": "garden:read"}
    return Endpoint(**{**given, **more})


def public(route="GET /api/garden/weather", **more):
    method, path = route.split(" ")
    return Public(**{"view": view, "method": method, "path": path, "limits": (Limit(60, 60, "address"),), **more})


def schedule(expression="rate(5 minutes)", **more):
    return Schedule(view=view, expression=expression, **more)


def queue(name="garden-seeds", **more):
    return QueueDoor(view=view, queue=name, **more)


def stream(table="garden-roses-1", **more):
    return StreamDoor(view=view, table=table, **more)


def call(name, **more):
    return Call(view=view, name=name, **more)


def renamed(function, **changes):
    return replace(function, **changes)


def wrong(operation):
    """The example of a request that makes no sense, where an operation is described."""
    return operation["responses"]["422"]["content"]["application/problem+json"]["examples"]["invalid"]["value"]


def woven(tmp_path, part="functions", **doors):
    """A template of a room that has these doors."""
    return template(Declared(tmp_path, **doors), "garden", part)


def resources(tmp_path, **doors):
    """All that is deployed of such a room, in whichever of its stacks."""
    house = Declared(tmp_path, **doors)
    made = [template(house, "garden", part)["Resources"] for part in parts(house, "garden")]
    return {name: each for one in made for name, each in one.items()}


def allowed(role):
    (policy,) = role["Properties"]["Policies"]
    return [(s["Action"], s["Resource"]) for s in policy["PolicyDocument"]["Statement"]]
