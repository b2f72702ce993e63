"""Signing in with more than a password: the second step, and a passkey alone."""

from dataclasses import dataclass

from identity.accounts.model import device_digest
from identity.acts import acted
from identity.factors.model import PasskeyEntry, ShownSecond
from identity.factors.news import News
from identity.factors.proofs import Proofs, joined, proofs
from identity.factors.table import FactorTable
from identity.passkeys import PasskeyRefused, identified, person_of
from identity.passkeys.reasons import WrongCredential
from identity.signin import browser
from identity.signin.reception import Entrance
from identity.signin.service import Way
from identity.tickets import Ticket, Tickets
from identity.tickets.model import refused
from kernel.answers import Answer
from kernel.api.request import Request
from kernel.callers import PersonId


@dataclass(frozen=True, slots=True)
class Entering:
    store: FactorTable
    proofs: Proofs
    tickets: Tickets
    entrance: Entrance
    news: News

    def second(self, request: Request, wanted: ShownSecond) -> Answer:
        """Let somebody in who has taken the first step, and now the second."""
        browser.brought(request)
        arrival = browser.arrival(request, wanted.device)
        said = self.tickets.peek("second", wanted.ticket)
        person = PersonId(Ticket.parse(wanted.ticket).owner)
        held = self.store.held(person, identified(wanted.passkey.id) if wanted.passkey else None)
        if held.account is None:
            raise refused()
        known = arrival.known and held.account.knows(arrival.secret)
        apart = device_digest(arrival.secret) if known else ""
        shown = self.proofs.shown(person, held, wanted, request, apart)
        spent = [self.tickets.spent("second", wanted.ticket), *shown.spent]
        if shown.act:
            spent.append(self.store.noted(acted(said["workspace"], person, shown.act, address=arrival.address)))
        way = Way(
            joined(said["amr"], shown.amr),
            tuple(spent),
            self.proofs.unless(person, apart),
            shown.parts,
            said.get("vouched"),
        )
        entered = self.entrance.signin.enter(held.account, said["workspace"], way, arrival)
        if shown.left is not None:
            self.news.recovered(held.account, shown.left, request)
        return self.entrance.welcome(*entered, arrival, wanted.client)

    def alone(self, request: Request, wanted: PasskeyEntry) -> Answer:
        """Let somebody in with a passkey and nothing else, which is two factors: it verifies who holds it."""
        browser.brought(request)
        arrival = browser.arrival(request, wanted.device)
        person = person_of(wanted.passkey.response.user_handle)
        held = self.store.held(person, identified(wanted.passkey.id))
        shown = self.proofs.passkey(person, held, wanted.passkey, request)
        if held.account is None:
            raise PasskeyRefused(WrongCredential("there is no such person"))
        way = Way(shown.amr, parts=shown.parts)
        entered = self.entrance.signin.enter(held.account, wanted.workspace, way, arrival)
        return self.entrance.welcome(*entered, arrival, wanted.client)


def entering() -> Entering:
    """The second step, and passkeys alone, as production has them."""
    from identity.letters import post
    from identity.signin import entrance
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    return Entering(FactorTable(), proofs(), tickets(), entrance(), News(post(), ORIGIN))
