"""Taking browsers back from a provider.

What ends well ends as all ways in do: with a ticket of kind ``link``, so that the policy of the workspace, the second
factor and the session are the business of ``identity.signin``.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, Protocol

from identity.accounts import Account
from identity.federation import claims as claiming
from identity.federation.claims import Claims, Unproven
from identity.federation.joining import Newcomers
from identity.federation.model import (
    AddressMissing,
    AddressNotBelieved,
    AddressUnverified,
    Away,
    NoAccountYet,
    ProviderUnreachable,
    Returned,
    SignInCancelled,
    Tokens,
)
from identity.federation.providers import Provider, believed, told, trusted
from identity.federation.sending import Sending
from identity.federation.signatures import signed
from identity.issuers.model import IssuerRefused
from identity.tickets import Tickets
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict
from kernel.journal import Along
from kernel.logs import log


class Identity(NamedTuple):
    """Who somebody is, as a provider says."""

    issuer: str
    called: str
    """What people know the provider as."""
    subject: str
    email: str | None
    """What it says their address is."""
    believed: str | None
    """That, if it is believed about it."""
    name: str
    amr: tuple[str, ...]
    denied: bool = False
    """Whether it says itself that it has not checked the address."""


class Asking(Protocol):
    def keys(self, jwks_uri: str, *, fresh: bool = False) -> list[Mapping[str, Any]]: ...
    def exchange(self, provider: Provider, secret: str, code: str, verifier: str, redirect: str) -> Tokens: ...


class FederationStore(Protocol):
    def known(self, issuer: str, subject: str) -> PersonId | None:
        """Whose account of a provider it is."""

    def account(self, person: PersonId) -> Account | None: ...
    def by_email(self, email: str) -> Account | None: ...
    def owns(self, workspace: WorkspaceId, email: str) -> bool:
        """Whether the domain of an address is the workspace's, still."""

    def keep(self, row: Along, identity: Identity, person: PersonId) -> None:
        """Keep a ticket for whose account of a provider it is; ``NoAccountYet`` if it is theirs no more."""

    def link(
        self, person: PersonId, identity: Identity, rows: tuple[Along, ...], homes: tuple[WorkspaceId, ...]
    ) -> Account:
        """Let an account of a provider be somebody's, in one transaction; ``LinkTaken`` if it is somebody else's."""


class Linking(Protocol):
    def added(self, account: Account, provider: Provider, address: str) -> None:
        """Tell somebody that there is a new way to sign in as them."""


