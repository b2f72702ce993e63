"""Functions that invoke functions, as call doors do."""

import json
import threading

import boto3
import pytest
from botocore.exceptions import ClientError

from tests.infra.local.runtime.hall import Hall, allow, arn
from tests.waiting import until

CALL = """
import json
import boto3
def app(event, context):
    reply = boto3.client("lambda").invoke(FunctionName=event["to"], Payload=json.dumps(event.get("say")))
    return [reply["StatusCode"], reply.get("FunctionError"), json.loads(reply["Payload"].read())]
"""
LATER = CALL.replace("FunctionName=", "InvocationType='Event', FunctionName=").replace(
    'json.loads(reply["Payload"].read())', "reply['Payload'].read().decode()"
)


def test_a_function_asks_another_which_acts_under_its_own_policy(hall):
    boto3.client("sqs").create_queue(QueueName="inbox")
    reach = "import boto3\ndef app(e, c): return boto3.client('sqs').get_queue_url(QueueName='inbox')['QueueUrl'][-5:]"
    two = hall.function("two", reach, allow("sqs:GetQueueUrl"))
    one = hall.function("one", CALL, allow("lambda:InvokeFunction", on=arn("lambda", f"function:{two}")))
    assert hall.runtime.invoke(one, {"to": two}).payload == [200, None, "inbox"]
    assert hall.runtime.calls.grants(one) == {"hall-two:InvokeFunction"}
    assert hall.runtime.calls.grants(two) == {"inbox:GetQueueUrl"}


def test_a_function_may_not_ask_another_without_a_grant(hall):
    two = hall.function("two", "def app(e, c): return 1")
    one = hall.function("one", CALL, allow("lambda:InvokeFunction", on=arn("lambda", "function:test-hall-three")))
    error = hall.runtime.invoke(one, {"to": two}).error
    assert error is not None
    assert "not authorized to perform: lambda:InvokeFunction" in error["errorMessage"]


def test_what_the_other_raises_comes_back_as_its_error(hall):
    two = hall.function("two", "def app(e, c): raise ValueError(e)")
    one = hall.function("one", CALL, allow("lambda:InvokeFunction"))
    status, error, payload = hall.runtime.invoke(one, {"to": two, "say": "why"}).payload
    assert (status, error) == (200, "Unhandled")
    assert (payload["errorType"], payload["errorMessage"]) == ("ValueError", "why")


def test_a_function_that_is_not_there_is_not_found(hall):
    hall.function("one", "def app(e, c): return e")
    assert hall.runtime
    with pytest.raises(boto3.client("lambda").exceptions.ResourceNotFoundException) as error:
        boto3.client("lambda").invoke(FunctionName="nobody")
    assert error.value.response["Error"]["Message"] == f"Function not found: {arn('lambda', 'function:nobody')}"


def test_tests_invoke_through_boto_too(hall):
    name = hall.function("one", "def app(e, c):\n    print('line')\n    return e")
    assert hall.runtime
    client = boto3.client("lambda")
    answer = client.invoke(FunctionName=name, Payload=b'{"a": 1}', LogType="Tail")
    assert json.load(answer["Payload"]) == {"a": 1}
    assert answer["LogResult"]
    assert client.invoke(FunctionName=name, InvocationType="DryRun")["StatusCode"] == 204
    with pytest.raises(ClientError, match="RequestTooLargeException"):
        client.invoke(FunctionName=name, Payload=b'"' + b"x" * 7_000_000 + b'"')
    with pytest.raises(ClientError, match="RequestTooLargeException"):
        client.invoke(FunctionName=name, InvocationType="Event", Payload=b'"' + b"x" * 2_000_000 + b'"')
    with pytest.raises(ClientError, match="InvalidRequestContentException"):
        client.invoke(FunctionName=name, Payload=b"{")


def test_the_runtime_that_was_made_last_answers_until_it_is_closed(hall, tmp_path):
    name = hall.function("one", "def app(e, c): return 'first'")
    assert hall.runtime
    other = Hall(tmp_path / "other")
    other.function("one", "def app(e, c): return 'second'")

    def said():
        return json.load(boto3.client("lambda").invoke(FunctionName=name)["Payload"])

    assert said() == "first"
    assert other.runtime
    assert said() == "second"
    other.close()
    assert said() == "first"


def test_an_event_is_left_for_later(hall):
    left = []
    two = hall.function("two", "def app(e, c): raise Exception")
    one = hall.function("one", LATER, allow("lambda:InvokeFunction"))
    hall.runtime.on_async(lambda function, event: left.append((function, event)))
    assert hall.runtime.invoke(one, {"to": two, "say": {"n": 1}}).payload == [202, None, ""]
    assert hall.runtime.invoke(two, {"n": 2}, kind="Event").error is None
    assert left == [(two, {"n": 1}), (two, {"n": 2})]


def test_without_pumps_an_event_runs_in_the_background(hall):
    two = hall.function("two", "def app(e, c): print(e)")
    hall.runtime.invoke(two, "well", kind="Event")
    until(lambda: hall.lines)
    assert hall.lines == [(two, "well")]


def test_a_function_that_asks_itself_does_not_wait_for_itself(hall):
    source = """
    import json
    import boto3
    def app(event, context):
        if event == 0:
            return "bottom"
        reply = boto3.client("lambda").invoke(FunctionName=context.function_name, Payload=json.dumps(event - 1))
        return json.loads(reply["Payload"].read())
    """
    assert hall.run(source, allow("lambda:InvokeFunction"), event=4).payload == "bottom"


def test_two_functions_that_ask_each_other_do_not_wait_for_each_other(hall):
    source = """
    import json
    import time
    import boto3
    def app(event, context):
        time.sleep(0.1)
        if not event:
            return "bottom"
        reply = boto3.client("lambda").invoke(FunctionName=event[0], Payload=json.dumps(event[1:]))
        return json.loads(reply["Payload"].read())
    """
    one = hall.function("one", source, allow("lambda:InvokeFunction"))
    two = hall.function("two", source, allow("lambda:InvokeFunction"))
    said = []
    pairs = [(one, [two]), (two, [one])] * 3
    threads = [
        threading.Thread(target=lambda a, b: said.append(hall.runtime.invoke(a, b).payload), args=pair)
        for pair in pairs
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == ["bottom"] * 6
