"""The provider's doors, as requests and answers."""

from typing import Any
from urllib.parse import urlencode

from identity.openid.asking import NoWayBack, Wanted
from identity.openid.authorizing import Authorizing
from identity.openid.errors import MANNER
from identity.openid.issuing import Issuing
from identity.openid.model import TokenRequest, Tokens
from identity.openid.pages import Nowhere
from identity.openid.showing import Credentials, shown
from identity.signin.browser import REFRESH
from kernel.answers import Redirect
from kernel.api.bodies import FORM
from kernel.api.request import Request
from kernel.settings import ORIGIN

FORMS: dict[str, Any] = {"takes": (FORM,), "refused": MANNER, "secret": True}
"""What the doors say that clients come to: forms in, and refusals as OAuth has them."""

ON_A_PAGE: dict[str, Any] = {"status": 303, "refused": Nowhere()}
"""What the doors say that applications send browsers to: on to another place, and refusals for whoever looks on."""

_LONGEST = 7000
"""Characters of a request in an address: CloudFront takes 8,192 of the whole."""


def begun(ours: Authorizing, request: Request, wanted: Wanted) -> Redirect:
    """Send the browser on."""
    return Redirect(ours.begin(wanted, request.cookies.get(REFRESH, "")))


def asked_again(wanted: Wanted) -> Redirect:
    """The same request by address.

    A form that a page of another site sends brings no ``Lax`` cookie along, so nobody would seem to be signed in. The
    request that follows from this is a browser's own way to an address, and brings it.
    """
    said = urlencode(wanted.model_dump(exclude_none=True))
    if len(said) > _LONGEST:
        raise NoWayBack("the application asks in more words than fit into an address")
    return Redirect(f"{ORIGIN}/api/auth/authorize?{said}")


def credentials(request: Request, client_id: str | None, secret: str | None) -> Credentials:
    """How the client of a request shows that it is itself."""
    return shown(request.headers.get("authorization"), client_id, secret)


def issued(ours: Issuing, request: Request, asked: TokenRequest) -> Tokens:
    """Tokens for the client of a request."""
    return ours.issue(asked, credentials(request, asked.client_id, asked.client_secret), request.address)
