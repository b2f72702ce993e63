"""Take a bell down."""

from kernel.api import Api
from kernel.connections import Connection
from kernel.metrics import count

app = Api(__name__)


@app.socket("$disconnect")
def disconnect_bell(connection: Connection) -> None:
    count("BellsTaken", room="parlour")
