"""The accounts of providers with which somebody signs in, as their own account lists them. Pure."""

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from identity.accounts import Account, Link
from identity.federation.model import MOST_LINKS, LastWayIn, LinkTaken

if TYPE_CHECKING:
    from identity.federation.service import Identity

_AT = {"accounts.google.com": "Google", "login.microsoftonline.com": "Microsoft", "appleid.apple.com": "Apple"}


def digest(issuer: str, subject: str) -> str:
    """What an account of a provider is called in the lookup, and in the list of somebody's links."""
    return sha256(f"{issuer}\0{subject}".encode()).hexdigest()


def link_to(identity: "Identity", now: datetime) -> Link:
    """The link of somebody whom a provider knows."""
    return Link(
        issuer=identity.issuer, subject=identity.subject, email=identity.email, name=identity.called, linked=now
    )


def called(link: Link) -> str:
    """What people know its provider as; of links that do not say, as far as its address tells."""
    host = urlsplit(link.issuer).hostname or link.issuer
    return link.name or _AT.get(host, host)


def linked(account: Account, link: Link) -> Account:
    """The account with one link more."""
    others = tuple(each for each in account.links if (each.issuer, each.subject) != (link.issuer, link.subject))
    if len(others) >= MOST_LINKS:
        raise LinkTaken(f"nobody has more than {MOST_LINKS} accounts of providers; remove one first")
    return account.model_copy(update={"links": (*others, link)})


def without(account: Account, link: Link) -> Account:
    """The account with one link less, if there is another way to sign in."""
    left = tuple(each for each in account.links if each != link)
    if not (left or account.password or account.passkeys):
        raise LastWayIn("you could not sign in any more: choose a password or add a passkey first")
    return account.model_copy(update={"links": left})
