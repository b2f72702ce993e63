"""A policy that an authorizer answers with is judged as a role's is: all of it, for each request."""

import json

import pytest

from infra.local.deployment import AuthorizerSpec, Route
from tests.infra.local.gateway.stand_ins import Functions, api, ask, deployed, ok, running

INVOKE = "execute-api:Invoke"
ALLOW = {"Effect": "Allow", "Action": INVOKE, "Resource": "*"}
GUARD = AuthorizerSpec("guard", ("$request.header.Authorization",), 60, simple=False)


def answered(*statements, **headers):
    """The status of a request that is let in by these statements."""
    said = {"principalId": "ann", "policyDocument": {"Statement": list(statements)}}
    functions = Functions(guard=lambda _: said, echo=lambda event: ok(json.dumps(event)))
    guarded = deployed(api([Route("GET", "/api/ops/a", "echo", GUARD)]))
    with running(guarded, functions) as gateway:
        return ask(gateway, "GET", "/api/ops/a", headers={"Authorization": "x", **headers}).status


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}, True),
        ({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, False),
        ({"StringLike": {"aws:UserAgent": "Mozilla*"}}, True),
        ({"Null": {"aws:Referer": "true"}}, True),
        ({"DateLessThan": {"aws:CurrentTime": "2020-01-01"}}, False),
        ({"Bool": {"aws:SecureTransport": "true"}}, True),
    ],
)
def test_its_conditions_are_evaluated(condition, holds):
    conditional = {**ALLOW, "Condition": condition}
    agent = {"User-Agent": "Mozilla/5.0"}
    assert answered(conditional, **agent) == (200 if holds else 403)
    assert answered(ALLOW, {**conditional, "Effect": "Deny"}, **agent) == (403 if holds else 200)


@pytest.mark.parametrize(
    "condition", [{"StringMatches": {"aws:UserAgent": "x"}}, {"StringEquals": {"aws:PrincipalTag/team": "x"}}]
)
def test_a_condition_that_is_not_understood_lets_nobody_in(condition):
    assert answered({**ALLOW, "Condition": condition}) == 403
    assert answered(ALLOW, {**ALLOW, "Effect": "Deny", "Condition": condition}) == 403


def test_what_it_says_by_exception_counts():
    assert answered({"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}) == 200
    assert (
        answered(ALLOW, {"Effect": "Deny", "Action": INVOKE, "NotResource": "arn:aws:execute-api:*:*:other/*"}) == 403
    )


def test_half_a_policy_is_an_internal_server_error():
    assert answered({"Effect": "Allow", "Action": INVOKE}) == 500
    assert answered(ALLOW, {**ALLOW, "Effect": "Perhaps"}) == 500
