"""Whom the policy of a resource is about."""

import pytest

from infra.local.iam import ANYBODY, Asker, Malformed, Policy, obscure
from tests.infra.local.iam.policies import of_bucket

ACCOUNT = "000000000000"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/edge"
SOMEBODY, EDGE = Asker(ACCOUNT), Asker(ACCOUNT, ROLE)
CLOUDFRONT = Asker(service="cloudfront.amazonaws.com")
READ = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/public/*"}


@pytest.mark.parametrize(
    ("principal", "included"),
    [
        ("*", [ANYBODY, SOMEBODY, EDGE]),
        ({"AWS": "*"}, [ANYBODY, SOMEBODY, EDGE]),
        ({"AWS": ACCOUNT}, [SOMEBODY, EDGE]),
        ({"AWS": [f"arn:aws:iam::{ACCOUNT}:root"]}, [SOMEBODY, EDGE]),
        ({"AWS": ROLE}, [EDGE]),
        ({"AWS": "arn:aws:iam::*:role/edge"}, []),
        ({"AWS": ""}, []),
        ({"Service": "cloudfront.amazonaws.com"}, [CLOUDFRONT]),
        ({"Service": "lambda.amazonaws.com", "AWS": ROLE}, [EDGE]),
        ({"Service": ""}, []),
        ({"Federated": "accounts.google.com"}, []),
        ({"CanonicalUser": "*"}, []),
    ],
)
def test_a_statement_is_about_those_it_names_and_with_not_about_all_others(principal, included):
    askers = [ANYBODY, SOMEBODY, EDGE, CLOUDFRONT]
    if principal in ("*", {"AWS": "*"}):
        included = askers
    assert [one for one in askers if of_bucket({**READ, "Principal": principal}, by=one).allowed] == included
    denied = [one for one in askers if of_bucket({**READ, "Effect": "Deny", "NotPrincipal": principal}, by=one).denied]
    assert denied == [one for one in askers if one not in included]


@pytest.mark.parametrize("principal", [None, "nobody", {}, [], {"Who": "*"}, {"AWS": {"Ref": "Role"}}, {"AWS": [1]}])
def test_a_principal_is_everybody_or_names_by_their_kinds(principal):
    with pytest.raises(Malformed, match="is \\* or names by their kinds"):
        Policy([{**READ, "Principal": principal}], of_resource=True)


def test_the_policy_of_a_resource_says_whom_it_is_about():
    for statement in (READ, {**READ, "Principal": "*", "NotPrincipal": "*"}):
        with pytest.raises(Malformed, match="either Principal or NotPrincipal"):
            obscure([statement], (), of_resource=True)
