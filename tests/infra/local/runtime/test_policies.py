"""IAM decides here as it does on AWS."""

import pytest

from infra.local.deploy import TemplateError
from infra.local.runtime.policies import Policy
from tests.infra.local.runtime.hall import allow, deny

TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/test-hall-notes-1"


def may(*statements, action="dynamodb:GetItem", on=TABLE, **facts):
    found = {key.replace("__", ":"): (lambda values=values: list(values)) for key, values in facts.items()}
    return Policy(statements).decide(action, on, found).allowed


@pytest.mark.parametrize(
    ("statements", "allowed"),
    [
        ([], False),
        ([allow("dynamodb:GetItem", on=TABLE)], True),
        ([allow("DynamoDB:getitem", on=TABLE)], True),
        ([allow("dynamodb:Get*", on=TABLE)], True),
        ([allow("dynamodb:GetIte?", on=TABLE)], True),
        ([allow("*")], True),
        ([allow("dynamodb:PutItem", on=TABLE)], False),
        ([allow("dynamodb:GetItem", on=TABLE[:-1])], False),
        ([allow("dynamodb:GetItem", on=TABLE.upper())], False),
        ([allow("dynamodb:GetItem", on=[TABLE + "/index/x", TABLE[:-2] + "-*"])], True),
        ([allow("dynamodb:*"), deny("dynamodb:GetItem", on=TABLE)], False),
        ([deny("dynamodb:GetItem", on=TABLE), allow("dynamodb:*")], False),
        ([deny("dynamodb:GetItem", on=TABLE + "x"), allow("dynamodb:*")], True),
        ([{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}], True),
        ([{"Effect": "Allow", "NotAction": ["s3:*", "dynamodb:*"], "Resource": "*"}], False),
        ([{"Effect": "Allow", "Action": "*", "NotResource": TABLE}], False),
        ([{"Effect": "Allow", "Action": "*", "NotResource": TABLE + "x"}], True),
    ],
)
def test_actions_and_resources_are_matched_with_wildcards_and_a_denial_wins(statements, allowed):
    assert may(*statements) is allowed


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
        ("StringNotLike", "events:source", "h*", ["hallo"], False),
        ("ArnLike", "secretsmanager:SecretId", "arn:aws:*:*:1:x*", ["arn:aws:s:eu:1:xy"], True),
        ("ArnLike", "secretsmanager:SecretId", "arn:aws:*:x*", ["arn:aws:s:eu:1:xy"], False),
        ("Bool", "aws:SecureTransport", "true", ["true"], True),
        ("Bool", "aws:SecureTransport", "false", ["true"], False),
        ("NumericLessThanEquals", "aws:EpochTime", "10", ["9.5"], True),
        ("NumericEquals", "aws:EpochTime", "10", ["9.5"], False),
        ("DateGreaterThan", "aws:CurrentTime", "2026-01-01T00:00:00Z", ["2026-06-01T00:00:00+00:00"], True),
        ("DateLessThan", "aws:CurrentTime", "2026-01-01", ["2026-06-01T00:00:00+00:00"], False),
        ("Null", "events:source", "true", [], True),
        ("Null", "events:source", "false", [], False),
        ("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["a", "b"], ["a", "b", "a"], True),
        ("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["a"], ["a", "b"], False),
        ("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["a"], [], True),
        ("ForAnyValue:StringLike", "dynamodb:LeadingKeys", ["a#*"], ["b", "a#1"], True),
        ("ForAnyValue:StringLike", "dynamodb:LeadingKeys", ["a#*"], [], False),
        ("ForAnyValue:StringNotEquals", "dynamodb:LeadingKeys", ["a"], ["a", "b"], True),
    ],
)
def test_conditions_are_evaluated(operator, key, wanted, values, allowed):
    statement = allow("*", **{operator: {key: wanted}})
    facts = {key.lower().replace(":", "__", 1): values} if values else {}
    assert may(statement, **facts) is allowed


def test_all_conditions_of_a_statement_must_hold():
    statement = allow(
        "*", StringEquals={"events:source": "a", "events:detail-type": "b"}, Bool={"aws:SecureTransport": "true"}
    )
    facts = {"events__source": ["a"], "events__detail-type": ["b"], "aws__SecureTransport": ["true"]}
    assert may(statement, **facts)
    assert not may(statement, **{**facts, "events__source": ["c"]})


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        (
            {"StringEquals": {"aws:PrincipalTag/team": "a"}},
            "aws:PrincipalTag/team, which the local cloud does not eval",
        ),
        ({"StringMatches": {"events:source": "a"}}, "a condition StringMatches, which the local cloud does not know"),
    ],
)
def test_a_condition_that_is_not_understood_is_no_condition_that_holds(condition, says):
    with pytest.raises(TemplateError, match=says):
        Policy([allow("*", **condition)])


def test_the_decision_names_the_resource_by_which_it_was_made():
    policy = Policy([allow("s3:GetObject", on=["arn:aws:s3:::a/*", "arn:aws:s3:::a/public/*"])])
    assert policy.decide("s3:GetObject", "arn:aws:s3:::a/public/x", {}).by == "arn:aws:s3:::a/*"
