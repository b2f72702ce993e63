import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import botocore
import pytest
from botocore import hooks
from botocore.awsrequest import AWSResponse
from botocore.exceptions import UnknownServiceError
from botocore.handlers import BUILTIN_HANDLERS
from botocore.model import ServiceId
from botocore.session import Session

from infra.deploy.trim import SERVICES, trim
from kernel import lean, settings

DATA = Path(botocore.__file__).parent / "data"
KEY = {"pk": {"S": "acme"}, "sk": {"S": "é"}}
CALLS = {
    "put_item": {
        "TableName": "t",
        "Item": {**KEY, "blob": {"B": b"\x00\xff"}, "n": {"N": "1.50"}, "set": {"SS": ["a"]}},
    },
    "get_item": {"TableName": "t", "Key": KEY, "ConsistentRead": True},
    "query": {
        "TableName": "t",
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": "acme"}},
        "Limit": 7,
    },
    "transact_write_items": {
        "ClientRequestToken": "once",
        "TransactItems": [
            {"Put": {"TableName": "t", "Item": KEY, "ConditionExpression": "attribute_not_exists(pk)"}},
            {"ConditionCheck": {"TableName": "t", "Key": KEY, "ConditionExpression": "highest = :h"}},
        ],
    },
}


@pytest.fixture(scope="module")
def trimmed(tmp_path_factory):
    """What a layer carries."""
    folder = tmp_path_factory.mktemp("layer") / lean.FOLDER
    trim(DATA, folder)
    return folder


def spoken(session, calls, **more):
    """What goes over the wire for ``calls``, and what comes back."""
    client = session.create_client(
        "dynamodb", region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="s", **more
    )
    said = []

    def answer(request, **_):
        headers = {name: value for name, value in request.headers.items() if name in {"X-Amz-Target", "Content-Type"}}
        said.append((request.method, request.url, headers, request.body))
        response = AWSResponse(request.url, 200, {}, None)
        response._content = json.dumps({"Item": {"blob": {"B": "AP8="}, "n": {"N": "1.50"}}}).encode()
        return response

    client.meta.events.register_first("before-send.dynamodb", answer)
    for operation, arguments in calls.items():
        answered = getattr(client, operation)(**arguments)
        answered.pop("ResponseMetadata")
        said.append(answered)
    return said


def lean_session(folder):
    session = lean.session()
    session.register_component("data_loader", lean.loader(str(folder)))
    lean.acquaint(session, "dynamodb")
    return session


def test_trimmed_data_changes_no_byte_of_what_is_said(trimmed):
    assert spoken(lean_session(trimmed), CALLS, config=lean.config()) == spoken(Session(), CALLS)


def test_trimmed_data_is_what_was_read(trimmed):
    client = lean_session(trimmed).create_client("dynamodb", region_name="eu-central-1")
    assert "PutItem" in client.meta.service_model.operation_names
    assert "CreateTable" not in client.meta.service_model.operation_names


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_every_service_that_we_use_can_be_spoken_to(trimmed, service):
    session = lean_session(trimmed)
    lean.acquaint(session, service)
    client = session.create_client(service, region_name="eu-central-1", config=lean.config())
    whole = Session().create_client(service, region_name="eu-central-1")
    assert client.meta.endpoint_url == whole.meta.endpoint_url
    assert set(client.meta.service_model.operation_names) == set(SERVICES[service])


def test_a_service_that_was_not_trimmed_is_read_from_botocore_itself(trimmed):
    client = lean_session(trimmed).create_client("sts", region_name="eu-central-1")
    assert "AssumeRole" in client.meta.service_model.operation_names


def test_a_service_without_any_data_is_named_and_so_is_the_cure(trimmed, monkeypatch):
    session = lean_session(trimmed)
    monkeypatch.setattr(session.get_component("data_loader"), "_search_paths", [str(trimmed.parent / "nothing")])
    with pytest.raises(UnknownServiceError, match=r"no botocore data for sts: add it .*trim\.py"):
        session.create_client("sts", region_name="eu-central-1")


def test_a_client_of_a_trimmed_service_has_no_paginators(trimmed):
    client = lean_session(trimmed).create_client("dynamodb", region_name="eu-central-1")
    assert not client.can_paginate("query")


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_our_services_are_handled_as_botocore_handles_them(service):
    whole, ours = Session(), lean.session()
    lean.acquaint(ours, service)
    name = ServiceId(whole.get_service_model(service).service_id).hyphenize()
    events = {_alias(event) for event, *_ in BUILTIN_HANDLERS}
    events = {event for event in events if f"{event}.".split(".")[1] in {name, "", "*"} and event[:5] != "docs."}
    assert events
    assert {event: _handlers(ours, event) for event in events} == {event: _handlers(whole, event) for event in events}


def _alias(event):
    return hooks.EventAliaser(None)._alias_event_name(event)


def _handlers(session, event):
    """Who hears of an event, in order."""
    return list(session.get_component("event_emitter")._emitter._handlers.prefix_search(event))


def test_getting_acquainted_twice_registers_nothing_twice():
    session = lean.session()
    lean.acquaint(session, "s3")
    once = _handlers(session, "before-parameter-build.s3.PutObject")
    lean.acquaint(session, "s3")
    assert _handlers(session, "before-parameter-build.s3.PutObject") == once


def test_without_the_folder_no_session_changes():
    assert lean.folder() is None
    assert type(Session().get_component("data_loader")).__module__ == "botocore.loaders"


def test_nothing_is_frozen_off_lambda():
    frozen = gc.get_freeze_count()
    lean.begin()
    assert gc.isenabled()
    lean.ready()
    assert gc.get_freeze_count() == frozen


@pytest.mark.parametrize("there", [False, True])
def test_what_the_first_request_would_wait_for_is_done_before_it_on_lambda_alone(monkeypatch, there):
    monkeypatch.setattr(settings, "ON_LAMBDA", there)
    done = []
    lean.early(lambda: done.append("read"))
    lean.early(lambda: 1 / 0)  # the request that needs it will be told

    assert done == (["read"] if there else [])


PROGRAM = """
import gc
import kernel.lean
assert not gc.isenabled()
from botocore.session import Session
session = Session()
print("CreateTable" in session.get_component("data_loader").load_service_model("dynamodb", "service-2")["operations"])
kernel.lean.ready()
assert gc.isenabled() and gc.get_freeze_count()
"""


def test_on_lambda_the_folder_beside_the_packages_is_found_and_the_collector_waits(trimmed):
    path = [*(each for each in sys.path if each), str(trimmed.parent)]
    environment = {**os.environ, "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001", "PYTHONPATH": os.pathsep.join(path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout == "False\n", done.stderr
