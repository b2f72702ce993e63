import subprocess
import sys
from dataclasses import dataclass

import pytest

from infra.local.runtime.runtime import UnknownFunction
from tests.infra.local.gateway.stand_ins import Functions, ask, deployed, running

# In a process of its own: in this one every SDK speaks to the local cloud's stores, whatever endpoint it is given.
OPERATOR = """
import json, sys
import boto3
client = boto3.client(
    "lambda", endpoint_url=sys.argv[1], region_name="eu-central-1", aws_access_key_id="x", aws_secret_access_key="x"
)
answer = client.invoke(FunctionName="double", Payload=json.dumps({"number": 21}))
print(answer["StatusCode"], json.loads(answer["Payload"].read()), answer.get("FunctionError"))
answer = client.invoke(FunctionName="broken", Payload="{}")
print(answer["StatusCode"], json.loads(answer["Payload"].read())["errorType"], answer.get("FunctionError"))
try:
    client.invoke(FunctionName="nothing", Payload="{}")
except client.exceptions.ResourceNotFoundException as error:
    print(error.response["Error"]["Message"])
"""
HERE = "/_local/lambda/2015-03-31/functions"


@dataclass
class Housed(Functions):
    """Functions of a house, which knows what there is."""

    def __init__(self, **functions):
        super().__init__(**functions)

    def invoke(self, function, event, *, kind="RequestResponse"):
        if function not in self.functions:
            raise UnknownFunction(f"there is no function {function}")
        return super().invoke(function, event, kind=kind)


@pytest.fixture
def functions():
    return Housed(double=lambda event: event["number"] * 2, broken=lambda event: event["nothing"])


@pytest.fixture
def gateway(functions):
    with running(deployed(), functions) as found:
        yield found


def test_an_operator_calls_functions_of_a_running_house_with_an_sdk(gateway):
    program = [sys.executable, "-c", OPERATOR, f"{gateway.url}/_local/lambda"]
    said = subprocess.run(program, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()
    assert said == ["200 42 None", "200 KeyError Unhandled", "there is no function nothing"]


def test_a_call_may_be_left_for_later(gateway, functions):
    later = {"X-Amz-Invocation-Type": "Event"}
    assert ask(gateway, "POST", f"{HERE}/double/invocations", b'{"number": 1}', later).status == 202
    assert functions.of("double") == [{"number": 1}]


def test_what_is_no_call_is_refused(gateway):
    assert ask(gateway, "POST", f"{HERE}/double/invocations", b"{").status == 400
    assert ask(gateway, "GET", f"{HERE}/double/invocations").status == 404
    assert (
        ask(gateway, "POST", f"{HERE}/double/invocations", b"{}", {"Origin": "http://elsewhere.example"}).status == 403
    )
