"""What an order is."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["open", "closed", "draft"]
Title = Annotated[str, Field(min_length=1, max_length=80)]
Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class NewOrder(BaseModel):
    """An order that somebody places."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Title
    email: Email
    quantity: int = Field(ge=1)
    price: int = Field(ge=0)
    active: bool = True
    tags: tuple[str, ...] = Field(default=(), max_length=10)
    status: Status
    note: str | None = None


class Order(BaseModel):
    """An order that was placed."""

    model_config = ConfigDict(frozen=True)

    id: str
    modseq: int | None = None
    title: str
    email: str
    quantity: int
    price: int
    active: bool
    tags: tuple[str, ...]
    status: Status
    note: str | None
    created: datetime
