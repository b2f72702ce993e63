"""State machines run from their template to their end, in their own role, on the functions of the deployment."""

import json

import boto3
import pytest

from infra.local.deploy import deploy
from infra.local.deployment import ACCOUNT, REGION
from infra.local.runtime import Runtime
from infra.local.stores import open_stores
from tests.infra.local.deploy.site import ROLE, Site
from tests.waiting import until

ARN = f"arn:aws:states:{REGION}:{ACCOUNT}:stateMachine:tour"


@pytest.fixture
def run(tmp_path):
    stores = open_stores(None)
    site = Site(tmp_path)
    site.function("greet", "def app(event, context):\n    return {'said': event['name'].upper()}\n")
    site.function("fail", "def app(event, context):\n    raise ValueError('no')\n")
    runtimes = []

    def run(definition, *policy, given):
        function = {"Handler": "greet.app", "Code": "functions/hall", "Role": {"Fn::GetAtt": ["Role", "Arn"]}}
        functions = {
            name: {
                "Type": "AWS::Lambda::Function",
                "Properties": {**function, "FunctionName": name, "Handler": f"{name}.app"},
            }
            for name in ("greet", "fail")
        }
        document = {"Version": "2012-10-17", "Statement": list(policy)}
        machine = {
            "StateMachineName": "tour",
            "RoleArn": {"Fn::GetAtt": ["Guide", "Arn"]},
            "Definition": definition,
            "DefinitionSubstitutions": {"Greet": {"Fn::GetAtt": ["greet", "Arn"]}, "Account": ACCOUNT},
        }
        guide = {
            **ROLE["Properties"],
            "RoleName": "guide",
            "Policies": [{"PolicyName": "p", "PolicyDocument": document}],
        }
        resources = {
            "Role": ROLE,
            **functions,
            "Guide": {**ROLE, "Properties": guide},
            "Inbox": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "inbox"}},
            "Machine": {"Type": "AWS::StepFunctions::StateMachine", "Properties": machine},
        }
        found = deploy(site.template({"Resources": resources}), {}, None, print)
        runtimes.append(Runtime(found))
        states = boto3.client("stepfunctions")
        execution = states.start_execution(stateMachineArn=ARN, input=json.dumps(given))["executionArn"]

        def ended():
            said = states.describe_execution(executionArn=execution)
            return said["status"] != "RUNNING" and said

        said = until(ended)
        return said["status"], json.loads(said["output"]) if "output" in said else said

    yield run
    for runtime in runtimes:
        runtime.close()
    stores.close()


def task(resource, **more):
    return {"StartAt": "Do", "States": {"Do": {"Type": "Task", "Resource": resource, "End": True, **more}}}


INVOKE = {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"}


def test_a_task_runs_a_function(run):
    assert run(task("${Greet}"), INVOKE, given={"name": "olivia"}) == ("SUCCEEDED", {"said": "OLIVIA"})


def test_a_task_by_the_service_integration_retries_and_catches(run):
    failing = {
        "StartAt": "Do",
        "States": {
            "Do": {
                "Type": "Task",
                "Resource": "arn:aws:states:::lambda:invoke",
                "Parameters": {"FunctionName": "fail", "Payload.$": "$"},
                "Retry": [{"ErrorEquals": ["ValueError"], "IntervalSeconds": 1, "MaxAttempts": 1}],
                "Catch": [{"ErrorEquals": ["ValueError"], "ResultPath": "$.error", "Next": "Mend"}],
                "End": True,
            },
            "Mend": {"Type": "Pass", "Parameters": {"error.$": "$.error.Error"}, "End": True},
        },
    }
    assert run(failing, INVOKE, given={}) == ("SUCCEEDED", {"error": "ValueError"})


def test_a_machine_may_do_what_its_role_may(run):
    status, said = run(task("${Greet}"), given={"name": "olivia"})
    assert status == "FAILED"
    assert "lambda:InvokeFunction" in said["cause"]


def test_branches_and_calls_of_the_sdk_are_made_in_the_role_too(run):
    send = {
        "Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage",
        "Parameters": {"QueueUrl": f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/inbox", "MessageBody": "m"},
        "End": True,
    }
    branches = [{"StartAt": "Send", "States": {"Send": send}}] * 2
    definition = {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Branches": branches, "End": True}}}
    assert run(definition, given={})[0] == "FAILED"
    may = {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": f"arn:aws:sqs:{REGION}:{ACCOUNT}:inbox"}
    assert run(definition, may, given={})[0] == "SUCCEEDED"


def test_jsonata_is_evaluated(run):
    definition = {
        "QueryLanguage": "JSONata",
        "StartAt": "Keep",
        "States": {
            "Keep": {"Type": "Pass", "Assign": {"who": "{% $states.input.people[age > 30].name %}"}, "Next": "Ask"},
            "Ask": {
                "Type": "Task",
                "Resource": "arn:aws:states:::lambda:invoke",
                "Arguments": {"FunctionName": "greet", "Payload": {"name": "{% $who %}"}},
                "Output": {"said": "{% $states.result.Payload.said & '!' %}"},
                "End": True,
            },
        },
    }
    people = [{"name": "olivia", "age": 44}, {"name": "tom", "age": 7}]
    assert run(definition, INVOKE, given={"people": people}) == ("SUCCEEDED", {"said": "OLIVIA!"})
