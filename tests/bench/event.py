"""The request that every subject serves, and the key that its access token is verified with."""

import base64
import hashlib
import json
import time
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

PATH = "/api/orders/orders"
ORIGIN_SECRET = "what the edge sends"
ORIGIN_HASH = hashlib.sha256(ORIGIN_SECRET.encode()).hexdigest()
BODY = {
    "title": "A reasonably named thing",
    "email": "someone@example.com",
    "quantity": 3,
    "price": 1250,
    "active": True,
    "tags": ["red", "green"],
    "status": "open",
    "note": "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
}


def _segment(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token() -> tuple[str, str]:
    """An access token, and the key to it as ``x.y`` in hexadecimal."""
    private = generate_private_key(SECP256R1())
    claims = {"sub": "p-ada", "workspace": "w-acme", "aud": "api", "scope": "orders:read orders:write"}
    claims["exp"] = int(time.time()) + 86400  # type: ignore[assignment]  # claims are of many types
    parts = [json.dumps(part).encode() for part in ({"alg": "ES256", "typ": "JWT"}, claims)]
    signed = ".".join(_segment(part) for part in parts)
    r, s = decode_dss_signature(private.sign(signed.encode(), ECDSA(SHA256())))
    numbers = private.public_key().public_numbers()
    return f"{signed}.{_segment(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}", f"{numbers.x:x}.{numbers.y:x}"


def payload(authorization: str) -> dict[str, Any]:
    """An HTTP API's event in payload format 1.0, with what the authorizer would have said."""
    body = json.dumps(BODY)
    headers = {
        "accept": "*/*",
        "authorization": f"Bearer {authorization}",
        "cloudfront-viewer-address": "203.0.113.7:46532",
        "content-length": str(len(body)),
        "content-type": "application/json",
        "host": "api.example.com",
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64)",
        "x-amzn-trace-id": "Root=1-5759e988-bd862e3fe1be46a994272793",
        "x-forwarded-for": "203.0.113.7",
        "x-forwarded-port": "443",
        "x-forwarded-proto": "https",
        "x-origin-secret": ORIGIN_SECRET,
    }
    return {
        "version": "1.0",
        "resource": PATH,
        "path": PATH,
        "httpMethod": "POST",
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "api",
            "authorizer": {
                "workspace": "w-acme",
                "person": "p-ada",
                "role": "member",
                "scopes": "orders:read orders:write",
                "session": "s-1",
            },
            "domainName": "api.example.com",
            "httpMethod": "POST",
            "identity": {"sourceIp": "203.0.113.7", "userAgent": "Mozilla/5.0 (X11; Linux x86_64)"},
            "path": PATH,
            "protocol": "HTTP/1.1",
            "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
            "requestTime": "10/Mar/2026:05:16:23 +0000",
            "requestTimeEpoch": 1773119783220,
            "resourcePath": PATH,
            "stage": "$default",
        },
        "body": body,
        "isBase64Encoded": False,
    }


def written(folder: Path) -> tuple[Path, str]:
    """The event as a file, and the key to its token."""
    access, key = token()
    file = folder / "event.json"
    file.write_text(json.dumps(payload(access)))
    return file, key
