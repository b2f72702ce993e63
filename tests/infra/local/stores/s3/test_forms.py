"""Uploads by form, against botocore's own signer of policies."""

from datetime import UTC, datetime, timedelta

import pytest
from botocore.auth import S3SigV4PostAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from infra.local.deployment import REGION
from infra.local.stores.s3.forms import verify_form
from infra.local.stores.s3.refusals import S3Refusal

CONDITIONS = [
    {"bucket": "bucket"},
    ["starts-with", "$key", "uploads/"],
    ["content-length-range", 1, 10],
    ["eq", "$Content-Type", "image/png"],
    {"x-amz-meta-who": "me"},
]
SENT = {"key": "uploads/a.png", "Content-Type": "image/png", "x-amz-meta-who": "me"}


def form(lasts=60, conditions=CONDITIONS, **sent):
    ends = datetime.now(UTC) + timedelta(seconds=lasts)
    policy = {"expiration": ends.strftime("%Y-%m-%dT%H:%M:%SZ"), "conditions": list(conditions)}
    request = AWSRequest("POST", "http://127.0.0.1/bucket")
    request.context["s3-presign-post-fields"] = fields = {}
    request.context["s3-presign-post-policy"] = policy
    S3SigV4PostAuth(Credentials("local", "secret"), "s3", REGION).add_auth(request)
    return {**SENT, **fields, **sent}


def verify(fields, size=5, bucket="bucket", known="secret"):
    verify_form(fields, bucket, size, secrets=lambda _key: known, now=datetime.now(UTC), region=REGION)


def test_what_the_policy_allows_is_taken():
    verify(form())
    verify(form(**{"x-ignore-this": "anything"}))


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"key": "elsewhere/a.png"}, 'Policy Condition failed: ["starts-with", "$key", "uploads/"]'),
        ({"Content-Type": "text/html"}, "Policy Condition failed"),
        ({"x-amz-meta-who": "them"}, "Policy Condition failed"),
        ({"acl": "public-read"}, "Extra input fields: acl"),
    ],
)
def test_what_it_does_not_allow_is_denied(sent, why):
    with pytest.raises(S3Refusal) as caught:
        verify(form(**sent))
    assert caught.value.code == "AccessDenied"
    assert why in caught.value.message


@pytest.mark.parametrize(("size", "code"), [(11, "EntityTooLarge"), (0, "EntityTooSmall")])
def test_the_size_is_in_its_range(size, code):
    with pytest.raises(S3Refusal) as caught:
        verify(form(), size)
    assert (caught.value.code, caught.value.status) == (code, 400)


def test_another_bucket_another_secret_another_time_are_refused():
    with pytest.raises(S3Refusal, match="Policy Condition failed"):
        verify(form(), bucket="another")
    with pytest.raises(S3Refusal, match="signature"):
        verify(form(), known="another")
    with pytest.raises(S3Refusal, match="Policy expired"):
        verify(form(lasts=-1))


def test_a_policy_that_was_changed_is_refused():
    fields = form()
    fields["policy"] = form(conditions=[["starts-with", "$key", ""]])["policy"]
    with pytest.raises(S3Refusal, match="signature"):
        verify(fields)


def test_no_policy_no_upload():
    with pytest.raises(S3Refusal, match="Access Denied"):
        verify(SENT)
    with pytest.raises(S3Refusal, match="Missing fields"):
        verify({**SENT, "policy": "e30="})
