"""IAM decides here as it does on AWS."""

import pytest

from infra.local.iam import Malformed, Policy, listed, obscure
from tests.infra.local.iam.policies import GET, TABLE, allow, decided, deny, may


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
        ([allow("dynamodb:Get[A-Z]*", on=TABLE)], False),
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
        ([allow("*"), {"Effect": "Deny", "NotAction": "s3:*", "Resource": "*"}], False),
        ([allow("*"), {"Effect": "Deny", "Action": "*", "NotResource": TABLE}], True),
    ],
)
def test_actions_and_resources_are_matched_with_wildcards_and_a_denial_wins(statements, allowed):
    assert may(*statements) is allowed


def test_the_decision_names_the_resource_by_which_it_was_made():
    two = allow("s3:GetObject", on=["arn:aws:s3:::a/*", "arn:aws:s3:::a/public/*"])
    found = decided(two, action="s3:GetObject", on="arn:aws:s3:::a/public/x")
    assert (found.allowed, found.by) == (True, "arn:aws:s3:::a/*")


def test_a_wildcard_spans_lines_and_so_does_a_denial():
    assert not may(allow("*"), deny("*", on="arn:aws:s3:::a/*"), on="arn:aws:s3:::a/x\ny")


def test_what_is_denied_is_told_from_what_nobody_allows():
    assert decided(deny(GET)).denied
    assert not decided(allow("s3:*")).denied
    assert not decided(allow(GET)).denied


VARIABLE = "arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/team}-*"


def test_a_policy_variable_in_a_resource_fails_closed():
    assert not may(allow(GET, on=VARIABLE))
    assert may(allow(GET, on=[VARIABLE, TABLE]))  # the other name says enough
    assert not may(allow("*"), deny(GET, on=VARIABLE))
    assert may(allow("*"), deny("s3:*", on=VARIABLE))
    assert not may({"Effect": "Allow", "Action": "*", "NotResource": VARIABLE})
    assert obscure([allow(GET, on=VARIABLE)], ()) == [
        "a policy variable in a resource, which the local cloud does not fill in"
    ]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ({"Action": "*", "Resource": "*"}, "a statement of a policy allows or denies"),
        ({"Effect": "allow", "Action": "*", "Resource": "*"}, "a statement of a policy allows or denies"),
        ({"Effect": ["Allow"], "Action": "*", "Resource": "*"}, "a statement of a policy allows or denies"),
        ({"Effect": "Allow", "Resource": "*"}, "either Action or NotAction"),
        ({"Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*"}, "either Action or NotAction"),
        ({"Effect": "Allow", "Action": "*"}, "either Resource or NotResource"),
        ({"Effect": "Allow", "Action": "*", "Resource": {"Ref": "Table"}}, "Resource of a policy's statement is text"),
        ({"Effect": "Allow", "Action": [7], "Resource": "*"}, "Action of a policy's statement is text"),
        ({**allow("*"), "Condition": ["x"]}, "a condition of a policy is an operator with keys"),
        ({**allow("*"), "Condition": {"Bool": "x"}}, "a condition of a policy is an operator with keys"),
        ({**allow("*"), "Principal": "*"}, "only the policy of a resource says whom it is about"),
    ],
)
def test_what_iam_would_not_take_is_no_policy(statement, says):
    with pytest.raises(Malformed, match=says):
        Policy([statement])


@pytest.mark.parametrize("document", [None, "x", [], {}, {"Statement": "x"}, {"Statement": [allow("*"), "x"]}])
def test_a_document_without_statements_is_no_policy(document):
    with pytest.raises(Malformed, match="a policy has statements"):
        listed(document)


def test_a_document_may_have_one_statement_without_a_list():
    assert listed({"Statement": allow("*")}) == listed({"Statement": [allow("*")]}) == [allow("*")]
