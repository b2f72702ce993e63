"""S3 over HTTP, as a browser meets it."""

import json
import urllib.error
import urllib.request

import boto3
import pytest
from botocore.config import Config

from tests.infra.local.stores.aws import client

BUCKET = "test-room-uploads"
ORIGIN = "https://app.example.com"


@pytest.fixture
def s3(stores):
    stores.serve_objects(0)
    served = boto3.client("s3", config=Config(signature_version="s3v4", s3={"addressing_style": "path"}))
    served.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    rule = {
        "AllowedMethods": ["PUT", "GET", "POST"],
        "AllowedOrigins": [ORIGIN],
        "AllowedHeaders": ["*"],
        "ExposeHeaders": ["ETag"],
    }
    served.put_bucket_cors(Bucket=BUCKET, CORSConfiguration={"CORSRules": [rule]})
    served.url = stores.objects_url
    return served


def call(method, url, body=None, **headers):
    request = urllib.request.Request(
        url, body, {name.replace("_", "-"): value for name, value in headers.items()}, method=method
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def presign(s3, action, name="a/ü b+c&d.txt", lasts=60, **params):
    return s3.generate_presigned_url(action, Params={"Bucket": BUCKET, "Key": name, **params}, ExpiresIn=lasts)


def test_a_presigned_url_puts_and_gets(s3):
    url = presign(s3, "put_object", ContentType="text/plain", ContentLength=5)
    assert url.startswith(f"{s3.url}/{BUCKET}/a/")
    status, headers, _ = call("PUT", url, b"hello", Content_Type="text/plain", Origin=ORIGIN)
    assert status == 200
    assert headers["Access-Control-Allow-Origin"] == ORIGIN
    assert headers["Access-Control-Expose-Headers"] == "ETag"
    url = presign(s3, "get_object", ResponseContentDisposition='attachment; filename="x.txt"')
    status, headers, body = call("GET", url)
    assert (status, body) == (200, b"hello")
    assert headers["Content-Disposition"] == 'attachment; filename="x.txt"'
    assert headers["Content-Type"] == "text/plain"
    assert call("GET", url, Range="bytes=1-2")[::2] == (206, b"el")
    status, headers, body = call("HEAD", presign(s3, "head_object"))
    assert (status, headers["Content-Length"], body) == (200, "5", b"")


def test_the_same_objects_are_seen_from_within(s3):
    client("s3").put_object(Bucket=BUCKET, Key="x", Body=b"within")
    assert call("GET", presign(s3, "get_object", "x"))[2] == b"within"
    assert s3.get_object(Bucket=BUCKET, Key="x")["Body"].read() == b"within"


def test_a_size_that_was_signed_is_the_size(s3):
    url = presign(s3, "put_object", ContentLength=5)
    status, _, body = call("PUT", url, b"far too long", Content_Type="application/octet-stream")
    assert status == 403
    assert b"<Code>SignatureDoesNotMatch</Code>" in body


def test_tampered_expired_and_unsigned_requests_are_refused(s3):
    client("s3").put_object(Bucket=BUCKET, Key="x", Body=b"1")
    url = presign(s3, "get_object", "x")
    assert b"SignatureDoesNotMatch" in call("GET", url.replace("/x?", "/y?"))[2]
    assert b"SignatureDoesNotMatch" in call("DELETE", url)[2]
    status, headers, body = call("GET", f"{s3.url}/{BUCKET}/x")
    assert (status, headers["Content-Type"]) == (403, "application/xml")
    assert b"<Code>AccessDenied</Code>" in body
    assert call("GET", f"{s3.url}/{BUCKET}")[0] == 403
    assert call("PUT", f"{s3.url}/{BUCKET}/x", b"2")[0] == 403
    ages_ago = url.replace("X-Amz-Date=2", "X-Amz-Date=1").replace("%2F2", "%2F1", 1)
    assert b"Request has expired" in call("GET", ages_ago)[2]


def test_what_the_policy_opens_to_all_is_open(s3):
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/public/*",
    }
    s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    s3.put_object(Bucket=BUCKET, Key="public/x", Body=b"all")
    s3.put_object(Bucket=BUCKET, Key="private/x", Body=b"few")
    s3.put_object(Bucket=BUCKET, Key="shown", Body=b"acl", ACL="public-read")
    assert call("GET", f"{s3.url}/{BUCKET}/public/x")[::2] == (200, b"all")
    assert call("GET", f"{s3.url}/{BUCKET}/private/x")[0] == 403
    assert call("GET", f"{s3.url}/{BUCKET}/shown")[::2] == (200, b"acl")
    assert call("PUT", f"{s3.url}/{BUCKET}/public/x", b"2")[0] == 403
    assert call("GET", f"{s3.url}/{BUCKET}/public/x?tagging")[0] == 403
    block = {"IgnorePublicAcls": True, "RestrictPublicBuckets": True}
    s3.put_public_access_block(Bucket=BUCKET, PublicAccessBlockConfiguration=block)
    assert call("GET", f"{s3.url}/{BUCKET}/public/x")[0] == 403
    assert call("GET", f"{s3.url}/{BUCKET}/shown")[0] == 403


def test_a_preflight_is_answered_by_the_buckets_rules(s3):
    url = f"{s3.url}/{BUCKET}/x"
    asked = {"Access_Control_Request_Method": "PUT", "Access_Control_Request_Headers": "content-type"}
    status, headers, _ = call("OPTIONS", url, Origin=ORIGIN, **asked)
    assert status == 200
    assert headers["Access-Control-Allow-Headers"] == "content-type"
    assert call("OPTIONS", url, Origin="https://evil.example.org", **asked)[0] == 403


def post(s3, signed, file, **changed):
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in {**signed["fields"], **changed}.items()
    ]
    parts.append(
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="pic.png"\r\n\r\n' + file + b"\r\n--x--\r\n"
    )
    return call("POST", signed["url"], b"".join(parts), Content_Type="multipart/form-data; boundary=x", Origin=ORIGIN)


def test_a_form_uploads_what_its_policy_allows(s3):
    signed = s3.generate_presigned_post(
        BUCKET,
        "up/${filename}",
        Fields={"Content-Type": "image/png"},
        Conditions=[["content-length-range", 1, 10], ["starts-with", "$Content-Type", "image/"]],
    )
    status, headers, _ = post(s3, signed, b"12345")
    assert status == 204
    assert headers["Access-Control-Allow-Origin"] == ORIGIN
    assert s3.head_object(Bucket=BUCKET, Key="up/pic.png")["ContentType"] == "image/png"
    status, _, body = post(s3, signed, b"12345678901")
    assert status == 400
    assert b"<Code>EntityTooLarge</Code>" in body
    assert b"<MaxSizeAllowed>10</MaxSizeAllowed>" in body
    status, _, body = post(s3, signed, b"1", **{"Content-Type": "text/html"})
    assert status == 403
    assert b"Invalid according to Policy" in body


def test_parts_are_put_by_presigned_urls(s3):
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key="big")["UploadId"]
    url = presign(s3, "upload_part", "big", UploadId=upload, PartNumber=1)
    status, headers, _ = call("PUT", url, b"x" * 100)
    assert status == 200
    parts = [{"PartNumber": 1, "ETag": headers["ETag"]}]
    s3.complete_multipart_upload(Bucket=BUCKET, Key="big", UploadId=upload, MultipartUpload={"Parts": parts})
    assert s3.head_object(Bucket=BUCKET, Key="big")["ContentLength"] == 100
