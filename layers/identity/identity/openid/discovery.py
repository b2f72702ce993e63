"""What the provider says of itself (OpenID Connect Discovery; RFC 8414), and with which keys it signs (RFC 7517)."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from identity.clients.model import ALONE, CODE, DEVICE, OPENID, REFRESH
from identity.openid.idtokens import MULTI, SINGLE


class Metadata(BaseModel):
    """Where things are, and what is supported."""

    model_config = ConfigDict(frozen=True, extra="allow")

    issuer: str = Field(examples=["https://stoa.example.com"])
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class Jwks(BaseModel, frozen=True):
    """The keys that sign, and those that did or will."""

    keys: tuple[dict[str, str], ...]


_CLAIMS = ("sub", "name", "picture", "locale", "zoneinfo", "email", "email_verified", "groups", "roles")
_ALWAYS = ("iss", "aud", "exp", "iat", "auth_time", "acr", "amr", "sid", "nonce", "at_hash")
_WAYS = ["client_secret_basic", "client_secret_post"]


def metadata(issuer: str) -> Metadata:
    """All of it, for an issuer."""
    at = f"{issuer}/api/auth"
    said: dict[str, Any] = {
        "userinfo_endpoint": f"{at}/userinfo",
        "device_authorization_endpoint": f"{at}/device",
        "introspection_endpoint": f"{at}/introspect",
        "revocation_endpoint": f"{at}/revoke",
        "end_session_endpoint": f"{at}/end-session",
        "scopes_supported": [*OPENID],
        "claims_supported": [*_CLAIMS, *_ALWAYS],
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": [CODE, REFRESH, ALONE, DEVICE],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "token_endpoint_auth_methods_supported": [*_WAYS, "none"],
        "introspection_endpoint_auth_methods_supported": _WAYS,
        "revocation_endpoint_auth_methods_supported": [*_WAYS, "none"],
        "backchannel_logout_supported": True,
        "backchannel_logout_session_supported": True,
        "code_challenge_methods_supported": ["S256"],
        "acr_values_supported": [SINGLE, MULTI],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "authorization_response_iss_parameter_supported": True,
    }
    return Metadata(
        issuer=issuer,
        authorization_endpoint=f"{at}/authorize",
        token_endpoint=f"{at}/token",
        jwks_uri=f"{at}/jwks",
        **said,
    )
