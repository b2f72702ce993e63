"""What the doors of SCIM have in common: whose directory it is, what may be asked, and how refusals are worded."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from identity.scim import errors
from identity.scim.directory import Directory
from identity.scim.errors import MEDIA_TYPE, NoSuchResource
from identity.scim.messages import refused
from identity.scim.service import Scim
from identity.scim.urns import ERROR
from kernel.answers import Answer
from kernel.callers import Caller
from kernel.errors import Refusal
from kernel.manners import Manner
from kernel.settings import ORIGIN

if TYPE_CHECKING:
    from identity.scim.discovery import Discovery

Said = dict[str, list[str]]


class Worded(Manner):
    """Refusals as RFC 7644, 3.12 has them."""

    media_type = MEDIA_TYPE
    name = "ScimError"
    schema: Mapping[str, object] = {
        "type": "object",
        "title": "ScimError",
        "description": "What was refused, and why (RFC 7644, 3.12).",
        "required": ["schemas", "status"],
        "properties": {
            "schemas": {"type": "array", "items": {"const": ERROR}},
            "status": {"type": "string"},
            "detail": {"type": "string"},
            "scimType": {"type": "string"},
        },
    }

    def document(self, refusal: Refusal) -> Mapping[str, object]:
        return errors.document(refusal)

    def status(self, refusal: Refusal) -> int:
        return errors.status(refusal)

    def headers(self, refusal: Refusal) -> Mapping[str, str]:
        return errors.headers(refusal)


MANNER = Worded()


class Wanted(BaseModel):
    """What of a resource is wanted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    attributes: str | None = Field(default=None, max_length=4000, description="These, and what always comes.")
    excludedAttributes: str | None = Field(default=None, max_length=4000, description="Not these.")  # noqa: N815 - SCIM's

    def said(self) -> Said:
        """As the query said it."""
        return {name: [value] for name, value in self.model_dump(exclude_none=True).items()}


class Whole(BaseModel):
    """What we support is told as a whole: whoever filters it is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    filter: str | None = Field(default=None, max_length=4000)


class ListQuery(Wanted):
    """Which resources are wanted, in which order, and what of each."""

    filter: str | None = Field(default=None, max_length=4000, examples=['userName eq "ada@example.com"'])
    sortBy: str | None = Field(default=None, max_length=200)  # noqa: N815 - SCIM's
    sortOrder: str | None = Field(default=None, max_length=20)  # noqa: N815 - SCIM's
    startIndex: str | None = Field(default=None, max_length=20, description="The first is 1.")  # noqa: N815 - SCIM's
    count: str | None = Field(default=None, max_length=20, description="At most 200.")


def served(caller: Caller, workspace: str) -> str:
    """The address under which the caller's workspace is served; of any other there is nothing to be seen."""
    if workspace != caller.workspace:
        raise NoSuchResource("there is no resource of that id")
    return f"{ORIGIN}/scim/v2/{workspace}"


class NotImplementedHere(Refusal):
    """A directory speaks for everybody, and is nobody here itself (RFC 7644, 3.11)."""

    status = 501
    title = "This is not offered here"


def described(caller: Caller, workspace: str) -> "Discovery":
    """What the caller's workspace supports."""
    from identity.scim.discovery import Discovery

    return Discovery(served(caller, workspace))


def nobody(caller: Caller, workspace: str) -> Answer:
    """What is answered to whoever asks for themselves."""
    served(caller, workspace)
    return refused(NotImplementedHere("a directory speaks for everybody; there is no Me here"))


class Doors:
    """Who answers the requests of workspaces' directories."""

    def __init__(self) -> None:
        from identity.provisioning.group_table import ProvisionedGroupTable
        from identity.provisioning.table import ProvisionedTable

        self._people, self._groups = ProvisionedTable(), ProvisionedGroupTable()

    def of(self, caller: Caller, workspace: str) -> Scim:
        """The one of the caller's workspace."""
        from identity.provisioning.groups import ProvisionedGroups
        from identity.provisioning.people import ProvisionedPeople

        base = served(caller, workspace)
        people, groups = ProvisionedPeople(caller, self._people), ProvisionedGroups(caller, self._groups)
        return Scim(Directory(people, groups), base)
