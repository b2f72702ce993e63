"""What is shown to the authorizer, and how: a WebSocket that opens, tokens that are nearly good."""

import json

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from functions.identity import callers_authorize, keys_issue
from identity.callers import programs, service
from identity.signing.model import decoded, encoded
from identity.tickets import tickets
from kernel.aws import client

ROUTE = "arn:aws:execute-api:eu-central-1:000000000000:a1b2c3d4e5/live/$connect"


def connects(invoke, credential=None, *tickets):
    """What is said of a WebSocket that opens, if it is asked as API Gateway asks."""
    headers = {"Host": "live", "Sec-WebSocket-Version": "13"}
    headers |= {"Authorization": f"Bearer {credential}"} if credential else {}
    asked = {"type": "REQUEST", "methodArn": ROUTE, "headers": headers, "requestContext": {"routeKey": "$connect"}}
    query = {"multiValueQueryStringParameters": {"ticket": list(tickets)}} if tickets else {}
    return invoke(callers_authorize, event={**asked, **query}).payload


def forged(somebody):
    """Tokens that were changed, that somebody else signed, or that are for something else."""
    head, body, signature = somebody.access_token.split(".")
    claims = json.loads(decoded(body))
    other = encoded(json.dumps({**claims, "sub": "somebody-else"}).encode())
    plain = encoded(json.dumps({"alg": "none", "typ": "at+jwt"}).encode())
    kid = json.loads(decoded(head))["kid"]
    keyed = jwt.encode(claims, "x" * 64, algorithm="HS256", headers={"typ": "at+jwt", "kid": kid})
    own = ec.generate_private_key(ec.SECP256R1())
    return [
        f"{head}.{other}.{signature}",
        f"{plain}.{body}.",
        keyed,
        jwt.encode(claims, own, algorithm="ES256", headers={"typ": "at+jwt", "kid": kid}),
        jwt.encode(claims, own, algorithm="ES256", headers={"typ": "at+jwt", "kid": "unknown"}),
        f"{head}.{body}",
        somebody.refresh_token,
    ]


def lasts(somebody, until):
    """Let their session end then."""
    client("dynamodb").update_item(
        TableName="test-identity-sessions-1",
        Key={"pk": {"S": f"{somebody.workspace}#{somebody.person}"}, "sk": {"S": somebody.session}},
        UpdateExpression="SET expires = :until",
        ExpressionAttributeValues={":until": {"N": str(until)}},
    )


@pytest.fixture
def every_time(monkeypatch):
    """Let the authorizer remember nobody, as after half a minute."""
    monkeypatch.setattr(service, "MEMORY", -1)
    monkeypatch.setattr(programs, "MEMORY", -1)


@pytest.fixture
def pass_for(cloud):
    """A ticket for a WebSocket, as ``tickets_issue`` gives it to somebody."""
    return lambda somebody: tickets().issue("socket", somebody.workspace, somebody.powers)


@pytest.fixture
def key(invoke):
    """A key of the first set-up, of which ``more`` may be said."""

    def issue(**more):
        wanted = {"workspace": "acme", "person": "ada", "scopes": ["ops:read"], **more}
        return invoke(keys_issue, event={"caller": None, "request": wanted}).payload["answer"]["key"]

    return issue
