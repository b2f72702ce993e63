"""A project: what is to be done together, in sections, by those with whom it is shared. Pure."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, model_validator

from agenda.looks import BLUE, Color
from agenda.people.model import Colleague
from agenda.sharing import Role, Share, shared_with, standing, unshared
from agenda.sharing import person as to_person
from agenda.sharing.model import NotInTrash, without
from kernel.callers import Caller, PersonId, WorkspaceId, asked
from kernel.errors import Conflict, Invalid, NotFound
from kernel.ids import same_id

View = Literal["list", "board"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
SPOKEN = ConfigDict(frozen=True, extra="forbid")

MOST_SECTIONS = 50
KEPT = timedelta(days=30)
"""For so long a project lies in the trash."""

MOST_OF_A_PERSON = 300
"""Projects that are somebody's own."""


class NoSuchProject(NotFound):
    """There is no such project, or nobody shares it with you."""


class Archived(Conflict):
    """It is over: nothing in it changes until it is taken out of the archive."""


class BadSections(Invalid):
    """Each section has a name of its own, and an id only if the project has it already."""


class OnlyBusy(Invalid):
    """Of a project nobody sees only when people are busy: let them read it, or more."""


class InboxStays(Conflict):
    """It is where everything lands that is added without a project."""


class TooManyProjects(Conflict):
    """There are as many of them as somebody can have."""


def no_such_project() -> NoSuchProject:
    """The one answer for what is not there and what one may not know of."""
    return NoSuchProject("there is no such project, or nobody shares it with you")


class SectionSaid(BaseModel):
    """A section as it shall be: one that is there, by its id, or a new one."""

    model_config = SPOKEN

    section_id: str | None = Field(default=None, max_length=64, examples=[None])
    name: Name = Field(examples=["Waiting"])


class Section(BaseModel, frozen=True):
    """A part of a project; a column of its board."""

    section_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073111"])
    name: str = Field(examples=["Waiting"])


Sections = Annotated[tuple[SectionSaid, ...], Field(max_length=MOST_SECTIONS)]


class ProjectDraft(BaseModel):
    """A project that somebody begins."""

    model_config = SPOKEN

    name: Name = Field(examples=["Move to the new office"])
    description: Description = ""
    color: Color = BLUE
    view: View = Field(default="list", examples=["board"])
    template: StrictBool = Field(
        default=False, description="It is there to be copied; nothing in it is due for anybody."
    )
    sections: Sections = Field(default=(), examples=[[{"name": "To do"}, {"name": "Waiting"}]])


class ProjectUpdate(BaseModel):
    """What is to be different about a project; what is not said stays."""

    model_config = SPOKEN

    name: Name | None = Field(default=None, examples=["Move"])
    description: Description | None = None
    color: Color | None = None
    view: View | None = None
    template: StrictBool | None = None
    archived: StrictBool | None = Field(
        default=None, description="It is over, and out of the way; nothing in it is lost."
    )
    sections: Sections | None = Field(
        default=None, description="All of them, in their order; tasks of one that is left out are in none."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("say what is to be different")
        return self


class Project(BaseModel, frozen=True):
    """A project: the tasks in it are kept beside it."""

    project_id: str
    modseq: int = 0
    name: str
    description: str = ""
    color: str = BLUE
    view: View = "list"
    template: bool = False
    archived: bool = False
    inbox: bool = False
    """Whether it is the one that its owner has without beginning it."""
    sections: tuple[Section, ...] = ()
    owner: PersonId | None
    formerly: PersonId | None = None
    """Whose it was who left; what they owned may yet be given to somebody."""
    shares: tuple[Share, ...] = ()
    created: datetime
    trashed: datetime | None = None
    said: Mapping[str, str] = {}
    """Who changed it last, when, and where from."""

    def role(self, who: PersonId, groups: Collection[str], *, manages: bool = False) -> Role | None:
        """What somebody may do with it who is in these groups; of what is in the trash only its owner knows."""
        role = standing(self, who, groups, manages=manages)
        return None if role == "free-busy" else role

    def updated(self, update: ProjectUpdate, new_id: Callable[[], str]) -> Self:
        if self.inbox and (update.archived or update.template):
            raise InboxStays("this is your inbox: it is neither over nor a template")
        said = update.model_dump(exclude={"sections"}, exclude_none=True)
        if update.sections is not None:
            said["sections"] = sectioned(update.sections, self.sections, new_id)
        return self.model_copy(update=said)

    def shared(self, share: Share) -> Self:
        if share.role == "free-busy":
            raise OnlyBusy("of a project nobody sees only when people are busy; let them read it, or more")
        return self.model_copy(update={"shares": shared_with(self, share)})

    def unshared(self, to: str) -> Self:
        return self.model_copy(update={"shares": unshared(self, to)})

    def by(self, caller: Caller, now: datetime, before: Self) -> Self:
        """The project as the caller leaves it, if it is otherwise than before."""
        if self == before:
            return self
        whence = {name: text for name, text in asked.get()._asdict().items() if text}
        return self.model_copy(update={"said": {"by": caller.person, "at": now.isoformat(), **whence}})

    def thrown_away(self, now: datetime) -> Self:
        """The project in the trash, where it may lie already."""
        if self.inbox:
            raise InboxStays("this is your inbox: what you add without a project is put here")
        return self if self.trashed else self.model_copy(update={"trashed": now})

    def restored(self) -> Self:
        if self.trashed is None:
            raise NotInTrash("this project is not in the trash")
        return self.model_copy(update={"trashed": None})

    def over(self, now: datetime) -> bool:
        """Whether it lay in the trash for so long that it goes for good."""
        return self.trashed is not None and self.trashed <= now - KEPT

    def deserted(self, who: PersonId) -> Self:
        """The project when somebody left: what was theirs is the workspace's own, and nothing is shared with them."""
        left: dict[str, object] = {"shares": without(self.shares, to_person(who))}
        if self.owner == who:
            left |= {"owner": None, "formerly": who, "inbox": False}
        return self.model_copy(update=left)

    def given(self, to: PersonId) -> Self:
        """The project as somebody else's."""
        shares = without(self.shares, to_person(to))
        return self.model_copy(update={"owner": to, "formerly": None, "inbox": False, "shares": shares})

    def going_on(self) -> Self:
        """The project, if something in it may change."""
        if self.archived:
            raise Archived("this project is archived; take it out of the archive to change what is in it")
        return self


def inbox_of(workspace: WorkspaceId, colleague: Colleague) -> str:
    """The id of somebody's inbox. Who comes back after having left has another one."""
    stays = [str(colleague.stays)] if colleague.stays else []
    return same_id("inbox", workspace, colleague.person, *stays)


def new_inbox(workspace: WorkspaceId, colleague: Colleague, now: datetime) -> Project:
    """The inbox that everybody has, as it is in the beginning."""
    return Project(
        project_id=inbox_of(workspace, colleague), name="Inbox", inbox=True, owner=colleague.person, created=now
    )


def sectioned(
    said: tuple[SectionSaid, ...], there: tuple[Section, ...], new_id: Callable[[], str]
) -> tuple[Section, ...]:
    """The sections as they shall be: those that are there keep their ids."""
    known = {section.section_id for section in there}
    strangers = [each.section_id for each in said if each.section_id is not None and each.section_id not in known]
    names = [each.name.casefold() for each in said]
    ids = [each.section_id for each in said if each.section_id]
    if strangers or len(set(names)) < len(names) or len(set(ids)) < len(ids):
        raise BadSections("each section has a name of its own, and an id only if the project has that section already")
    return tuple(Section(section_id=each.section_id or new_id(), name=each.name) for each in said)
