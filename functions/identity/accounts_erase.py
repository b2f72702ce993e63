"""Delete the accounts whose owners asked for that two weeks ago."""

from identity.leaving import departure
from identity.leaving.grants import ERASES
from kernel.api import Api

app = Api(__name__)
ours = departure()


@app.every(
    "1 hour",
    grants=[*ERASES],
    crosses="accounts of everybody fall due alike",
    timeout=300,
)
def erase() -> None:
    ours.complete()
