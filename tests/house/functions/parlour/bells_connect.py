"""Let those hang a bell whom we know, and who know the word."""

from kernel.api import Api
from kernel.errors import Forbidden

app = Api(__name__)


@app.socket("$connect", scope="parlour:read")
def connect_bell(word: str = "") -> None:
    if word != "please":
        raise Forbidden("say the word")
