"""What a member is: a person in a workspace, and what they may do there. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, computed_field

from identity.addresses import EmailAddress
from identity.avatars.shown import address
from identity.reading import Locale, Zone
from identity.roles.model import ADMIN
from kernel.callers import PersonId
from kernel.errors import Conflict, Forbidden, Invalid, NotFound

Status = Literal["active", "deactivated"]
RoleName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,64}$")]
Beginning = Annotated[str, StringConstraints(to_lower=True, min_length=1, max_length=254)]
NameBeginning = Annotated[
    Beginning | None,
    Field(description="How the name begins, or any word of it; capitals and accents do not matter."),
]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class NoSuchMember(NotFound):
    """Nobody like that is in this workspace."""


class LastAdmin(Conflict):
    """A workspace keeps at least one active Admin; make somebody else one first."""


class WorkspaceFull(Conflict):
    """There are as many people in the workspace as its plan allows."""


class Deactivated(Forbidden):
    """An administrator of the workspace has closed the door to this person."""


class NoSuchHeir(Conflict):
    """Whoever is to have it must be somebody else, who is active in this workspace."""


class Handed(BaseModel, frozen=True):
    """To whom all that somebody owned was given, and when."""

    to: PersonId
    at: datetime


class Provisioned(BaseModel, frozen=True):
    """What a directory says of somebody, beyond what has a place of its own here."""

    user_name: str
    profile: Mapping[str, Any] = {}

    @property
    def addresses(self) -> frozenset[str]:
        """The e-mail addresses in it, in lower case."""
        return frozenset(each["value"].casefold() for each in self.profile.get("emails", ()))


class Member(BaseModel, frozen=True):
    person: PersonId
    modseq: int = 0
    email: EmailAddress
    name: str = Field(min_length=1, max_length=100, examples=["Ada Lovelace"])
    role: str = Field(examples=["member"])
    groups: tuple[str, ...] = ()
    status: Status = "active"
    title: str | None = Field(default=None, max_length=100)
    locale: str = "en"
    zone: str = "UTC"
    avatar: str | None = Field(default=None, exclude=True)
    external_id: str | None = None
    joined: datetime
    reactivated: datetime | None = Field(default=None, description="When the person was last let in again.")
    handed: Handed | None = Field(default=None, description="To whom all that the person owned was given.")

    provisioned: Provisioned | None = Field(default=None, exclude=True, repr=False)
    changed: datetime | None = Field(default=None, exclude=True)

    @computed_field(  # type: ignore[prop-decorator]  # mypy knows of no decorator above a property
        description="Where the person's picture is, if they have one.", examples=[None]
    )
    @property
    def picture(self) -> str | None:
        return address(self.person, self.avatar)

    @property
    def admin(self) -> bool:
        """Whether the workspace can be administered by this person alone."""
        return self.role == ADMIN and self.status == "active"

    @property
    def let_in(self) -> datetime:
        """Since when the person has been in without a break: no session is older."""
        return self.reactivated or self.joined

    @property
    def standing(self) -> str:
        """``active#admin``."""
        return f"{self.status}#{self.role}"

    def updated(self, update: "PersonUpdate") -> Self:
        """The member with what an update says, and what it does not say as it was."""
        return self.model_copy(update={name: getattr(update, name) for name in update.model_fields_set})

    def deactivated(self) -> Self:
        return self.model_copy(update={"status": "deactivated"})

    def let_in_again(self, now: datetime) -> Self:
        if self.status == "active":
            return self
        return self.model_copy(update={"status": "active", "reactivated": now})

    def gave(self, handed: Handed) -> Self:
        return self.model_copy(update={"handed": handed})


def _left_out(schema: dict[str, Any]) -> None:
    """What stands for a field that was left out is nothing that anybody may send."""
    schema.pop("default")


class PersonUpdate(BaseModel):
    """What is to be otherwise; what is left out stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(default="", examples=["Ada King"], validate_default=False, json_schema_extra=_left_out)
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)] | None = Field(
        default=None, description="`null` takes it away.", examples=["Countess"]
    )
    locale: Locale = Field(default="", json_schema_extra=_left_out)
    zone: Zone = Field(default="", json_schema_extra=_left_out)
    role: RoleName = Field(default="", examples=["lead"], json_schema_extra=_left_out)


class Heir(BaseModel):
    """Who is to have all that somebody owns."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: str = Field(pattern=r"^[0-9a-f-]{36}$", examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])


class Sieve(NamedTuple):
    """Which people are wanted; nothing: all."""

    status: Status | None = None
    role: str | None = None
    email: str | None = None
    """What the address begins with."""
    name: str | None = None
    """What the name, or a word of it, begins with."""

    @property
    def standing(self) -> str:
        """What the standing is, or begins with. A role alone means those who have it and are active."""
        return f"{self.status or 'active'}#{self.role or ''}"

    def checked(self) -> Self:
        """Itself, or ``Invalid``: people are found by their address, their name, or by how they stand."""
        if (self.email is not None) + (self.name is not None) + bool(self.status or self.role) > 1:
            raise Invalid("ask by email, or by name, or by status and role, but by one of them only")
        return self
