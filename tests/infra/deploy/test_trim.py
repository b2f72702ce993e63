"""Trimmed botocore data: less to read, and the same calls."""

import re
from pathlib import Path

import botocore
import pytest
from botocore import xform_name
from botocore.session import Session

from infra import ROOT
from infra.deploy.layers import size
from infra.deploy.trim import SERVICES, trim
from kernel import lean

DATA = Path(botocore.__file__).parent / "data"
HERE = {"region_name": "eu-central-1", "aws_access_key_id": "a", "aws_secret_access_key": "b"}
ENDPOINTS = {"apigatewaymanagementapi": "https://example.com/live"}
CALL = re.compile(r"\bclient\(\s*\"(\w+)\"[^)]*\)\s*\.(\w+)\(")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lean")
    trim(DATA, folder)
    return folder


def client(service, data=None):
    session = Session()
    if data:
        session.register_component("data_loader", lean.loader(str(data)))
    return session.create_client(service, endpoint_url=ENDPOINTS.get(service), **HERE)


def test_it_is_a_fortieth_of_the_whole(data):
    assert size(data) * 40 < size(DATA)


@pytest.mark.parametrize("service", SERVICES)
def test_every_call_that_may_be_made_takes_and_gives_the_same(service, data):
    whole, trimmed = client(service), client(service, data)
    assert trimmed.meta.endpoint_url == whole.meta.endpoint_url
    for call in SERVICES[service]:
        assert hasattr(trimmed, xform_name(call))
        mine, theirs = (each.meta.service_model.operation_model(call) for each in (trimmed, whole))
        for part in ("input_shape", "output_shape"):
            assert members(getattr(mine, part)) == members(getattr(theirs, part))
        assert {each.name for each in mine.error_shapes} == {each.name for each in theirs.error_shapes}


def test_an_upload_is_signed_the_same(data):
    signed = [
        each.generate_presigned_post("some-bucket", "some-key", ExpiresIn=60)["url"]
        for each in (client("s3"), client("s3", data))
    ]
    assert signed[0] == signed[1]
    urls = [
        each.generate_presigned_url("get_object", Params={"Bucket": "some-bucket", "Key": "k"}).partition("?")[0]
        for each in (client("s3"), client("s3", data))
    ]
    assert urls[0] == urls[1]


def test_every_call_in_our_code_is_in_it():
    made = {
        (found, path.relative_to(ROOT).as_posix())
        for folder in ("layers", "functions")
        for path in (ROOT / folder).rglob("*.py")
        for found in CALL.findall(path.read_text())
    }
    assert made
    for (service, call), where in made:
        if call.startswith("generate_presigned_"):
            continue  # it asks nobody: a signature is made here
        assert call in {xform_name(name) for name in SERVICES[service]}, f"{where} calls {service}.{call}"


def test_no_prose_is_left(data):
    for path in data.rglob("service-2.json"):
        assert "<p>" not in path.read_text()


def members(shape, seen=()):
    """The names and types that a shape is made of, to its end."""
    if shape is None or shape.name in seen:
        return shape and shape.name
    seen = (*seen, shape.name)
    match shape.type_name:
        case "structure":
            return {name: members(each, seen) for name, each in shape.members.items()}
        case "list":
            return [members(shape.member, seen)]
        case "map":
            return (members(shape.key, seen), members(shape.value, seen))
        case kind:
            return kind
