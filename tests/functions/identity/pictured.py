"""Pictures of people, as browsers upload them."""

import json
from urllib.parse import urlsplit

import boto3

from functions.identity import avatars_begin, avatars_keep
from infra.local.deployment import ACCOUNT
from infra.local.stores.s3.sigv4 import SignedRequest
from tests.functions.identity.depicted import png

BUCKET = f"test-identity-avatars-{ACCOUNT}"


def put_by(link, data, **headers):
    """The request that a browser sends to S3."""
    split = urlsplit(link)
    said = {"host": split.netloc, "content-length": str(len(data)), **headers}
    return SignedRequest("PUT", split.path, split.query, said, data)


def lying(prefix=""):
    """What is in the bucket."""
    listed = boto3.client("s3").list_objects_v2(Bucket=BUCKET, Prefix=prefix)
    return [each["Key"] for each in listed.get("Contents", ())]


def upload(invoke, somebody, data=None):
    """Upload a picture; what it is called."""
    data = data or png()
    said = {"media_type": "image/png", "size": len(data)}
    place = invoke(avatars_begin, caller=somebody.caller, body=said).json
    key = urlsplit(place["link"]).path.lstrip("/")
    boto3.client("s3").put_object(Bucket=BUCKET, Key=key, Body=data)
    return place["upload"]


def pictured(invoke, somebody, data=None):
    """Let somebody have a picture; where it is."""
    said = invoke(avatars_keep, caller=somebody.caller, body={"upload": upload(invoke, somebody, data)})
    assert said.status == 200, json.dumps(said.json)
    return said.json["picture"]
