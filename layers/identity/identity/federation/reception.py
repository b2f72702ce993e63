"""Browsers on their way to a provider and back, as requests and answers."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from identity.accounts import Account
from identity.federation.clients import ClientSecrets
from identity.federation.model import (
    AllLinked,
    Away,
    Discover,
    LinkBegun,
    Linked,
    LinkWanted,
    Returned,
    Way,
    Ways,
)
from identity.federation.providers import NAMES, Provider
from identity.federation.service import Federation
from identity.federation.table import FederationTable, digest
from identity.letters import Brand, Post, Reader, Seen
from identity.letters.security import factor_added, factor_removed
from identity.recovery.service import told
from identity.sessions.freshness import since
from identity.signin.browser import arrival
from kernel import states
from kernel.answers import Answer, Redirect
from kernel.api.request import Request
from kernel.callers import Caller
from kernel.errors import Refusal
from kernel.manners import Manner
from kernel.settings import ORIGIN

HOUSE = Brand("Stoa")


@dataclass(frozen=True, slots=True)
class Reception:
    federation: Federation
    store: FederationTable
    clients: ClientSecrets
    news: "News"
    now: Callable[[], float] = time.time

    def visit(self, provider: str, return_to: str, workspace: str | None) -> Redirect:
        """Send a browser to a provider."""
        found, away = self.federation.begin(provider, {"next": return_to, "workspace": workspace})
        state, cookie = states.begin(away.model_dump(), posted=found.posts)
        return Redirect(self.federation.location(found, away, state), 302, (cookie,))

    def back(self, provider: str, away: Away, returned: Returned, request: Request) -> Redirect:
        """Take it back; what is refused, a page says."""
        try:
            return Redirect(self.federation.back(provider, away, returned, request.address), 302)
        except Refusal as refusal:
            if away.person:
                return Redirect(f"{self.federation.origin}{away.next.partition('#')[0]}#problem={refusal.kind}", 302)
            following = f"?{urlencode({'next': away.next})}" if away.next != "/" else ""
            return Redirect(f"{self.federation.origin}/sign-in{following}#problem={refusal.kind}", 302)

    def link(self, caller: Caller, wanted: LinkWanted) -> Answer:
        """Let somebody who is signed in bring an account of a provider."""
        self.store.demand(caller, since(self.now()))
        asked = {"next": wanted.next, "person": caller.person, "home": caller.workspace, "session": caller.session}
        found, away = self.federation.begin(wanted.provider, asked)
        state, cookie = states.begin(away.model_dump(), posted=found.posts)
        return Answer(LinkBegun(location=self.federation.location(found, away, state)), cookies=(cookie,))

    def links(self, caller: Caller) -> AllLinked:
        """What is linked to the caller's account."""
        account = self.store.account(caller.person)
        return AllLinked(
            items=tuple(
                Linked(
                    link_id=digest(each.issuer, each.subject),
                    provider=each.issuer,
                    email=each.email,
                    linked=each.linked.isoformat(),
                )
                for each in (account.links if account else ())
            )
        )

    def unlink(self, caller: Caller, link_id: str, request: Request) -> None:
        account, gone = self.store.unlink(caller, link_id, since(self.now()))
        self.news.removed(account, gone.issuer, request)

    def discover(self, asked: Discover) -> Ways:
        """How people of an address' domain sign in."""
        own, sso_only = self.store.ways(asked.email) if asked.email else ((), False)
        return Ways(
            own=tuple(_way(each.issuer_id, each.name) for each in own),
            everybodys=tuple(_way(each, NAMES[each]) for each in self.clients.names()),
            sso_only=sso_only,
        )


@dataclass(frozen=True, slots=True)
class News:
    """Letters about what is linked."""

    post: Post
    origin: str

    def added(self, account: Account, provider: Provider, address: str) -> None:
        by = Seen(datetime.now(UTC), address=address)
        name = provider.name
        told(
            self.post, factor_added(_reader(account), HOUSE, factor="provider", by=by, not_me=self._not_me(), name=name)
        )

    def removed(self, account: Account, name: str, request: Request) -> None:
        somebody = arrival(request)
        by = Seen(datetime.now(UTC), somebody.device, address=somebody.address)
        letter = factor_removed(_reader(account), HOUSE, factor="provider", by=by, not_me=self._not_me(), name=name)
        told(self.post, letter)

    def _not_me(self) -> str:
        return f"{self.origin}/reset"


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


def _way(provider: str, name: str) -> Way:
    return Way(provider=provider, name=name, sign_in=f"/api/auth/{provider}/sign-in")


def _reader(account: Account) -> Reader:
    return Reader(account.email, account.name, account.locale, account.zone)
