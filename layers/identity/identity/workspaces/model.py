"""What a workspace is: a company, or a part of one, with its own people, policy and looks. Pure."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from identity.accounts.model import SeenPolicy
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, Forbidden, NotFound
from kernel.plainly import spelt

Status = Literal["active", "suspended", "erasing"]
Plan = Literal["free", "team", "company"]

_RESERVED = frozenset(
    {"admin", "api", "app", "auth", "docs", "help", "ical", "jmap", "login", "mail", "new", "oauth", "root", "scim"}
    | {"sign-in", "sign-out", "status", "stoa", "support", "system", "web", "www"}
)


class NoSuchWorkspace(NotFound):
    """There is none of that name, or you are not in it."""


class SlugTaken(Conflict):
    """Another workspace has that workspace address (slug); choose another one."""

    def __init__(self, slug: str, field: str = "slug") -> None:
        super().__init__(f"another workspace has the workspace address (slug) {slug}; choose another one")
        self.field = field

    def facts(self) -> Mapping[str, object]:
        return {"errors": [{"field": self.field, "code": "taken", "detail": str(self)}]}


class Suspended(Forbidden):
    """The workspace is suspended; its administrators know why."""


class Erasing(Conflict):
    """The workspace is being erased; until then its Admins can keep it."""


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])", text) or "--" in text:
        raise ValueError("use 3 to 40 lower-case letters, digits and single hyphens")
    if text in _RESERVED:
        raise ValueError("this name is reserved; choose another one")
    return text


Slug = Annotated[str, Field(examples=["acme"]), AfterValidator(_slug)]
_DOMAIN = spelt(r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$", "this is a domain, such as example.com")
COLOUR = spelt(r"^#[0-9a-f]{6}$", "a colour is written #0a84ff, in small letters")
Domain = Annotated[str, Field(pattern=_DOMAIN, max_length=253, examples=["example.com"])]


class Policy(BaseModel):
    """What a workspace demands of those who sign in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mfa_required: bool = Field(default=False, description="Nobody signs in without a second factor or a passkey.")
    sso_only: bool = Field(default=False, description="People sign in with the company's own provider only.")
    session_days: int = Field(default=30, ge=1, le=365, description="After so many days people sign in again.")
    allowed_domains: tuple[Domain, ...] = Field(
        default=(), max_length=50, description="Who may be invited: people with addresses of these; empty: anybody."
    )


class Branding(BaseModel):
    """How a workspace looks, in letters and on its sign-in page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    logo: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$", description="The hash of an uploaded picture.")
    colour: str = Field(default="#3b5bdb", pattern=COLOUR, examples=["#3b5bdb"])
    sender_name: str | None = Field(default=None, max_length=60, examples=["Acme"])
    mail_domain: Domain | None = Field(default=None, description="A verified domain of its own, from which it writes.")


class Sender(BaseModel, frozen=True):
    """The domain from which a workspace wants to write, and whether it has shown that it is its own."""

    domain: Domain
    status: Literal["pending", "verified", "failed"] = "pending"
    dkim: tuple[str, ...] = Field(default=(), description="What its DKIM records are called.")
    begun: datetime
    claims: bool = Field(default=False, description="Whether these records make the domain the workspace's own, too.")
    bounces: Literal["pending", "verified", "failed"] | None = Field(
        default=None, description="The same of the record that says where bounces go; nothing if that was not kept yet."
    )


class Limits(BaseModel, frozen=True):
    """How much there may be."""

    people: int = 10_000
    keys: int = 500
    clients: int = 100


class Workspace(BaseModel, frozen=True):
    workspace: WorkspaceId
    modseq: int = 0
    name: str = Field(min_length=1, max_length=80, examples=["Acme"])
    slug: Slug
    status: Status = "active"
    plan: Plan = "free"
    limits: Limits = Limits()
    policy: Policy = Policy()
    policy_number: int = 1
    branding: Branding = Branding()
    locale: str = "en"
    zone: str = "UTC"
    created: datetime
    created_by: PersonId
    domains: tuple[Domain, ...] = Field(default=(), description="Mail domains that are its own.", examples=[[]])
    sender: Sender | None = Field(default=None, examples=[None])
    erased_on: datetime | None = Field(default=None, description="When it goes, unless an Admin keeps it.")

    @property
    def logo_path(self) -> str | None:
        """Where its logo is shown to everybody, if it has one."""
        return f"/api/auth/logos/{self.workspace}/{self.branding.logo}" if self.branding.logo else None

    def seen(self) -> SeenPolicy:
        """What an account remembers of the policy."""
        wanted = self.policy.model_dump(include={"mfa_required", "sso_only", "session_days"})
        return SeenPolicy(number=self.policy_number, **wanted)

    def governed(self, policy: Policy) -> Self:
        """The workspace under another policy."""
        if policy == self.policy:
            return self
        return self.model_copy(update={"policy": policy, "policy_number": self.policy_number + 1})

    def open(self) -> Self:
        """Itself, or ``Suspended``."""
        if self.status != "active":
            raise Suspended("this workspace is suspended; ask its administrators")
        return self
