"""The verifier against botocore's own signers."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

import pytest
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from infra.local.deployment import REGION
from infra.local.stores.s3.refusals import S3Refusal
from infra.local.stores.s3.sigv4 import (
    SignedRequest,
    is_presigned,
    verify_header,
    verify_payload,
    verify_presigned,
)

CREDENTIALS = Credentials("local", "secret", "a/token+of=sorts")
HOST = "127.0.0.1:9000"


def secrets(key):
    return "secret" if key == "local" else None


def presigned(path="/bucket/key", *, method="GET", lasts=60, headers=None, region=REGION, params=None):
    request = AWSRequest(method, f"http://{HOST}{path}", headers=headers or {}, params=params or {})
    S3SigV4QueryAuth(CREDENTIALS, "s3", region, expires=lasts).add_auth(request)
    split = urlsplit(request.prepare().url)
    sent = {name.lower(): value for name, value in (headers or {}).items()}
    return SignedRequest(method, split.path, split.query, {"host": HOST, **sent})


def signed(path="/bucket/key", body=b"", method="PUT"):
    request = AWSRequest(method, f"http://{HOST}{path}", data=body, headers={"Content-Type": "text/plain"})
    S3SigV4Auth(CREDENTIALS, "s3", REGION).add_auth(request)
    prepared = request.prepare()
    split = urlsplit(prepared.url)
    headers = {name.lower(): value for name, value in prepared.headers.items()}
    return SignedRequest(method, split.path, split.query, {"host": HOST, **headers}, body)


def now():
    return datetime.now(UTC)


def changed(request, **what):
    fields = {name: getattr(request, name) for name in ("method", "path", "query", "headers", "body")}
    return SignedRequest(**{**fields, **what})


@given(st.text(min_size=1, max_size=20).filter(lambda text: text.strip("./") and "\0" not in text))
def test_what_botocore_presigned_is_good(name):
    verify_presigned(presigned(f"/bucket/{quote(name, safe='/~')}"), secrets, now(), REGION)


def test_signed_headers_and_overrides_are_part_of_it():
    request = presigned(
        method="PUT",
        headers={"Content-Type": "text/plain", "Content-Length": "5", "x-amz-meta-who": "  two  spaces "},
        params={"response-content-disposition": 'attachment; filename="ü +&.txt"', "empty": ""},
    )
    verify_presigned(request, secrets, now(), REGION)
    for name, value in (("content-length", "6"), ("content-type", "text/html"), ("x-amz-meta-who", "them")):
        with pytest.raises(S3Refusal, match="signature"):
            verify_presigned(changed(request, headers={**request.headers, name: value}), secrets, now(), REGION)


@pytest.mark.parametrize(
    "tampering",
    [
        {"path": "/bucket/other"},
        {"method": "DELETE"},
        {"headers": {"host": "elsewhere.example.com"}},
    ],
)
def test_what_was_tampered_with_is_refused(tampering):
    with pytest.raises(S3Refusal) as caught:
        verify_presigned(changed(presigned(), **tampering), secrets, now(), REGION)
    assert (caught.value.code, caught.value.status) == ("SignatureDoesNotMatch", 403)


@pytest.mark.parametrize("name", ["x-amz-copy-source", "x-amz-acl", "x-amz-meta-who"])
def test_who_was_lent_a_signature_adds_nothing_to_it(name):
    request = presigned(method="PUT")
    with pytest.raises(S3Refusal, match="not signed"):
        verify_presigned(changed(request, headers={**request.headers, name: "/other/secret"}), secrets, now(), REGION)


@pytest.mark.parametrize(
    ("old", "new"), [("X-Amz-Expires=60", "X-Amz-Expires=61"), ("X-Amz-Signature=", "X-Amz-Signature=0"), ("", "&acl=")]
)
def test_a_query_is_signed_whole(old, new):
    request = presigned()
    query = request.query.replace(old, new) if old else request.query + new
    with pytest.raises(S3Refusal, match="signature"):
        verify_presigned(changed(request, query=query), secrets, now(), REGION)


def test_it_is_good_as_long_as_it_says():
    request = presigned(lasts=60)
    verify_presigned(request, secrets, now() + timedelta(seconds=58), REGION)
    with pytest.raises(S3Refusal, match="Request has expired") as caught:
        verify_presigned(request, secrets, now() + timedelta(seconds=62), REGION)
    assert caught.value.code == "AccessDenied"
    assert b"<X-Amz-Expires>60</X-Amz-Expires>" in caught.value.body()
    with pytest.raises(S3Refusal, match="not valid yet"):
        verify_presigned(request, secrets, now() - timedelta(minutes=20), REGION)
    with pytest.raises(S3Refusal, match="less than a week"):
        verify_presigned(presigned(lasts=604801), secrets, now(), REGION)


def test_it_is_of_a_known_key_for_this_region():
    with pytest.raises(S3Refusal, match="expecting 'eu-central-1'"):
        verify_presigned(presigned(region="us-east-1"), secrets, now(), REGION)
    with pytest.raises(S3Refusal) as caught:
        verify_presigned(presigned(), lambda _key: None, now(), REGION)
    assert caught.value.code == "InvalidAccessKeyId"


def test_a_presigned_request_is_known_by_its_query():
    assert is_presigned(presigned())
    assert not is_presigned(signed())
    with pytest.raises(S3Refusal, match="Please use AWS4-HMAC-SHA256"):
        is_presigned(changed(signed(), query="AWSAccessKeyId=x&Signature=y&Expires=1"))
    with pytest.raises(S3Refusal, match="requires the X-Amz-Algorithm"):
        verify_presigned(changed(signed(), query="X-Amz-Signature=x"), secrets, now(), REGION)


def test_a_header_signs_the_request_and_its_body():
    request = signed("/bucket/a%20b", b"body")
    verify_header(request, secrets, now(), REGION)
    verify_payload(request)
    with pytest.raises(S3Refusal, match="signature"):
        verify_header(changed(request, path="/bucket/other"), secrets, now(), REGION)
    with pytest.raises(S3Refusal) as caught:
        verify_payload(changed(request, body=b"another"))
    assert caught.value.code == "XAmzContentSHA256Mismatch"
    with pytest.raises(S3Refusal) as caught:
        verify_header(request, secrets, now() + timedelta(minutes=16), REGION)
    assert caught.value.code == "RequestTimeTooSkewed"
    with pytest.raises(S3Refusal, match="not supported"):
        verify_header(changed(request, headers={"authorization": "Basic x"}), secrets, now(), REGION)
