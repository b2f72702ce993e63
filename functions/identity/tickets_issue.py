"""Give whoever calls a ticket for one WebSocket, which browsers cannot open with a header.

It is good once, and for half a minute: as `?ticket=` in the address of the WebSocket.
"""

from identity.connecting import SocketTicket, connecting
from kernel.api import Api
from kernel.callers import ANY, Caller

app = Api(__name__)
ours = connecting()


@app.endpoint(
    "POST /api/auth/tickets",
    scope=ANY,
    limit="60/minute per caller",
    grants=[
        "identity-clients-1:BatchGetItem",
        "identity-keys-1:BatchGetItem",
        "identity-people-1:BatchGetItem",
        "identity-sessions-1:BatchGetItem",
        "identity-tickets-1:PutItem",
        "identity-workspaces-1:BatchGetItem",
    ],
    secret=True,
)
def issue_ticket(caller: Caller) -> SocketTicket:
    return ours.issue(caller)
