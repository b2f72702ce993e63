"""A house of two hundred functions: four rooms like that in ``house/``, fifty functions each, woven as ours are."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.assembled import BUILD
from tests.bench.machine import CannotMeasure

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROOMS = tuple(f"street{number}" for number in range(1, 5))
EACH = 50
TRIPS = 2
"""DynamoDB operations that one of these functions makes at most: what its twin in ``house/`` is measured to make."""

DATA = """AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Stage: {{Type: String}}
  SealKey: {{Type: String}}
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub ${{Stage}}-{room}-orders-1
      BillingMode: PAY_PER_REQUEST
      SSESpecification: {{SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: !Ref SealKey}}
      AttributeDefinitions: [{{AttributeName: pk, AttributeType: S}}, {{AttributeName: sk, AttributeType: S}}]
      KeySchema: [{{AttributeName: pk, KeyType: HASH}}, {{AttributeName: sk, KeyType: RANGE}}]
"""
TEMPLATE = """AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: {Type: String}
  OriginHashes: {Type: String}
  LogLevel: {Type: String, Default: INFO}
Resources:
  Stoa:
    Type: AWS::Serverless::Application
    Properties:
      Location: ../../../template.yaml
      Parameters: {Stage: !Ref Stage, OriginHashes: !Ref OriginHashes, LogLevel: !Ref LogLevel}
"""
STACKS = """  {Room}Data:
    Type: AWS::Serverless::Application
    Properties:
      Location: infra/{room}/data.yaml
      Parameters: {{Stage: !Ref Stage, SealKey: !GetAtt Stoa.Outputs.SealKey}}
  {Room}:
    Type: AWS::Serverless::Application
    DependsOn: {Room}Data
    Properties:
      Location: infra/{room}/functions.yaml
      Parameters:
        Stage: !Ref Stage
        OriginHashes: !Ref OriginHashes
        LogLevel: !Ref LogLevel
        SealKey: !GetAtt Stoa.Outputs.SealKey
        VendorLayer: !GetAtt Stoa.Outputs.VendorLayer
        KernelLayer: !GetAtt Stoa.Outputs.KernelLayer
        ContractsLayer: !GetAtt Stoa.Outputs.ContractsLayer
"""
OUTPUTS = "  {Room}Api: {{Value: !GetAtt {Room}.Outputs.ApiId}}\n"


def built(each: int = EACH) -> Path:
    """The root template of such a house, in place and woven; of as many functions in each room as are wanted."""
    root = BUILD / "street"
    shutil.rmtree(root, ignore_errors=True)
    for room in ROOMS:
        _furnish(root, room, each)
    trips = {f"{room}/orders{number}_create": TRIPS for room in ROOMS for number in range(each)}
    (root / "tests/functions/round_trips.json").write_text(json.dumps(trips))
    (root / "template.yaml").write_text(
        TEMPLATE
        + "".join(STACKS.format(room=room, Room=room.title()) for room in ROOMS)
        + "Outputs:\n"
        + "".join(OUTPUTS.format(Room=room.title()) for room in ROOMS)
    )
    woven = subprocess.run(
        [sys.executable, "-m", "infra", str(root)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if not all((root / f"infra/{room}/functions.yaml").exists() for room in ROOMS):
        raise CannotMeasure(f"two hundred functions cannot be woven: {woven.stderr[-1000:]}")
    return root / "template.yaml"


def path(root: Path) -> str:
    """What PYTHONPATH must hold for functions of that house to be found."""
    return os.pathsep.join(str(each) for each in (ROOT, root, *sorted(root.glob("layers/*")), *ROOT.glob("layers/*")))


def _furnish(root: Path, room: str, each: int) -> None:
    """One room: the layer and the function of ``house``, under other names."""
    layer = root / "layers" / room / room
    shutil.copytree(HERE / "house/layers/orders/orders", layer, ignore=shutil.ignore_patterns("__pycache__"))
    for file in layer.rglob("*.py"):
        file.write_text(_renamed(file.read_text(), room))
    function = _renamed((HERE / "house/functions/orders/orders_create.py").read_text(), room)
    (root / "functions" / room).mkdir(parents=True)
    tests = root / "tests/functions" / room  # without a test no function is woven; these are measured instead
    tests.mkdir(parents=True)
    for number in range(each):
        text = function.replace(f"/api/{room}/orders", f"/api/{room}/orders{number}")
        (root / "functions" / room / f"orders{number}_create.py").write_text(text)
        (tests / f"test_orders{number}_create.py").touch()
    (root / "infra" / room).mkdir(parents=True)
    (root / "infra" / room / "data.yaml").write_text(DATA.format(room=room))


def _renamed(text: str, room: str) -> str:
    names = {
        "from orders.": f"from {room}.",
        "orders-orders-1": f"{room}-orders-1",
        "/api/orders/": f"/api/{room}/",
        '"orders:write"': f'"{room}:write"',
        "def create_order": f"def create_{room}_order",
    }
    for ours, theirs in names.items():
        text = text.replace(ours, theirs)
    return text
