"""End one of one's own sessions, such as that on a device that was lost."""

from uuid import UUID

from identity.sessions import sessions
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = sessions()


@app.endpoint(
    "DELETE /api/auth/sessions/{session_id}",
    scope="me:write",
    grants=["identity-acts-1:PutItem", "identity-sessions-1:DeleteItem"],
    status=204,
)
def end_session(caller: Caller, session_id: UUID) -> None:
    ours.end(caller, str(session_id))
