"""How lately somebody must have shown who they are, for what is sensitive (RFC 9470). Pure.

A door that is sensitive puts ``identity.sessions.table.fresh(caller, since(now))`` into the transaction that does what
was asked for; so nothing is done for a session that somebody left open, and it costs no round trip. Such a door touches
a row of the workspace beside those of the person, so it says ``crosses``.
"""

from collections.abc import Iterable

from kernel.errors import Unauthenticated

FRESH = 10 * 60
"""Seconds for which it is enough to have signed in, or to have stepped up."""


class StepUpNeeded(Unauthenticated):
    """Whoever calls signed in too long ago for this: show who you are with `POST /api/auth/step-up`, and try again."""

    def __init__(self) -> None:
        super().__init__("this is sensitive: show once more that it is you, and try again")

    def headers(self) -> dict[str, str]:
        said = f'error_description="Show once more that it is you", max_age="{FRESH}"'
        return {"WWW-Authenticate": f'Bearer realm="stoa", error="insufficient_user_authentication", {said}'}

    def facts(self) -> dict[str, object]:
        return {"max_age": FRESH}


FACTORS = ("otp", "hwk", "swk")
"""What second factors of a person's own are called (RFC 8176); ``mfa`` without one of them is their company's word."""


def personal(amr: Iterable[str]) -> tuple[str, ...]:
    """What of it counts wherever the person is: their company's word for a second factor counts with the company."""
    said = tuple(amr)
    return said if any(each in said for each in FACTORS) else tuple(each for each in said if each != "mfa")


def since(now: float) -> int:
    """When somebody must have shown who they are to do something sensitive now."""
    return int(now) - FRESH
