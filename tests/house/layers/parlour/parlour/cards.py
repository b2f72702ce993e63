"""Visiting cards, which the butler takes as a form or in writing; whom he turns away hears it in his own words."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from kernel.errors import Conflict, Invalid, Refusal
from kernel.manners import Manner

WRITTEN = "application/vnd.parlour.card+json"


class NotAtHome(Conflict):
    """They are not at home to this guest."""


class Card(BaseModel):
    """A visiting card."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str = Field(min_length=1, max_length=100, examples=["Grace"])
    corner: str = Field(default="", max_length=9, description="Which one is turned down.", examples=["north"])


class Butler(Manner):
    media_type = "application/vnd.parlour.regret+json"
    name = "Regret"
    schema: Mapping[str, object] = {
        "type": "object",
        "properties": {"regret": {"type": "string"}, "because": {"type": "string"}},
        "required": ["regret"],
    }

    def document(self, refusal: Refusal) -> Mapping[str, object]:
        return {"regret": refusal.kind, "because": str(refusal)}

    def status(self, refusal: Refusal) -> int:
        return 400 if isinstance(refusal, Invalid) else refusal.status


def leave(card: Card) -> Card:
    if card.name == "eve":
        raise NotAtHome("they are not at home")
    return card
