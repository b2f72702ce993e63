"""What a browser is given to open a WebSocket with. Pure."""

from pydantic import BaseModel, Field

from kernel.errors import Unauthenticated


class CredentialOver(Unauthenticated):
    """What was called with has ended a moment ago: the authorizer believed it for a while longer."""


class SocketTicket(BaseModel, frozen=True):
    """A ticket for one WebSocket: whoever shows it first is who asked for it."""

    ticket: str = Field(
        description="Goes into the address of the WebSocket, as `?ticket=`.",
        examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.pgbXrQ0mLQJ2h1XkHhYVmCFfI0Xk1c0FZzq2dTn5b8s"],
    )
    expires_in: int = Field(description="Seconds for which it is good.", examples=[30])
