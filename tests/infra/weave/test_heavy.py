"""Which functions carry the heavy layer, and why: a second of a cold start that nobody else waits for."""

from infra.catalogue import HOME, House
from infra.weave.closure import heavy, heavy_packages
from infra.weave.templates import template

STOA, PARLOUR = House(HOME), House(HOME / "tests/house")

TOKENS = {"cryptography", "jwt"}
PASSWORDS = {"argon2", "zxcvbn"}
SECRETS = {"cryptography"}
DRAWN = {"cryptography", "segno"}

MAY = {
    "callers_authorize": (TOKENS, "it believes access tokens, for everybody"),
    "tokens_introspect": (TOKENS, "it says of an access token what it is good for"),
    "tokens_revoke": (TOKENS, "it is shown access tokens"),
    "sessions_leave": (TOKENS, "it is shown ID tokens"),
    "logouts_post": (TOKENS, "as sessions_leave, for applications that post"),
    "providers_return": (TOKENS, "it believes the ID tokens of providers, and unseals what they know us by"),
    "providers_post": (TOKENS, "as providers_return, for providers that post"),
    "issuers_create": (SECRETS, "it seals the secret of a provider"),
    "issuers_update": (SECRETS, "it seals the secret of a provider"),
    "subscriptions_create": (SECRETS, "it seals the address of a calendar"),
    "subscriptions_fetch": (SECRETS, "it unseals the address of a calendar"),
    "subscriptions_get": (SECRETS, "it unseals the address of a calendar, for who put it there"),
    "subscriptions_replace": (SECRETS, "it seals the address of a calendar"),
    "accounts_register": (PASSWORDS, "somebody chooses a password"),
    "accounts_verify": (PASSWORDS, "somebody shows their password in another browser"),
    "invitations_accept": (PASSWORDS, "somebody new chooses a password"),
    "passwords_change": (PASSWORDS, "somebody chooses a password"),
    "passwords_reset": (PASSWORDS, "somebody chooses a password"),
    "sessions_begin": (PASSWORDS, "somebody shows their password"),
    "sessions_raise": (PASSWORDS | SECRETS, "somebody shows their password, a code or a passkey"),
    "factors_show": (SECRETS, "somebody shows a code, whose secret is unsealed, or a passkey"),
    "passkeys_enter": (SECRETS, "somebody shows a passkey"),
    "passkeys_register": (DRAWN, "somebody shows a new passkey"),
    "factors_enrol": (DRAWN, "somebody shows their first code or passkey"),
    "factors_offer": (DRAWN, "the secret of an app is sealed and drawn"),
    "totp_begin": (DRAWN, "the secret of an app is sealed and drawn"),
    "totp_confirm": (DRAWN, "somebody shows the first code of an app"),
}
"""What may mount it: of which packages the function has need, and for what."""


def test_the_heavy_layer_is_mounted_by_those_that_need_it_and_nobody_else():
    roots = heavy_packages(HOME / "layers/heavy/requirements.txt")
    carried = {
        function.name: set(found)
        for house in (STOA, PARLOUR)
        for function in house.all
        if (found := heavy(house, function))
    }

    assert carried == {name: needs for name, (needs, _) in MAY.items()}
    assert all(needs <= roots and why for needs, why in MAY.values())
    assert "HeavyLayer" not in template(STOA, "ops")["Parameters"]
