import jwt

from functions.identity import jwks_show, signing_turn
from identity.signing.model import SIGNS_FOR
from identity.signing.table import KeyringTable


def test_shows_the_keys_that_sign_and_no_private_half(invoke, join):
    ada = join()

    said = invoke(jwks_show)

    (key,) = said.json["keys"]
    assert set(key) == {"kty", "crv", "x", "y", "kid", "use", "alg"}
    assert key["kid"] == jwt.get_unverified_header(ada.access_token)["kid"]
    assert said.headers["Cache-Control"] == "public, max-age=300"


def test_a_key_is_shown_before_it_signs(invoke, join, cold):
    join()
    ring = KeyringTable().get()
    old = ring.keys[0].model_copy(update={"since": ring.keys[0].since - SIGNS_FOR})
    assert KeyringTable().replace(ring.model_copy(update={"number": ring.number + 1, "keys": (old,)}))
    invoke(signing_turn)
    cold()

    assert len(invoke(jwks_show).json["keys"]) == 2
