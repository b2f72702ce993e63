"""The conditions of statements; what nobody here can judge fails closed."""

import pytest

from infra.local.facts import EVERY, OURS
from infra.local.iam import obscure
from tests.infra.local.iam.policies import allow, decided, deny, may

DATE = "2026-06-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("operator", "key", "wanted", "values", "allowed"),
    [
        ("StringEquals", "events:source", "hall", ["hall"], True),
        ("StringEquals", "events:source", ["yard", "hall"], ["hall"], True),
        ("StringEquals", "EVENTS:Source", "hall", ["hall"], True),
        ("StringEquals", "events:source", "hall", ["Hall"], False),
        ("StringEqualsIgnoreCase", "events:source", "hall", ["Hall"], True),
        ("StringEquals", "events:source", "hall", [], False),
        ("StringEqualsIfExists", "events:source", "hall", [], True),
        ("StringEqualsIfExists", "events:source", "hall", ["yard"], False),
        ("StringNotEquals", "events:source", "hall", ["yard"], True),
        ("StringNotEquals", "events:source", "hall", [], True),
        ("StringLike", "events:source", "h*l?", ["hallo"], True),
        ("StringLike", "events:source", "h[ae]ll", ["hall"], False),
        ("StringNotLike", "events:source", "h*", ["hallo"], False),
        ("ArnLike", "secretsmanager:SecretId", "arn:aws:*:*:1:x*", ["arn:aws:s:eu:1:xy"], True),
        ("ArnLike", "secretsmanager:SecretId", "arn:aws:*:x*", ["arn:aws:s:eu:1:xy"], False),
        ("ArnNotLike", "secretsmanager:SecretId", "arn:aws:*:*:1:x*", ["arn:aws:s:eu:1:xy"], False),
        ("Bool", "aws:SecureTransport", "true", ["true"], True),
        ("Bool", "aws:SecureTransport", True, ["true"], True),
        ("Bool", "aws:SecureTransport", "false", ["true"], False),
        ("IpAddress", "aws:SourceIp", ["10.0.0.0/8", "2001:db8::/32"], ["10.1.2.3"], True),
        ("IpAddress", "aws:SourceIp", "10.0.0.0/8", ["2001:db8::1"], False),
        ("NotIpAddress", "aws:SourceIp", "10.0.0.0/8", ["192.0.2.1"], True),
        ("NumericLessThanEquals", "aws:EpochTime", "10", ["9.5"], True),
        ("NumericEquals", "aws:EpochTime", 10, ["9.5"], False),
        ("DateGreaterThan", "aws:CurrentTime", "2026-01-01T00:00:00Z", [DATE], True),
        ("DateLessThan", "aws:CurrentTime", "2026-01-01", [DATE], False),
        ("Null", "events:source", "true", [], True),
        ("Null", "events:source", "false", [], False),
        ("Null", "events:source", False, ["hall"], True),
        ("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["a", "b"], ["a", "b", "a"], True),
        ("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["a"], ["a", "b"], False),
        ("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["a"], [], True),
        ("ForAnyValue:StringLike", "dynamodb:LeadingKeys", ["a#*"], ["b", "a#1"], True),
        ("ForAnyValue:StringLike", "dynamodb:LeadingKeys", ["a#*"], [], False),
        ("ForAnyValue:StringNotEquals", "dynamodb:LeadingKeys", ["a"], ["a", "b"], True),
        ("ForAnyValue:StringNotEquals", "dynamodb:LeadingKeys", ["a"], [], False),
    ],
)
def test_conditions_are_evaluated(operator, key, wanted, values, allowed):
    statement = allow("*", **{operator: {key: wanted}})
    facts = {key.lower(): values} if values else {}
    assert may(statement, facts=facts) is allowed


def test_all_conditions_of_a_statement_must_hold():
    statement = allow(
        "*", StringEquals={"events:source": "a", "events:detail-type": "b"}, Bool={"aws:SecureTransport": "true"}
    )
    facts = {"events:source": ["a"], "events:detail-type": ["b"], "aws:SecureTransport": ["true"]}
    assert may(statement, facts=facts)
    assert not may(statement, facts={**facts, "events:source": ["c"]})


NOT_UNDERSTOOD = [
    ({"StringEquals": {"aws:PrincipalTag/team": "a"}}, "a condition on aws:PrincipalTag/team, which the local cloud"),
    ({"StringNotEquals": {"aws:PrincipalTag/team": "a"}}, "aws:PrincipalTag/team, which the local cloud does not eval"),
    ({"StringMatches": {"events:source": "a"}}, "a condition StringMatches, which the local cloud does not know"),
    ({"stringequals": {"events:source": "a"}}, "a condition stringequals, which the local cloud does not know"),
    ({"ForMostValues:StringEquals": {"events:source": "a"}}, "a condition ForMostValues:StringEquals, which the local"),
    ({"NullIfExists": {"events:source": "true"}}, "a condition NullIfExists, which the local cloud does not know"),
    ({"StringEquals": {"events:source": "${aws:username}"}}, "a policy variable in a condition on events:source"),
    ({"Bool": {"aws:SecureTransport": "maybe"}}, "a condition Bool on aws:SecureTransport that makes no sense"),
    ({"Null": {"events:source": "perhaps"}}, "a condition Null on events:source that makes no sense"),
    ({"NumericEquals": {"aws:EpochTime": "ten"}}, "a condition NumericEquals on aws:EpochTime that makes no sense"),
    ({"DateLessThan": {"aws:CurrentTime": "9" * 40}}, "a condition DateLessThan on aws:CurrentTime that makes no"),
    ({"IpAddress": {"aws:CurrentTime": "here"}}, "a condition IpAddress on aws:CurrentTime that makes no sense"),
]
KNOWN = {"events:source": ["a"], "aws:SecureTransport": ["true"], "aws:EpochTime": ["1"], "aws:CurrentTime": [DATE]}


@pytest.mark.parametrize(("condition", "says"), NOT_UNDERSTOOD)
def test_a_condition_that_is_not_understood_does_not_allow_and_denies(condition, says):
    assert not may(allow("*", **condition), facts=KNOWN)
    assert decided(allow("*"), deny("*", **condition), facts=KNOWN).denied
    (sentence,) = obscure([allow("*", **condition)], EVERY)
    assert says in sentence


@pytest.mark.parametrize(("condition", "_"), NOT_UNDERSTOOD)
def test_it_denies_nothing_where_another_condition_does_not_hold(condition, _):
    elsewhere = {**condition, "StringLike": {"events:detail-type": "x"}}
    assert may(allow("*"), deny("*", **elsewhere), facts=KNOWN)


def test_what_a_request_says_may_make_no_sense_either():
    condition = {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}
    assert not may(allow("*", **condition), facts={"aws:SourceIp": ["somewhere"]})
    assert not may(allow("*"), deny("*", **condition), facts={"aws:SourceIp": ["somewhere"]})


def test_what_is_understood_is_not_complained_of():
    condition = {"StringEquals": {"kms:ViaService": "dynamodb.eu-central-1.amazonaws.com"}}
    own = {"StringEquals": {"aws:principalaccount": "1"}}
    assert obscure([allow("*", **condition), allow("*", **own)], OURS) == []
    assert obscure([allow("*", **own)], EVERY) == [
        "a condition on aws:principalaccount, which the local cloud does not evaluate"
    ]
