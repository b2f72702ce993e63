import json
from dataclasses import dataclass

import boto3
import pytest
from botocore.exceptions import ClientError

from infra.local.deployment import REGION
from infra.local.runtime.runtime import UnknownFunction
from tests.infra.local.gateway.stand_ins import Functions, deployed, running


@dataclass
class Housed(Functions):
    """Functions of a house: it knows which there are."""

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
def operator(functions):
    """Who calls functions with an SDK, as on AWS."""
    with running(deployed(), functions) as gateway:
        yield boto3.client(
            "lambda",
            endpoint_url=f"{gateway.url}/_local/lambda",
            region_name=REGION,
            aws_access_key_id="x",
            aws_secret_access_key="x",
        )


def test_an_operator_calls_a_function_of_a_running_house_with_an_sdk(operator):
    answer = operator.invoke(FunctionName="double", Payload=json.dumps({"number": 21}))
    assert json.loads(answer["Payload"].read()) == 42
    assert "FunctionError" not in answer


def test_a_function_that_fails_says_so_as_lambda_does(operator):
    answer = operator.invoke(FunctionName="broken", Payload="{}")
    assert answer["FunctionError"] == "Unhandled"
    assert json.loads(answer["Payload"].read())["errorType"] == "KeyError"


def test_a_call_may_be_left_for_later(operator, functions):
    assert operator.invoke(FunctionName="double", InvocationType="Event", Payload='{"number": 1}')["StatusCode"] == 202
    assert functions.of("double") == [{"number": 1}]


def test_a_function_that_there_is_not_and_what_is_not_json_are_refused(operator):
    with pytest.raises(operator.exceptions.ResourceNotFoundException):
        operator.invoke(FunctionName="nothing", Payload="{}")
    with pytest.raises(ClientError, match="InvalidRequestContent"):
        operator.invoke(FunctionName="double", Payload="{")
