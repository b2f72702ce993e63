"""What browsers bring along and keep: the refresh token and what a device is known by, in cookies. Pure.

No script can read either, and no other path than ``/api/auth`` is sent them. ``Lax`` and not ``Strict``, since another
application may send people here to sign in; whoever changes anything must show that a page of ours asked for it.
"""

import re
import secrets

from identity.sessions.devices import named
from identity.signin.model import Arrival
from kernel import settings
from kernel.answers import Cookie
from kernel.api.request import Request
from kernel.errors import Forbidden

REFRESH = "__Secure-refresh"
DEVICE = "__Secure-device"
PATH = "/api/auth"
_YEAR = 365 * 24 * 3600
_FORM = r"[A-Za-z0-9_-]{43}"


class ForeignPage(Forbidden):
    """A page of another site sent this; only our own may use the cookie."""


def arrival(request: Request, app: str | None = None) -> Arrival:
    """Where somebody comes from. A browser shows what it is known by in a cookie, and an ``app`` in what it asks."""
    brought = app or request.cookies.get(DEVICE, "")
    known = bool(re.fullmatch(_FORM, brought))
    return Arrival(
        address=request.address,
        device=named(request.headers.get("user-agent", "")),
        secret=brought if known else secrets.token_urlsafe(32),
        known=known,
    )


def brought(request: Request) -> str:
    """The refresh token in the cookie, or ``""``; ``ForeignPage`` if another site's page sent the request."""
    origin = request.headers.get("origin")
    if origin and settings.ORIGIN and origin != settings.ORIGIN:
        raise ForeignPage("this was sent by a page of another site")
    return request.cookies.get(REFRESH, "")


def kept(token: str, seconds: int) -> Cookie:
    """The refresh token, as a browser keeps it."""
    return Cookie(REFRESH, token, path=PATH, seconds=seconds)


def forgotten() -> Cookie:
    """The refresh token, as a browser forgets it."""
    return Cookie(REFRESH, path=PATH)


def remembered(arrival: Arrival) -> Cookie:
    """What the device is known by from now on."""
    return Cookie(DEVICE, arrival.secret, path=PATH, seconds=_YEAR)
