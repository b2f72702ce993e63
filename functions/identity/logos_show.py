"""Show the logo of a workspace, to anybody: letters and sign-in pages do."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from identity.pictures import media_type
from identity.workspaces import logos
from kernel.answers import Answer
from kernel.api import Api
from kernel.callers import WorkspaceId

app = Api(__name__)
ours = logos()
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@app.public(
    "GET /api/auth/logos/{workspace}/{logo}",
    limit="600/minute per address",
    grants=["identity-logos/logos/*:GetObject"],
)
def show(workspace: UUID, logo: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])]) -> Answer:
    data = ours.get(WorkspaceId(str(workspace)), logo)
    return Answer(data, media_type=media_type(data) or "application/octet-stream", headers=FOR_EVER)
