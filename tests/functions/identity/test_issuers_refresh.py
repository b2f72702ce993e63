import json
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from functions.identity import issuers_delete, issuers_get, issuers_refresh
from identity.federation import asking
from kernel.aws import client
from tests.functions.identity.forger import problem, ticket_of


@pytest.fixture
def aged(cloud):
    """Let a provider not have been asked for a day."""

    def aged(workspace, issuer_id):
        key = {"pk": {"S": workspace}, "sk": {"S": issuer_id}}
        table = client("dynamodb")
        row = table.get_item(TableName="test-identity-issuers-1", Key=key)["Item"]
        said = json.loads(row["rest"]["S"]) | {"checked": (datetime.now(UTC) - timedelta(hours=25)).isoformat()}
        table.put_item(TableName="test-identity-issuers-1", Item={**row, "rest": {"S": json.dumps(said)}})

    return aged


def test_a_provider_that_turns_its_keys_and_moves_them_locks_nobody_out(
    invoke, join, issuer, forger, forged, aged, acts, monkeypatch
):
    ada = join()
    acme = issuer(ada, issuer=forger.url)
    assert ticket_of(forged(acme))
    new = ec.generate_private_key(ec.SECP256R1())
    forger.keys = [{**json.loads(ECAlgorithm.to_jwk(new.public_key())), "kid": "three"}]
    forger.jwks, forger.moved = "/other-jwks", "/jwks_uri"
    forger.token = lambda claims: jwt.encode(claims, new, "ES256", headers={"kid": "three"})
    monkeypatch.setattr(asking, "AGAIN", 0.0)
    assert problem(forged(acme)) == "provider-unreachable"

    invoke(issuers_refresh)
    assert problem(forged(acme)) == "provider-unreachable", "it was asked a moment ago, when it was set up"
    aged(ada.workspace, acme)
    invoke(issuers_refresh)

    assert ticket_of(forged(acme))
    shown = invoke(issuers_get, caller=ada.powers, issuer_id=acme).json
    assert shown["metadata"]["jwks_uri"] == f"{forger.url}/other-jwks"
    act = acts()[-1]
    assert (act["actor"], act["action"], act["details"]) == ("clock", "issuer.refresh", {"of": "jwks_uri"})
    assert datetime.fromisoformat(shown["checked"]) > datetime.now(UTC) - timedelta(hours=1)


def test_a_provider_that_says_nothing_or_is_gone_stays_as_it_was(invoke, join, issuer, forger, aged, acts):
    ada = join()
    acme, other = issuer(ada, issuer=forger.url), issuer(ada, issuer=forger.url)
    invoke(issuers_delete, caller=ada.powers, issuer_id=other)
    before = invoke(issuers_get, caller=ada.powers, issuer_id=acme).json["metadata"]
    aged(ada.workspace, acme)
    forger.more = {"response_types_supported": 5}
    invoke(issuers_refresh)
    forger.silent = True

    invoke(issuers_refresh)

    assert invoke(issuers_get, caller=ada.powers, issuer_id=acme).json["metadata"] == before
    assert "issuer.refresh" not in {act["action"] for act in acts()}
