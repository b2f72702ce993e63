import json
from types import SimpleNamespace

import pytest

from infra.local.iam import ANYBODY
from infra.local.stores.s3.cors import headers_for
from infra.local.stores.s3.policies import SIGNED, said

ALLOW = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/public/*"}
DENY = {**ALLOW, "Effect": "Deny"}


def decided(*statements, resource="arn:aws:s3:::b/public/x", action="s3:GetObject", asker=ANYBODY):
    return said(json.dumps({"Statement": list(statements)}), action, resource, asker)


def test_what_is_allowed_to_all_is_allowed_to_anybody():
    assert decided(ALLOW).allowed
    assert decided({**ALLOW, "Principal": {"AWS": "*"}, "Action": ["s3:Get*"]}).allowed
    for silent in (
        decided(ALLOW, resource="arn:aws:s3:::b/private/x"),
        decided(ALLOW, action="s3:PutObject"),
        decided({**ALLOW, "Principal": {"Service": "cloudfront.amazonaws.com"}}),
        said(None, "s3:GetObject", "arn:aws:s3:::b/x", ANYBODY),
    ):
        assert (silent.allowed, silent.denied) == (False, False)


def test_a_denial_outweighs():
    assert decided(ALLOW, DENY).denied
    assert decided(DENY, asker=SIGNED).denied
    assert decided({**DENY, "Principal": {"AWS": "000000000000"}}, asker=SIGNED).denied
    assert not decided({**DENY, "Principal": {"AWS": "000000000000"}}, ALLOW).denied


def test_those_who_signed_are_not_denied_what_only_insecure_transport_is():
    insecure = {"Bool": {"aws:SecureTransport": "false"}}
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": insecure}
    assert not decided(deny, asker=SIGNED).denied
    assert decided(ALLOW, deny).allowed


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"StringEquals": {"aws:SourceArn": "x"}}, False),
        ({"StringNotEquals": {"aws:SourceArn": "x"}}, True),
        ({"StringEqualsIfExists": {"aws:SourceArn": "x"}}, True),
        ({"Null": {"aws:SourceArn": "true"}}, True),
        ({"Bool": {"aws:SecureTransport": "true"}}, True),
        ({"DateGreaterThan": {"aws:CurrentTime": "2020-01-01"}}, True),
    ],
)
def test_a_condition_is_judged_by_what_is_known(condition, holds):
    assert decided({**ALLOW, "Condition": condition}).allowed is holds
    assert decided(ALLOW, {**DENY, "Condition": condition}).denied is holds


@pytest.mark.parametrize("condition", [{"NumericLessThan": {"s3:max-keys": "1"}}, {"StringIs": {"aws:SourceArn": "x"}}])
def test_what_is_not_known_allows_nothing_and_denies(condition):
    assert not decided({**ALLOW, "Condition": condition}).allowed
    assert decided(ALLOW, {**DENY, "Condition": condition}).denied


@pytest.mark.parametrize("policy", ["{", "[]", '{"Statement": [{"Effect": "Allow"}]}', b"\xff"])
def test_a_policy_that_cannot_be_read_denies_everything(policy):
    assert said(policy, "s3:GetObject", "arn:aws:s3:::b/public/x", SIGNED).denied


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
