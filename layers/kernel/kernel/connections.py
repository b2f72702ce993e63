"""Speaking to those who are connected by WebSocket."""

from dataclasses import dataclass
from typing import Any

from kernel import settings
from kernel.aws import client
from kernel.errors import NotFound


class Gone(NotFound):
    """Nobody is connected there any more."""


@dataclass(frozen=True, slots=True)
class Connection:
    """One open WebSocket."""

    id: str
    api: str
    stage: str

    def send(self, text: str) -> None:
        """Send ``text``; raise ``Gone`` if nobody is there."""
        sockets = self._sockets()
        try:
            sockets.post_to_connection(ConnectionId=self.id, Data=text.encode())
        except sockets.exceptions.GoneException as error:
            raise Gone("that connection is closed") from error

    def close(self) -> None:
        """Close it; closed already is as well."""
        sockets = self._sockets()
        try:
            sockets.delete_connection(ConnectionId=self.id)
        except sockets.exceptions.GoneException:
            return

    def _sockets(self) -> Any:
        endpoint = f"https://{self.api}.execute-api.{settings.REGION}.amazonaws.com/{self.stage}"
        return client("apigatewaymanagementapi", endpoint)
