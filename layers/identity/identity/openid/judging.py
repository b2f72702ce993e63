"""What becomes of a request of an application: whether there is anything to ask its person. Pure."""

from collections.abc import Collection
from typing import NamedTuple

from identity.clients.model import Client
from identity.openid.asking import Request, Told
from identity.people.model import Member
from identity.sessions.model import Session


class Open(NamedTuple):
    """What must happen before the application is given what it wants; nothing at best."""

    sign_in: bool = False
    choose: bool = False
    consent: tuple[str, ...] = ()
    """The scopes to agree to."""

    def __bool__(self) -> bool:
        return self.sign_in or self.choose or bool(self.consent)


def to_ask(
    request: Request, client: Client, session: Session | None, agreed: Collection[str], now: int, *, on_page: bool
) -> Open:
    """What is to be asked of whoever has that session; on the page where they are asked, they have chosen."""
    if session is None or session.workspace != client.workspace:
        return Open(sign_in=True)
    fresh = session.auth_time >= request.since(now)
    expected = request.subject in {None, session.person}
    enough = "mfa" in session.amr or not request.multi or on_page
    new = () if client.first_party else tuple(each for each in request.scopes if each not in agreed)
    again = request.scopes if "consent" in request.prompt else new
    return Open(
        sign_in=not (fresh and expected and enough),
        choose="select_account" in request.prompt and not on_page,
        consent=again,
    )


def admitted(client: Client, member: Member) -> None:
    """Raise ``Told`` unless the member may use the application."""
    if not client.serves(member.groups):
        raise Told("access_denied", "this application is not for this person")


def unasked(still: Open) -> None:
    """Raise ``Told`` with what there is to ask, for ``prompt=none``."""
    if still.sign_in:
        raise Told("login_required", "somebody has to sign in")
    if still.choose:
        raise Told("account_selection_required", "somebody has to choose")
    if still.consent:
        raise Told("consent_required", "somebody has to agree")