@dataclass(frozen=True, slots=True)
class Federation:
    store: FederationStore
    sending: Sending
    secret: Callable[[Provider], str]
    """What shows a provider that it is us."""
    asking: Asking
    tickets: Tickets
    newcomers: Newcomers
    news: Linking
    now: Callable[[], float] = time.time

    def back(self, provider_id: str, away: Away, returned: Returned, address: str) -> str:
        """Take back a browser that wants to sign in or to link; the page to go to."""
        if provider_id != away.provider:  # mix-up: the answer of one provider, sent where another's is expected
            raise Unproven("it comes from another provider than the one that was asked")
        provider = self.sending.provider(provider_id)
        identity = self.identity(provider, away, returned)
        if away.person:
            account = self.link(provider, identity, away, address)
            self.news.added(account, provider, address)
            return f"{self.sending.origin}{away.next}"
        ticket = self.enter(provider, identity, away, address)
        return f"{self.sending.origin}/link{away.following}#{ticket}"

    def identity(self, provider: Provider, away: Away, returned: Returned) -> Identity:
        """Who came back, proven; or what it is refused with."""
        if returned.error or not returned.code:
            raise SignInCancelled("you did not sign in with that account; choose it again, or another way")
        named = (returned.iss or provider.metadata.names_itself) and "{tenantid}" not in provider.issuer
        if named and returned.iss != provider.issuer:
            raise Unproven("the browser comes from another issuer")
        tokens = self.asking.exchange(
            provider, self.secret(provider), returned.code, away.verifier, self.sending.redirect(provider)
        )
        try:
            said = self._proven(provider, tokens, away.nonce)
        except Unproven as error:
            log.warning("a sign-in was not proven", extra={"provider": provider.id, "reason": error.reason})
            raise
        except IssuerRefused as error:
            raise ProviderUnreachable("the provider does not show its keys just now; try again in a moment") from error
        amr = ("fed", "mfa") if trusted(provider, said) else ("fed",)
        name = _name(said, returned)
        denied = said.get("email_verified") in (False, "false")
        issuer, subject = str(said["iss"]), said["sub"]
        return Identity(issuer, provider.name, subject, told(said), believed(provider, said), name, amr, denied)

    def enter(self, provider: Provider, identity: Identity, away: Away, address: str) -> str:
        """The ticket of somebody who signs in."""
        account, known = self._whose(provider, identity)
        own = provider.workspace
        target = own or away.workspace
        said = {"amr": list(identity.amr), **({"workspace": target} if target else {})}
        said |= {"vouched": own} if own else {}
        if account is None or (target and account.membership(target) is None):
            return self.newcomers.admit(provider, identity, account, target, said)
        ticket, row = self.tickets.draft("link", account.person, said)
        if known:
            self.store.keep(row, identity, account.person)
            return ticket
        self.store.link(account.person, identity, (row,), _homes(account))
        self.news.added(account, provider, address)
        return ticket

    def link(self, provider: Provider, identity: Identity, away: Away, address: str) -> Account:
        """Let the account of a provider be theirs who is signed in here and asked for it."""
        assert away.person is not None, "somebody asked for it"
        account = self.store.account(away.person)
        if account is None:
            raise NoAccountYet("there is no such account any more")
        self._demand(provider, account.email)
        log.info("an account of a provider is linked", extra={"provider": provider.id, "address": address})
        return self.store.link(account.person, identity, (self.newcomers.still(away, account),), _homes(account))

    def _whose(self, provider: Provider, identity: Identity) -> tuple[Account | None, bool]:
        """The account that somebody gets into, and whether the provider's was linked to it before."""
        person = self.store.known(identity.issuer, identity.subject)
        if person:
            account = self.store.account(person)
            if account is None:
                raise NoAccountYet("there is no account any more for this; sign in another way")
            self._demand(provider, account.email)
            return account, True
        if identity.believed is None:
            raise _doubt(identity)
        self._demand(provider, identity.believed)
        return self.store.by_email(identity.believed), False

    def _demand(self, provider: Provider, email: str) -> None:
        """``AddressNotBelieved`` if a workspace's own provider speaks of what is not of its domains, or no longer."""
        own = provider.own
        if own is None:
            return
        if not own.speaks_for(email) or not self.store.owns(_home(provider), email):
            raise AddressNotBelieved(
                "your company's provider is not asked about an address like this one; sign in another way"
            )

    def _proven(self, provider: Provider, tokens: Tokens, nonce: str) -> Claims:
        keys = partial(self.asking.keys, provider.metadata.jwks_uri)
        said, algorithm, key = signed(tokens.id_token, keys)
        issuer = provider.issuer_of(said)
        provider.key_of(key, issuer)
        claiming.check(said, issuer=issuer, client_id=provider.client_id, nonce=nonce, now=self.now())
        claiming.bound(said, tokens.access_token, algorithm)
        return said


def _doubt(identity: Identity) -> Conflict:
    """Why somebody does not get in by an address; it is the same whether anybody has it."""
    if identity.email is None:
        return AddressMissing(f"{identity.called} did not say your e-mail address; sign in another way")
    if identity.denied:
        return AddressUnverified(
            f"{identity.called} says that it has not checked your e-mail address; sign in another way"
        )
    return AddressNotBelieved(
        f"{identity.called} is not believed about this e-mail address; if you have an account here, sign in to it as"
        " usual, and add this one in your settings"
    )


def _home(provider: Provider) -> WorkspaceId:
    assert provider.workspace is not None, "it is a workspace's own"
    return provider.workspace


def _homes(account: Account) -> tuple[WorkspaceId, ...]:
    return tuple(each.workspace for each in account.memberships)


def _name(said: Claims, returned: Returned) -> str:
    """What somebody is called, as far as anybody says."""
    found = said.get("name")
    if isinstance(found, str) and found.strip():
        return found.strip()[:100]
    try:
        parts = json.loads(returned.user)["name"]
        return " ".join(str(parts[each]) for each in ("firstName", "lastName") if parts.get(each)).strip()[:100]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""
