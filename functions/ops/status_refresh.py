"""Write every hour the status pages that nothing changed lately, so that what ended long ago goes from them."""

from kernel.api import Api
from ops.status import status_page

app = Api(__name__)
page = status_page()


@app.every(
    "1 hour",
    grants=[
        "ops-incidents-1:BatchGetItem",
        "ops-incidents-1:GetItem",
        "ops-incidents-1:Query",
        "ops-incidents-1/by-end:Query",
        "ops-status:ListBucket",
        "ops-status/public/*:PutObject",
    ],
    crosses="pages of every workspace age alike; each is written with that workspace bound",
    timeout=300,
)
def refresh_pages() -> None:
    page.refresh()
