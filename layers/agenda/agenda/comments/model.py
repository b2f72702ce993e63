"""What somebody says about a task. Pure."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from agenda.sharing import NotAllowed
from kernel.callers import PersonId
from kernel.errors import NotFound

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=15_000)]


class NoSuchComment(NotFound):
    pass


class Remark(BaseModel):
    """What somebody has to say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Words = Field(examples=["The form is in the second drawer."])


class Comment(BaseModel, frozen=True):
    """What somebody said about a task."""

    comment_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])
    modseq: int = Field(default=0, description="Rises with every change; it is the ETag.", examples=[1])
    text: str = Field(examples=["The form is in the second drawer."])
    by: PersonId = Field(examples=["ada"])
    at: datetime
    edited: datetime | None = Field(default=None, description="When it was changed last.", examples=[None])
    mentions: tuple[PersonId, ...] = Field(
        default=(), description="Whom it names by `@`, of those who see the project.", examples=[["bob"]]
    )
    project_id: str = Field(default="", exclude=True)
    """In which project the task was when this was said, or said otherwise."""
    task_id: str = Field(default="", exclude=True)

    def about(self, project_id: str, task_id: str) -> Self:
        """The same about a task that is in that project by now."""
        return self.model_copy(update={"project_id": project_id, "task_id": task_id})

    def reworded(self, remark: Remark, by: PersonId, now: datetime, mentions: tuple[PersonId, ...]) -> Self:
        """The same in other words; only who said it says it otherwise."""
        if self.by != by:
            raise NotAllowed("only who said this can change it")
        if remark.text == self.text:
            return self
        return self.model_copy(update={"text": remark.text, "edited": now, "mentions": mentions})
