"""Exports, as those who asked for them see them."""

import io
import json
import zipfile
from datetime import UTC, datetime

import boto3

from contracts.erasure import ROOMS
from functions.identity import exports_gather
from identity.exporting import Step
from identity.exporting.model import folder
from identity.issuers.model import Issuer, Metadata
from identity.issuers.table import journal as issuers
from infra.local.deployment import ACCOUNT
from kernel.archives import directory, member
from kernel.ids import new_id
from tests.functions.batches import delivery, message

BUCKET = f"test-shared-exports-{ACCOUNT}"


def provided(workspace, domain="example.com"):
    """Let a workspace have a provider of its own."""
    at = datetime.now(UTC)
    where = dict.fromkeys(("authorization_endpoint", "token_endpoint", "jwks_uri"), "https://login.example.com/x")
    said = {"name": "Own", "issuer": "https://login.example.com", "client_id": "stoa", "domains": (domain,)}
    metadata = Metadata.model_construct(**where)
    issuer = Issuer(issuer_id=new_id(), **said, metadata=metadata, sealed="sealed", created=at, checked=at)
    issuers().create(workspace, issuer)


def step(workspace, export_id, number=1, **more):
    said = Step(workspace=workspace, export_id=export_id, step=number, **more)
    return delivery(message(number, said.model_dump_json(), workspace=workspace, queue="test-identity-export"))


def lying(workspace, export_id, name):
    """The bytes of a file of an export."""
    key = f"{folder(workspace, export_id)}{name}"
    return boto3.client("s3").get_object(Bucket=BUCKET, Key=key)["Body"].read()


def unpacked(data):
    """What is in an archive: the objects of each kind, and the manifest."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    manifest = json.loads(texts.pop("manifest.json"))
    found = {}
    for name, text in sorted(texts.items()):
        found.setdefault(name.partition("/")[0], []).extend(map(json.loads, text.splitlines()))
    return found, manifest


def add(workspace, export_id, room, lines):
    """Let a room put there what it holds."""
    packed, entry = member(f"{room}/things.ndjson", lines, 0)
    key = f"parts/{workspace}/{export_id}/{room}.zip"
    boto3.client("s3").put_object(Bucket=BUCKET, Key=key, Body=packed + directory([entry], len(packed)))


def gather(invoke, workspace, export_id, most=50_000, steps=1):
    """Do the steps of an export until it is ready, so many rows at a time; the other rooms have nothing."""
    for room in ROOMS:
        add(workspace, export_id, room, b"")
    for number in range(1, steps + 1):
        said = invoke(exports_gather, event=step(workspace, export_id, number, most=most))
        assert said.payload == {"batchItemFailures": []}
