"""The floor: the least code that does the work on plain botocore, as its author would write it for speed alone.

It verifies the access token itself, since a handler without anything around it has nobody to do that.
"""

import base64
import json
import os
import re
import sys
import time
import uuid
from datetime import UTC, datetime

import botocore.session
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicNumbers
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

X, Y = (int(part, 16) for part in os.environ["BENCH_KEY"].split("."))
KEY = EllipticCurvePublicNumbers(X, Y, SECP256R1()).public_key()
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
STATUSES = {"open", "closed", "draft"}
FIELDS = {"title", "email", "quantity", "price", "active", "tags", "status", "note"}

dynamodb = botocore.session.get_session().create_client("dynamodb")


def _decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def verified(authorization):
    head, claims, signature = authorization.removeprefix("Bearer ").split(".")
    raw = _decoded(signature)
    pair = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    KEY.verify(pair, f"{head}.{claims}".encode(), ECDSA(SHA256()))
    found = json.loads(_decoded(claims))
    if found["aud"] != "api" or found["exp"] < time.time() or "orders:write" not in found["scope"].split():
        raise InvalidSignature
    return found


def checked(body):
    if not isinstance(body, dict) or set(body) - FIELDS:
        raise ValueError("fields")
    title, email, note = body["title"], body["email"], body.get("note")
    if not isinstance(title, str) or not 1 <= len(title) <= 80:
        raise ValueError("title")
    if not isinstance(email, str) or not EMAIL.fullmatch(email):
        raise ValueError("email")
    for field, least in (("quantity", 1), ("price", 0)):
        if type(body[field]) is not int or body[field] < least:
            raise ValueError(field)
    if not isinstance(body.get("active", True), bool):
        raise ValueError("active")  # noqa: TRY004 - one kind of error, which becomes one kind of answer
    tags = body.get("tags", [])
    if not isinstance(tags, list) or len(tags) > 10 or not all(isinstance(tag, str) for tag in tags):
        raise ValueError("tags")
    if body["status"] not in STATUSES:
        raise ValueError("status")
    if note is not None and not isinstance(note, str):
        raise ValueError("note")
    return body


def written(workspace, key, body, now):
    return {
        "pk": {"S": workspace},
        "sk": {"S": key},
        "title": {"S": body["title"]},
        "email": {"S": body["email"]},
        "quantity": {"N": str(body["quantity"])},
        "price": {"N": str(body["price"])},
        "active": {"BOOL": body.get("active", True)},
        "tags": {"L": [{"S": tag} for tag in body.get("tags", [])]},
        "status": {"S": body["status"]},
        **({"note": {"S": body["note"]}} if body.get("note") else {}),
        "created": {"S": now},
    }


def read(item):
    return {
        "id": item["sk"]["S"],
        "title": item["title"]["S"],
        "email": item["email"]["S"],
        "quantity": int(item["quantity"]["N"]),
        "price": int(item["price"]["N"]),
        "active": item["active"]["BOOL"],
        "tags": [tag["S"] for tag in item["tags"]["L"]],
        "status": item["status"]["S"],
        "note": item["note"]["S"] if "note" in item else None,
        "created": item["created"]["S"],
    }


def handler(event, context):
    try:
        claims = verified(event["headers"]["authorization"])
    except (InvalidSignature, KeyError, ValueError):
        return {"statusCode": 401, "body": "{}"}
    try:
        body = checked(json.loads(event["body"]))
    except (KeyError, ValueError) as error:
        return {"statusCode": 400, "body": json.dumps({"error": str(error)})}
    key, now = str(uuid.uuid4()), datetime.now(UTC).isoformat()
    dynamodb.put_item(TableName="orders", Item=written(claims["workspace"], key, body, now))
    found = dynamodb.get_item(TableName="orders", Key={"pk": {"S": claims["workspace"]}, "sk": {"S": key}})
    line = {"level": "INFO", "message": "served", "timestamp": now, "request_id": context.aws_request_id}
    sys.stdout.write(json.dumps(line) + "\n")
    answer = json.dumps(read(found["Item"]))
    return {"statusCode": 201, "headers": {"content-type": "application/json"}, "body": answer}
