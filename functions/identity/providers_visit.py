"""Send a browser to a provider, to sign in with an account that somebody has there."""

from identity.federation import OnAPage
from identity.federation.reception import reception
from kernel.answers import Redirect
from kernel.api import Api
from kernel.callers import WorkspaceId

app = Api(__name__)
ours = reception()


@app.public(
    "GET /api/auth/{provider}/sign-in",
    limit="60/minute per address",
    grants=[
        "identity-issuers-1:GetItem",
        "identity-providers:GetSecretValue",
        "shared-states-1:PutItem",
    ],
    crosses="whoever signs in is somebody only afterwards",
    status=302,
    refused=OnAPage(),
)
def visit(provider: str, return_to: str = "/", workspace: WorkspaceId | None = None) -> Redirect:
    return ours.visit(provider, return_to, workspace)
