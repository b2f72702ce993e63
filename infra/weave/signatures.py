"""What the view of an HTTP door takes, as the kernel reads it: of a callback the model is never sent."""

from kernel.api.signature import Signature
from kernel.doors import Callback, HttpDoor


def signature_of(door: HttpDoor) -> Signature:
    """The signature of a door's view; the model of a callback is what was remembered of the browser."""
    return Signature.of(door.view, path=door.path, method="GET" if isinstance(door, Callback) else door.method)


def posted_back(door: HttpDoor) -> bool:
    """Whether a provider sends the browser back with a form, in which is what otherwise stands in the query."""
    return isinstance(door, Callback) and door.method == "POST"


def taken(door: HttpDoor) -> tuple[str, ...]:
    """The media types of the body, the first of which is what a sample is sent as."""
    return door.takes or ("application/json",)
