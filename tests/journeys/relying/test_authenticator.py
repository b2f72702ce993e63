"""Passkeys as a browser makes and shows them that was written by others: Nikkei's ``nid-webauthn-emulator``."""

from infra.local.environment import origin
from tests.passwords import PASSWORD


def test_a_passkey_of_an_authenticator_that_others_wrote_is_kept_and_shown_everywhere(node, ada, here):
    said = {"here": here, "origin": origin(8000), "email": "ada@example.com", "password": PASSWORD}

    found = node("authenticator.mjs", {**said, "authorization": ada.headers["Authorization"]})

    assert found["passkey"] | {"name": "Emulated key", "transports": ["usb"], "backed_up": True} == found["passkey"]
    assert len(found["passkey"]["recovery_codes"]) == 10
    assert found["needed"] is None
    assert found["alone"]["person"] == found["second"]["person"] == ada.get(f"{here}/api/auth/me").json()["person"]
    assert found["raised"] == ["pwd", "swk", "user", "mfa"]
    assert found["oneOnly"] == "NotAllowedError"
    assert found["elsewhere"] == [[422, "passkey-unusable"], [401, "passkey-refused"]]
    assert found["again"] == [[403, "unknown-state"]] * 3
    assert found["unverified"] == [401, "passkey-refused"]
