"""Let those hang a bell whom we know, and who know the word.

A program says who it is by the header of its handshake, and a browser, which sends none, by a ticket in the address
that is good once (docs/guide/websockets.md): this door sees a caller, and not which it was.
"""

from kernel.api import Api
from kernel.errors import Forbidden

app = Api(__name__)


@app.socket("$connect", scope="parlour:read")
def connect_bell(word: str = "") -> None:
    if word != "please":
        raise Forbidden("say the word")
