import json
from types import SimpleNamespace

import pytest

from infra.local.stores.s3.cors import headers_for
from infra.local.stores.s3.policies import verdict

ALLOW = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/public/*"}


def said(*statements, resource="arn:aws:s3:::b/public/x", action="s3:GetObject", anonymous=True):
    return verdict(json.dumps({"Statement": list(statements)}), action, resource, anonymous=anonymous)


def test_what_is_allowed_to_all_is_allowed_to_anybody():
    assert said(ALLOW) is True
    assert said({**ALLOW, "Principal": {"AWS": "*"}, "Action": ["s3:Get*"]}) is True
    assert said(ALLOW, resource="arn:aws:s3:::b/private/x") is None
    assert said(ALLOW, action="s3:PutObject") is None
    assert said({**ALLOW, "Principal": {"Service": "cloudfront.amazonaws.com"}}) is None
    assert verdict(None, "s3:GetObject", "arn:aws:s3:::b/x", anonymous=True) is None


def test_a_denial_outweighs():
    deny = {**ALLOW, "Effect": "Deny"}
    assert said(ALLOW, deny) is False
    assert said(deny, anonymous=False) is False


def test_those_who_signed_are_not_denied_what_only_insecure_transport_is():
    insecure = {"Bool": {"aws:SecureTransport": "false"}}
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": insecure}
    assert said(deny, anonymous=False) is None
    assert said(ALLOW, deny) is True


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"StringEquals": {"aws:SourceArn": "x"}}, False),
        ({"StringNotEquals": {"aws:SourceArn": "x"}}, True),
        ({"StringEqualsIfExists": {"aws:SourceArn": "x"}}, True),
        ({"Null": {"aws:SourceArn": "true"}}, True),
        ({"Bool": {"aws:SecureTransport": "true"}}, True),
        ({"NumericLessThan": {"s3:max-keys": "1"}}, False),
    ],
)
def test_a_condition_is_judged_by_what_is_known(condition, holds):
    assert (said({**ALLOW, "Condition": condition}) is True) is holds


def rule(**what):
    defaults = {"allowed_headers": None, "exposed_headers": None, "max_age_seconds": None}
    return SimpleNamespace(**{**defaults, "allowed_methods": ["GET"], **what})


def test_the_first_rule_that_fits_answers_other_origins():
    rules = [
        rule(
            allowed_origins=["https://app.example.com"],
            allowed_methods=["PUT"],
            allowed_headers=["x-*"],
            max_age_seconds=5,
        ),
        rule(allowed_origins=["https://*.example.com"], exposed_headers=["ETag"]),
        rule(allowed_origins=["*"], allowed_methods=["HEAD"]),
    ]
    preflight = headers_for(rules, "https://app.example.com", "PUT", "X-One, x-two")
    assert preflight["Access-Control-Allow-Origin"] == "https://app.example.com"
    assert preflight["Access-Control-Allow-Headers"] == "x-one, x-two"
    assert preflight["Access-Control-Max-Age"] == "5"
    assert headers_for(rules, "https://app.example.com", "PUT", "content-type") is None
    assert headers_for(rules, "https://www.example.com", "GET")["Access-Control-Expose-Headers"] == "ETag"
    assert headers_for(rules, "https://evil.example.org", "GET") is None
    assert headers_for(rules, "https://evil.example.org", "HEAD")["Access-Control-Allow-Origin"] == "*"
