"""Leave a visiting card."""

from kernel.api import Api
from kernel.api.bodies import FORM
from parlour.cards import WRITTEN, Butler, Card, leave

app = Api(__name__)


@app.public(
    "POST /api/parlour/cards",
    limit="4/minute per address",
    takes=(FORM, WRITTEN),
    gives=WRITTEN,
    refused=Butler(),
)
def leave_card(card: Card) -> Card:
    return leave(card)
