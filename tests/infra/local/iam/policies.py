"""Statements, and what a policy made of them says; each where a test wants it in one line."""

from infra.local.iam import ANYBODY, Policy, fact

TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/test-hall-notes-1"
GET = "dynamodb:GetItem"


def allow(*actions, on="*", **condition):
    more = {"Condition": condition} if condition else {}
    return {"Effect": "Allow", "Action": list(actions), "Resource": on, **more}


def deny(*actions, on="*", **condition):
    return {**allow(*actions, on=on, **condition), "Effect": "Deny"}


def decided(*statements, action=GET, on=TABLE, facts=None):
    found = {key: fact(*values) for key, values in (facts or {}).items()}
    return Policy(statements).decide(action, on, found)


def may(*statements, **asked):
    return decided(*statements, **asked).allowed


def of_bucket(*statements, by=ANYBODY, action="s3:GetObject", on="arn:aws:s3:::b/public/x"):
    return Policy(statements, of_resource=True).decide(action, on, {}, by)
