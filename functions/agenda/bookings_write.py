"""Write to a guest, or a host, about a booking: once."""

from agenda.booking import teller
from agenda.booking.words import Word
from kernel.api import Api

app = Api(__name__)
ours = teller()


@app.queue(
    "agenda-bookings",
    batch=1,
    timeout=60,
    grants=[
        "agenda-bookings-1:BatchGetItem,PutItem,UpdateItem",
        "agenda-by-address-1:PutItem",
        "agenda-invitations-1:PutItem",
        "agenda-pages-1:BatchGetItem",
        "agenda-people-1:BatchGetItem",
        "identity-looks-tell:InvokeFunction",
        "shared-mail:SendRawEmail",
    ],
)
def write_about(word: Word) -> None:
    ours.tell(word)
