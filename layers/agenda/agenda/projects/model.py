"""A project: what is to be done together, in sections, by those with whom it is shared. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal, NewType, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kernel.callers import PersonId
from kernel.errors import Conflict, NotFound

ProjectId = NewType("ProjectId", str)
View = Literal["list", "board"]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
About = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Colour = Annotated[
    str, StringConstraints(pattern=r"^#[0-9a-f]{6}$"), Field(description="As CSS has it.", examples=["#3f7d58"])
]

MOST_SECTIONS = 50
SPOKEN = ConfigDict(frozen=True, extra="forbid")


class NoSuchProject(NotFound):
    pass


class NoSuchSection(NotFound):
    pass


class TooManySections(Conflict):
    """A project has so many sections, and no more."""


class SectionNameTaken(Conflict):
    """Another section of the project is called that, and nobody could tell them apart."""


class SectionDraft(BaseModel):
    model_config = SPOKEN

    name: Name = Field(examples=["Waiting"])


class SectionUpdate(BaseModel):
    """What changes about a section; ``place`` is where it stands among the others, from 0."""

    model_config = SPOKEN

    name: Name | None = None
    place: int | None = Field(default=None, ge=0, lt=MOST_SECTIONS, examples=[0])


class Section(BaseModel, frozen=True):
    """A part of a project; a column of its board."""

    section_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073111"])
    name: str = Field(examples=["Waiting"])


class ProjectDraft(BaseModel):
    """A project that somebody begins."""

    model_config = SPOKEN

    name: Name = Field(examples=["Move to the new office"])
    about: About = ""
    colour: Colour = "#5b6b7b"
    view: View = "list"
    template: bool = Field(default=False, description="It is there to be copied.")
    sections: tuple[Name, ...] = Field(default=(), max_length=MOST_SECTIONS, examples=[["To do", "Waiting"]])


class ProjectUpdate(BaseModel):
    """What changes about a project; what is left out stays."""

    model_config = SPOKEN

    name: Name | None = None
    about: About | None = None
    colour: Colour | None = None
    view: View | None = Field(default=None, examples=["board"])
    template: bool | None = None
    archived: bool | None = Field(default=None, description="It is over, and out of the way; nothing in it is lost.")


def titled(sections: Sequence[Section], section: Section) -> None:
    """Raise ``SectionNameTaken`` if another section is called so."""
    if any(it.name.casefold() == section.name.casefold() and it.section_id != section.section_id for it in sections):
        raise SectionNameTaken(f"there is a section {section.name} already")
