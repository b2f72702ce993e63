"""Let go of files to which nothing has led for a month, and count those that are there."""

from agenda.house import storeroom
from agenda.house.grants import TIDIES
from kernel.api import Api

app = Api(__name__)
ours = storeroom()


@app.every(
    "1 day",
    grants=TIDIES,
    crosses="files of every workspace lie in one bucket; what leads to them is read with that workspace bound",
    timeout=900,
)
def sweep() -> None:
    ours.tidy()
