"""Whatever answers with a secret says so at its door: such answers are never packed, since their length would tell."""

import re

from infra.catalogue import House
from kernel.doors import HttpDoor
from tests.journeys.asking import DESCRIPTION, fields_of

SECRET = re.compile(
    r"token|secret|ticket|setup|(recovery|device|user)_codes?|key|drawing|otpauth|password|code_verifier"
)

OPEN = {
    "password_set": "a day",
    "secrets": "of a client: when each was made and when it ends, and never one",
    "token_endpoint": "an address",
    "token_type": "a word",
    "passkey": "what a device is asked, which is no secret",
    "passkeys": "how many there are, or what each is called",
    "passkey_id": "the name of a passkey",
    "pubKeyCredParams": "a list of algorithms",
    "key_id": "the name of a key",
    "keys": "the public halves of those that sign",
    "recovery_codes": "of factors_list: how many are left",
}
"""What is called like a secret and is none; ``recovery_codes`` only where it is a number."""

PAGES = ("create", "get", "list", "show", "update")
NAMES = {"identity.audit_list": {"key"}, **{f"agenda.pages_{verb}": {"key"} for verb in PAGES}}
"""Where it is only a name: with which key something was done, by its id; what a question of a page is called."""


def secrets_in(operation):
    """The fields of its answers that hold something nobody else may know."""
    answers = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
    found = {}
    for answer in answers:
        for content in answer.get("content", {}).values():
            found |= dict(fields_of(content.get("schema", {})))
    numbers = {name for name, schema in found.items() if schema.get("type") == "integer"}
    return {name for name in found if SECRET.search(name)} - (OPEN.keys() - {"recovery_codes"}) - numbers


def test_every_door_that_answers_with_a_secret_says_so():
    described = {said["operationId"]: said for each in DESCRIPTION["paths"].values() for said in each.values()}
    doors = {each.operation: each.door for each in House().all if isinstance(each.door, HttpDoor)}

    told = {name: secrets_in(said) - NAMES.get(name, set()) for name, said in described.items()}

    assert told["identity.sessions_begin"] >= {"access_token", "refresh_token", "ticket"}
    assert {name: sorted(found) for name, found in told.items() if found and not doors[name].secret} == {}
