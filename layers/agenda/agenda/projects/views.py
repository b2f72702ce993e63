"""A project as somebody sees it: with what they may do. Pure."""

from datetime import datetime

from pydantic import BaseModel, Field

from agenda.projects.model import Project, Section, View
from agenda.sharing import Role, Share, allows
from agenda.shelves.model import Preferences, Shelved
from kernel.callers import PersonId


class ProjectView(BaseModel, frozen=True):
    """A project as the caller sees it."""

    project_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(description="Rises with every change; it is the ETag.", examples=[1])
    name: str = Field(examples=["Move to the new office"])
    description: str = Field(examples=[""])
    color: str = Field(examples=["#0b8043"])
    view: View = Field(examples=["board"])
    template: bool
    archived: bool
    inbox: bool = Field(default=False, description="Whether it is its owner's inbox, which stays.", examples=[False])
    sections: tuple[Section, ...]
    owner: PersonId | None = Field(description="Whose it is; `null`: the workspace's own.", examples=["ada"])
    shares: tuple[Share, ...] | None = Field(
        description="With whom it is shared; `null` where that is not yours to say.",
        examples=[[{"to": "workspace", "role": "write"}]],
    )
    created: datetime
    trashed: datetime | None = Field(description="Since when it is in the trash.", examples=[None])
    role: Role = Field(description="What you may do with it.", examples=["admin"])
    preferences: Preferences | None = Field(
        default=None, description="How you like to see it; `null`: you have not said, or were not asked."
    )


def view(project: Project, role: Role, shelved: Shelved | None = None) -> ProjectView:
    """The project as somebody with that role sees it."""
    said = {name: getattr(project, name) for name in ProjectView.model_fields.keys() & Project.model_fields.keys()}
    preferences = None
    if shelved is not None:
        preferences = Preferences(**{name: getattr(shelved, name) for name in Preferences.model_fields})
    shares = project.shares if allows(role, "admin") else None
    return ProjectView(**{**said, "shares": shares}, role=role, preferences=preferences)


class ProjectTrash(BaseModel, frozen=True):
    """The projects in the trash."""

    items: tuple[ProjectView, ...]
