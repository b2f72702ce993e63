"""Bells that ring back."""

import json
from typing import Literal

from pydantic import BaseModel, Field


class Ring(BaseModel, frozen=True):
    """What rings a bell."""

    action: Literal["ring"] = Field(examples=["ring"])
    times: int = Field(ge=1, le=12, examples=[3])

    def echo(self, person: str) -> str:
        return json.dumps({"rang": "ding " * self.times, "for": person})
