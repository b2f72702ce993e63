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

    def reworded(self, remark: Remark, by: PersonId, now: datetime) -> Self:
        """The same in other words; only who said it says it otherwise."""
        if self.by != by:
            raise NotAllowed("only who said this can change it")
        return self if remark.text == self.text else self.model_copy(update={"text": remark.text, "edited": now})
