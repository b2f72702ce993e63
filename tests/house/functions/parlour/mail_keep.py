"""Keep mail for the parlour as a note."""

from kernel.api import Api
from kernel.once import Once
from kernel.received import Received
from parlour.notes import notes
from parlour.post import parlour_of, text_of

app = Api(__name__)


@app.received(
    "parlour-inbound",
    grants=[
        "parlour-inbound/in/*:GetObject",
        "parlour-notes-1:BatchGetItem",
        "parlour-notes-1:PutItem",
        "parlour-notes-1:UpdateItem",
    ],
    crosses="whose mail it is, its recipient says",
)
def keep_mail(mail: Received, once: Once) -> None:
    notes().create(parlour_of(mail), text_of(mail.raw()), once)
