"""What people do with their second factors, as they do it: with an app that counts, and with a device that signs."""

import re
import time

import pyotp
import pytest

from functions.identity import (
    passkeys_ask,
    passkeys_offer,
    passkeys_register,
    totp_begin,
    totp_confirm,
)
from identity.accounts.table import AccountTable
from kernel.aws import client
from tests.layers.identity.passkeys.device import Device

ORIGIN = "http://localhost:8000"


class App:
    """An authenticator app."""

    def __init__(self, secret):
        self._codes = pyotp.TOTP(secret)
        self._step = 0

    def code(self):
        """A code that counts and was not used: when there is none left, the app waits no half minutes."""
        self._step += 1
        return self._codes.at(time.time() + 30 * (self._step - 2))


def bound(answer):
    """The header of the browser that was asked."""
    return {"cookie": next(each for each in answer.cookies if each.startswith("__Host-state=")).partition(";")[0]}


@pytest.fixture
def with_app(invoke):
    """Let somebody who is signed in set up an authenticator app."""

    def with_app(somebody):
        offer = invoke(totp_begin, caller=somebody.caller).json
        app = App(offer["secret"])
        answer = invoke(totp_confirm, caller=somebody.caller, body={"setup": offer["setup"], "code": app.code()})
        app.recovery_codes = answer.json["recovery_codes"]
        return app

    return with_app


@pytest.fixture
def add_passkey(invoke):
    """Let somebody who is signed in register a passkey."""

    def add_passkey(somebody, name="Blue key", **kind):
        asked, device = invoke(passkeys_offer, caller=somebody.caller), Device(**kind)
        body = {"answer": device.create(asked.json, ORIGIN), "name": name}
        answer = invoke(passkeys_register, caller=somebody.caller, body=body, headers=bound(asked))
        device.passkey_id, device.recovery_codes = answer.json["passkey_id"], answer.json["recovery_codes"]
        return device

    return add_passkey


@pytest.fixture
def show(invoke):
    """Ask for a passkey and show it: what to send, and the header to send it with."""

    def show(device, **changes):
        asked = invoke(passkeys_ask)
        return device.get(asked.json, ORIGIN, **changes), bound(asked)

    return show


@pytest.fixture
def long_ago(cloud):
    """Let somebody have signed in an hour ago."""

    def long_ago(somebody):
        client("dynamodb").update_item(
            TableName="test-identity-sessions-1",
            Key={"pk": {"S": f"{somebody.workspace}#{somebody.person}"}, "sk": {"S": somebody.session}},
            UpdateExpression="SET auth_time = :then",
            ExpressionAttributeValues={":then": {"N": str(int(time.time()) - 3600)}},
        )

    return long_ago


@pytest.fixture
def showed(cloud):
    """Let somebody's session say that they showed these when they signed in."""

    def showed(somebody, *amr):
        client("dynamodb").update_item(
            TableName="test-identity-sessions-1",
            Key={"pk": {"S": f"{somebody.workspace}#{somebody.person}"}, "sk": {"S": somebody.session}},
            UpdateExpression="SET amr = :amr",
            ExpressionAttributeValues={":amr": {"L": [{"S": each} for each in amr]}},
        )

    return showed


@pytest.fixture
def deeds(cloud):
    """What was noted of a workspace, the oldest first."""

    def deeds(workspace):
        answer = client("dynamodb").query(
            TableName="test-identity-acts-1",
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": workspace}},
        )
        return [re.search(r'"action":"([^"]+)"', row["act"]["S"]).group(1) for row in answer["Items"]]

    return deeds


@pytest.fixture
def seen(cloud):
    """Let somebody's account know that their workspace demands a second factor, as it does after they sign in anew."""

    def seen(somebody):
        table = AccountTable()
        account = table.get(somebody.person)
        home = account.memberships[-1]
        strict = home.model_copy(update={"policy": home.policy.model_copy(update={"mfa_required": True})})
        table.change(somebody.person, lambda found: found.joined(strict))

    return seen
