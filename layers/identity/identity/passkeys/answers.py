"""What a browser sends back: ``PublicKeyCredential.toJSON()``, of which nothing is believed yet.

The names are the standard's. Fields that browsers add and nobody here needs are let pass.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

LONGEST_ATTESTATION = 48 * 1024

_Base64Url = Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=1364)
_ID = "dqFTLy5t1-JyVMbgf6IuxMTze7CII_McgqOamwWXybk"

CredentialId = Annotated[str, _Base64Url, Field(examples=[_ID])]
ClientData = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=5462, examples=["eyJ0eXBlIjoid2ViYXV0aG4iLCJ9"])
]
"""What it may be long is as ``clientdata`` and ``authenticator`` have it, in base64url."""


class _Json(BaseModel):
    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True, defer_build=True)


class AttestationResponse(_Json):
    client_data_json: ClientData = Field(alias="clientDataJSON")
    attestation_object: str = Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=65536, examples=["o2NmbXRkbm9uZQ"])
    transports: tuple[Annotated[str, Field(max_length=32)], ...] = Field(
        default=(), max_length=16, examples=[["internal", "hybrid"]]
    )


class AssertionResponse(_Json):
    client_data_json: ClientData = Field(alias="clientDataJSON")
    authenticator_data: str = Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=21846, examples=["SZYN5YgOjGh0NBcPZHZgWw"])
    signature: str = Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=1366, examples=["MEUCIQDEmTdmdhW2i80EQg"])
    user_handle: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_-]*$", max_length=86, examples=["MDE5MmQzYzQ"])


class RegistrationAnswer(_Json):
    """What ``navigator.credentials.create`` came to."""

    id: CredentialId
    raw_id: CredentialId
    type: str = Field(pattern="^public-key$", examples=["public-key"])
    response: AttestationResponse
    client_extension_results: dict[str, Any] = Field(default_factory=dict, max_length=32)

    @property
    def discoverable(self) -> bool | None:
        """Whether the browser says that the passkey is found without naming it."""
        properties = self.client_extension_results.get("credProps")
        found = properties.get("rk") if isinstance(properties, dict) else None
        return found if isinstance(found, bool) else None


class AssertionAnswer(_Json):
    """What ``navigator.credentials.get`` came to."""

    id: CredentialId
    raw_id: CredentialId
    type: str = Field(pattern="^public-key$", examples=["public-key"])
    response: AssertionResponse
