"""What an administrator may change about a workspace, and what of it is sensitive. Pure."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from identity.reading import Locale, Zone
from identity.workspaces.model import COLOUR, Domain, Policy, Slug, Workspace
from kernel.errors import Conflict


class NoProvider(Conflict):
    """Nobody could sign in any more: set up the company's own provider before it is the only way in."""


def _left_out(schema: dict[str, Any]) -> None:
    """What stands for a field that was left out is nothing that anybody may send."""
    schema.pop("default")


class PolicyUpdate(BaseModel):
    """What is to be demanded otherwise; what is left out stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mfa_required: bool = Field(default=False, json_schema_extra=_left_out)
    sso_only: bool = Field(default=False, json_schema_extra=_left_out)
    session_days: int = Field(default=30, ge=1, le=365, examples=[14], json_schema_extra=_left_out)
    allowed_domains: tuple[Domain, ...] = Field(default=(), max_length=50, json_schema_extra=_left_out)


def _sender_name(text: str) -> str:
    if "@" in text or "<" in text or ">" in text or not text.isprintable():
        raise ValueError("write a name without @, < and >, and on one line: people take these for an address")
    return text


SenderName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), AfterValidator(_sender_name)
]


class LooksUpdate(BaseModel):
    """How the workspace is to look; what is left out stays. Its logo and its domain are set up by themselves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    colour: str = Field(default="", pattern=COLOUR, examples=["#0b7285"], json_schema_extra=_left_out)
    sender_name: SenderName | None = Field(
        default=None, description="`null` lets letters come in the name of the workspace.", examples=["Acme People"]
    )


class WorkspaceUpdate(BaseModel):
    """What is to be otherwise; what is left out stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)] = Field(
        default="", validate_default=False, examples=["Acme"], json_schema_extra=_left_out
    )
    slug: Slug = Field(default="", validate_default=False, examples=["acme-group"], json_schema_extra=_left_out)
    locale: Locale = Field(default="", json_schema_extra=_left_out)
    zone: Zone = Field(default="", json_schema_extra=_left_out)
    branding: LooksUpdate = Field(default=LooksUpdate(), json_schema_extra=_left_out)
    policy: PolicyUpdate = Field(default=PolicyUpdate(), json_schema_extra=_left_out)


def updated(workspace: Workspace, update: WorkspaceUpdate) -> Workspace:
    """The workspace as it is to be."""
    said = _said(update)
    looks = workspace.branding.model_copy(update=_said(said.pop("branding", LooksUpdate())))
    policy = workspace.policy.model_copy(update=_said(said.pop("policy", PolicyUpdate())))
    return workspace.model_copy(update={**said, "branding": looks}).governed(Policy.model_validate(policy))


def sensitive(before: Workspace, after: Workspace) -> bool:
    """Whether whoever asks must have shown lately who they are."""
    return (before.policy, before.slug) != (after.policy, after.slug)


def changes(before: Workspace, after: Workspace) -> dict[str, str]:
    """What became otherwise, and what it is now; for the audit log."""
    old, new = dict(_leaves(before.model_dump(mode="json"))), dict(_leaves(after.model_dump(mode="json")))
    found = {name: new.get(name) for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)}
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in found.items()}


def _said(update: BaseModel) -> dict[str, Any]:
    return {name: getattr(update, name) for name in update.model_fields_set}


def _leaves(said: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in said.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{prefix}{name}.")
        elif prefix + name not in {"modseq", "policy_number"}:
            yield prefix + name, value
