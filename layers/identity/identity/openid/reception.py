"""The provider's doors, as requests and answers."""

from html import escape
from typing import Any
from urllib.parse import urlencode

from identity.openid.asking import NoWayBack, Wanted
from identity.openid.authorizing import Authorizing
from identity.openid.errors import MANNER
from identity.openid.issuing import Issuing
from identity.openid.model import TokenRequest, Tokens
from identity.openid.showing import Credentials, shown
from identity.signin.browser import REFRESH
from kernel.answers import Answer, Redirect
from kernel.api.bodies import FORM
from kernel.api.request import Request
from kernel.settings import ORIGIN

FORMS: dict[str, Any] = {"takes": (FORM,), "refused": MANNER, "secret": True}
"""What the doors say that clients come to: forms in, and refusals as OAuth has them."""

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>This does not lead anywhere</title></head>
<body><main><h1>This does not lead anywhere</h1><p>{said}.</p>
<p>Nothing was given to anybody. Tell whoever runs the application that brought you here.</p></main></body></html>
"""
_LONGEST = 7000
"""Characters of a request in an address: CloudFront takes 8,192 of the whole."""

_ALONE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def begun(ours: Authorizing, request: Request, wanted: Wanted) -> Redirect | Answer:
    """Send the browser on; where an application is wrong about where to, say so and send it nowhere."""
    try:
        return Redirect(ours.begin(wanted, request.cookies.get(REFRESH, "")))
    except NoWayBack as refusal:
        return _nowhere(str(refusal))


def asked_again(wanted: Wanted) -> Redirect | Answer:
    """The same request by address.

    A form that a page of another site sends brings no ``Lax`` cookie along, so nobody would seem to be signed in. The
    request that follows from this is a browser's own way to an address, and brings it.
    """
    said = urlencode(wanted.model_dump(exclude_none=True))
    if len(said) > _LONGEST:
        return _nowhere("the application asks in more words than fit into an address")
    return Redirect(f"{ORIGIN}/api/auth/authorize?{said}")


def _nowhere(said: str) -> Answer:
    page = _PAGE.format(said=escape(said.capitalize()))
    return Answer(page, status=400, media_type="text/html; charset=utf-8", headers=_ALONE)


def credentials(request: Request, client_id: str | None, secret: str | None) -> Credentials:
    """How the client of a request shows that it is itself."""
    return shown(request.headers.get("authorization"), client_id, secret)


def issued(ours: Issuing, request: Request, asked: TokenRequest) -> Tokens:
    """Tokens for the client of a request."""
    return ours.issue(asked, credentials(request, asked.client_id, asked.client_secret), request.address)
