"""How a browser is told of what went wrong while it was under way."""

from collections.abc import Mapping

from kernel.errors import Refusal
from kernel.manners import Manner
from kernel.settings import ORIGIN


class OnAPage(Manner):
    """What goes wrong while a browser is under way is said by our sign-in page: nobody reads JSON in a browser."""

    name = "SaidOnAPage"
    schema: Mapping[str, object] = {
        "type": "object",
        "description": "The page to which the browser is sent says it in words.",
        "properties": {"problem": {"type": "string"}},
        "required": ["problem"],
    }

    def document(self, refusal: Refusal) -> Mapping[str, object]:
        return {"problem": refusal.kind}

    def status(self, refusal: Refusal) -> int:  # noqa: ARG002 - it is the same for all
        return 303

    def headers(self, refusal: Refusal) -> Mapping[str, str]:
        return {**refusal.headers(), "Location": f"{ORIGIN}/sign-in#problem={refusal.kind}"}
