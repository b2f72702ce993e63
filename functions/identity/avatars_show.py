"""Show the picture of a person, to whoever knows its address: people of their workspaces, and applications."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from identity.avatars import avatars
from identity.pictures import media_type
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import PersonId

app = Api(__name__)
ours = avatars()
A_DAY = {"Cache-Control": "private, max-age=86400, immutable"}


@app.public(
    "GET /api/auth/avatars/{person}/{avatar}",
    limit="1200/minute per address",
    grants=["identity-avatars/avatars/*:GetObject"],
)
def show(person: UUID, avatar: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])]) -> Answer:
    data = ours.get(PersonId(str(person)), avatar)
    return Answer(data, media_type=media_type(data) or "application/octet-stream", headers=A_DAY)
