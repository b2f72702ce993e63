import os
import subprocess
import sys

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ParamValidationError, ReadTimeoutError

from kernel import settings
from kernel.aws import client, code, transient
from kernel.tables import key
from tests.layers.kernel.crowd import crowd


def answered(name, status=400):
    return ClientError({"Error": {"Code": name}, "ResponseMetadata": {"HTTPStatusCode": status}}, "GetItem")


def test_there_is_one_client_of_each_service():
    assert len({id(each) for each in crowd(lambda _: client("sns"))}) == 1
    assert client("sns") is not client("sqs")


def test_clients_are_set_up_as_the_house_wants_them():
    config = client("dynamodb").meta.config
    assert config.user_agent == "stoa/1"
    assert "Validation" not in type(client("dynamodb")._serializer).__name__
    assert config.retries["mode"] == "standard"
    assert client("dynamodb").meta.region_name == settings.REGION


@pytest.mark.parametrize(
    "error",
    [
        answered("ThrottlingException"),
        answered("Whatever", 503),
        answered("TransactionInProgressException"),
        EndpointConnectionError(endpoint_url="https://x"),
        ReadTimeoutError(endpoint_url="https://x"),
    ],
)
def test_some_trouble_passes(error):
    assert transient(error)


@pytest.mark.parametrize(
    "error",
    [
        answered("AccessDeniedException"),
        answered("ConditionalCheckFailedException"),
        ParamValidationError(report=""),
        ValueError(),
    ],
)
def test_other_trouble_does_not(error):
    assert not transient(error)


def test_a_code_is_what_aws_calls_it():
    assert code(answered("SlowDown")) == "SlowDown"
    assert code(ValueError()) == ""


def test_keys_begin_with_the_workspace():
    assert key("acme") == "acme"
    assert key("acme", "calendar", "7") == "acme#calendar#7"
    for parts in (("",), ("acme", ""), ("a#b",), ("acme", "a#b")):
        with pytest.raises(ValueError, match="part of a key"):
            key(*parts)


@pytest.mark.parametrize(
    "module", ["etags", "journal", "pages", "once", "limits", "states", "secrets", "guard", "tables"]
)
def test_nothing_but_seals_brings_cryptography_and_nothing_boto3(module):
    missing = "sys.modules['OpenSSL'] = None"  # botocore would take it; no layer has it, a tool of these tests has
    program = f"import sys; {missing}; import kernel.{module}; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": "layers/kernel"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    loaded = set(done.stdout.split())
    assert not {"cryptography", "boto3", "aws_lambda_powertools"} & loaded
    if module in {"etags", "once", "pages", "guard"}:
        assert not {"botocore", "pynamodb"} & loaded
