"""Lead whoever opens the address by which letters are switched off to a page that asks first."""

from agenda.alerts.leaving import Text, page
from kernel.answers import Redirect
from kernel.api import Api
from kernel.settings import ORIGIN

app = Api(__name__)


@app.public("GET /api/agenda/unsubscribe", limit="600/hour per address", grants=[])
def ask(token: Text) -> Redirect:
    return page(ORIGIN, token)
