"""Browsers on their way to a provider, and what people do with the accounts that they linked."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from identity.federation.clients import ClientSecrets
from identity.federation.links import called, digest
from identity.federation.model import (
    AllLinked,
    Discover,
    LinkBegun,
    Linked,
    LinkWanted,
    Way,
    Ways,
)
from identity.federation.news import News
from identity.federation.providers import NAMES
from identity.federation.sending import Sending
from identity.federation.table import FederationTable
from identity.letters import post
from identity.registration.openness import openness
from identity.sessions.freshness import since
from kernel import states
from kernel.answers import Answer, Redirect
from kernel.api.request import Request
from kernel.callers import Caller
from kernel.settings import ORIGIN


@dataclass(frozen=True, slots=True)
class Reception:
    sending: Sending
    store: FederationTable
    clients: ClientSecrets
    news: News
    now: Callable[[], float] = time.time

    def visit(self, provider: str, return_to: str, workspace: str | None) -> Redirect:
        """Send a browser to a provider."""
        found, away = self.sending.begin(provider, {"next": return_to, "workspace": workspace})
        state, cookie = states.begin(away.model_dump(), posted=found.posts)
        return Redirect(self.sending.location(found, away, state), 302, (cookie,))

    def link(self, caller: Caller, wanted: LinkWanted) -> Answer:
        """Let somebody who is signed in bring an account of a provider."""
        self.store.demand(caller, since(self.now()))
        asked = {"next": wanted.next, "person": caller.person, "home": caller.workspace, "session": caller.session}
        found, away = self.sending.begin(wanted.provider, asked)
        state, cookie = states.begin(away.model_dump(), posted=found.posts)
        return Answer(LinkBegun(location=self.sending.location(found, away, state)), cookies=(cookie,))

    def links(self, caller: Caller) -> AllLinked:
        """What is linked to the caller's account."""
        account = self.store.account(caller.person)
        return AllLinked(
            items=tuple(
                Linked(
                    link_id=digest(each.issuer, each.subject),
                    provider=each.issuer,
                    name=called(each),
                    email=each.email,
                    linked=each.linked.isoformat(),
                )
                for each in (account.links if account else ())
            )
        )

    def unlink(self, caller: Caller, link_id: str, request: Request) -> None:
        account, gone = self.store.unlink(caller, link_id, since(self.now()))
        self.news.removed(account, called(gone), request)

    def discover(self, asked: Discover) -> Ways:
        """How people of an address' domain sign in."""
        own, sso_only = self.store.ways(asked.email) if asked.email else ((), False)
        return Ways(
            own=tuple(_way(each.issuer_id, each.name) for each in own),
            everybodys=tuple(_way(each, NAMES[each]) for each in self.clients.names()),
            sso_only=sso_only,
            registration=openness(),
        )


def _way(provider: str, name: str) -> Way:
    return Way(provider=provider, name=name, sign_in=f"/api/auth/{provider}/sign-in")


def reception() -> Reception:
    """As production has it."""
    store, clients = FederationTable(), ClientSecrets()
    return Reception(Sending(store, clients, ORIGIN), store, clients, News(post(), ORIGIN))
