"""Two hundred functions, twenty tables and ten queues are deployed while one waits."""

import os
import subprocess
import sys

import pytest

from infra import ROOT

SAM = "AWS::Serverless-2016-10-31"
TARGET = 3.0
ROOMS, FUNCTIONS, TABLES = 10, 20, 2


def room(name, folder):
    """The templates of a room, as they are woven: an API, functions with a role each, a table's stream."""
    resources = {
        "Api": {"Type": "AWS::Serverless::HttpApi", "Properties": {"Name": f"dev-{name}", "StageName": "$default"}}
    }
    for number in range(FUNCTIONS):
        file = folder / f"functions/{name}/thing{number}_get.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("def app(event, context):\n    return 1\n")
        statement = {"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": {"Fn::Sub": "arn:aws:dynamodb:x"}}
        policy = {"PolicyName": "exact", "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement] * 3}}
        trust = {"Version": "2012-10-17", "Statement": []}
        resources[f"Thing{number}Role"] = {
            "Type": "AWS::IAM::Role",
            "Properties": {"AssumeRolePolicyDocument": trust, "Policies": [policy]},
        }
        http = {
            "ApiId": {"Ref": "Api"},
            "Method": "GET",
            "Path": f"/api/{name}/{number}/{{id}}",
            "PayloadFormatVersion": "1.0",
        }
        resources[f"Thing{number}"] = {
            "Type": "AWS::Serverless::Function",
            "Properties": {
                "FunctionName": {"Fn::Sub": f"${{Stage}}-{name}-thing{number}-get"},
                "Handler": f"thing{number}_get.app",
                "Role": {"Fn::GetAtt": f"Thing{number}Role.Arn"},
                "Events": {"Http": {"Type": "HttpApi", "Properties": http}},
            },
        }
    common = {
        "CodeUri": f"../../functions/{name}",
        "Runtime": "python3.13",
        "Environment": {"Variables": {"STAGE": {"Ref": "Stage"}}},
    }
    return {
        "Transform": SAM,
        "Parameters": {"Stage": {"Type": "String"}},
        "Globals": {"Function": common},
        "Resources": resources,
    }


def data(name):
    resources = {}
    for number in range(TABLES):
        resources[f"Table{number}"] = {
            "Type": "AWS::DynamoDB::Table",
            "Properties": {
                "TableName": f"dev-{name}-things{number}-1",
                "BillingMode": "PAY_PER_REQUEST",
                "DeletionProtectionEnabled": True,
                "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True},
                "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
                "TimeToLiveSpecification": {"AttributeName": "expires", "Enabled": True},
                "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
                "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
            },
        }
    resources["Dead"] = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": f"dev-{name}-dead"}}
    return {"Resources": resources}


@pytest.fixture
def large(site):
    nested = {}
    for number in range(ROOMS):
        name = f"room{number}"
        site.template(data(name), f"infra/{name}/data.yaml")
        site.template(room(name, site.folder), f"infra/{name}/functions.yaml")
        nested[f"Data{number}"] = {
            "Type": "AWS::Serverless::Application",
            "Properties": {"Location": f"infra/{name}/data.yaml"},
        }
        nested[f"Room{number}"] = {
            "Type": "AWS::Serverless::Application",
            "Properties": {"Location": f"infra/{name}/functions.yaml", "Parameters": {"Stage": {"Ref": "Stage"}}},
        }
    site.template({"Transform": SAM, "Parameters": {"Stage": {"Type": "String"}}, "Resources": nested})
    return site


def computed():
    """Seconds that this process and those that it ran have computed, whatever else the machine does meanwhile."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def test_two_hundred_functions_are_deployed_in_three_seconds_and_again_in_one(large, tmp_path):
    started = computed()
    found = large.deploy(cache=tmp_path / "kept", Stage="dev")
    cold = computed() - started
    started = computed()
    assert large.deploy(cache=tmp_path / "kept", Stage="dev") == found
    warm = computed() - started
    assert len(found.functions) == ROOMS * FUNCTIONS
    print(f"cold {cold:.2f} s, again {warm:.2f} s")
    assert cold < 2 * TARGET
    assert warm < TARGET


def test_a_deployment_is_small(large):
    """Measured in a process of its own; the translator is in another still."""
    program = f"""
from pathlib import Path
from infra.local.environment import prepare
prepare("dev")
from infra.local.stores import open_stores
from infra.local.deploy import deploy
from infra.local.runtime import Runtime
open_stores(None)
Runtime(deploy(Path({str(large.folder / "template.yaml")!r}), {{"Stage": "dev"}}, None, lambda _: None))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    megabytes = int(done.stdout)
    print(f"{megabytes} MB")
    assert megabytes < 400
