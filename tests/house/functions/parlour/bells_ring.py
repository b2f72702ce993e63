"""Ring a bell: it rings back to who hung it."""

from kernel.api import Api
from kernel.callers import Caller
from kernel.connections import Connection
from parlour.bells import Ring

app = Api(__name__)


@app.socket("ring", grants=["parlour-socket:ManageConnections"])
def ring_bell(caller: Caller, connection: Connection, ring: Ring) -> None:
    connection.send(ring.echo(caller.person))
