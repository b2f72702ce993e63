"""Take a bell down from inside."""

from kernel.api import Api
from kernel.connections import Connection

app = Api(__name__)


@app.socket("silence", grants=["parlour-socket/DELETE:ManageConnections"])
def silence_bell(connection: Connection) -> None:
    connection.close()
