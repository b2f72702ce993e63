"""How a door says what it refuses, where a standard that it serves has words and a form of its own for that.

A door that says ``refused=`` answers with it whatever goes wrong: what the room refuses, what the kernel refuses before
the view is asked, and bugs. Headers such as ``WWW-Authenticate``, ``RateLimit`` and ``Retry-After`` stay as they are.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from kernel.errors import Refusal


class InternalError(Refusal):
    """It has been recorded. If it goes on, tell an operator."""

    status = 500
    title = "Something went wrong on our side"


class Manner(ABC):
    """A form of refusals. ``infra.weave`` describes it by what it makes of refusals that have a text alone."""

    media_type = "application/json"
    name: str
    """What its schema is called where the API is described."""
    schema: Mapping[str, object]
    """What all its documents satisfy (JSON Schema)."""

    @abstractmethod
    def document(self, refusal: Refusal) -> Mapping[str, object] | str:
        """What the body of the answer says: what becomes JSON, or the text of another ``media_type``."""

    def status(self, refusal: Refusal) -> int:
        """The status to answer with."""
        return refusal.status

    def headers(self, refusal: Refusal) -> Mapping[str, str]:
        """What the answer's headers say beyond the usual."""
        return refusal.headers()


def bug() -> InternalError:
    """What the world is told of a bug."""
    return InternalError("something went wrong on our side; it has been recorded")
