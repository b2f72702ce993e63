"""Ring a bell: it rings back."""

from kernel.api import Api
from kernel.connections import Connection
from parlour.bells import Ring

app = Api(__name__)


@app.socket("ring", grants=["parlour-socket:ManageConnections"])
def ring_bell(connection: Connection, ring: Ring) -> None:
    connection.send(ring.echo())
