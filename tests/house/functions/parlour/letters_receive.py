"""Put a letter of the post office on the queue."""

from kernel.api import Api
from kernel.callers import WorkspaceId
from kernel.queues import Queue
from parlour.post import genuine

app = Api(__name__)


@app.webhook("POST /api/parlour/letters", proof=genuine, grants=["parlour-inbox:SendMessage"])
def receive_letter(letter: bytes) -> None:
    Queue("parlour-inbox").put(letter, workspace=WorkspaceId("acme"))
