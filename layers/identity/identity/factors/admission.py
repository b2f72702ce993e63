"""Setting up a second factor while signing in, where a workspace demands one that the person does not have."""

from dataclasses import dataclass

from identity.accounts import Account
from identity.acts import acted
from identity.factors.challenges import offered
from identity.factors.enrolling import Addition, Enrolling, person_in
from identity.factors.model import AlreadyEnrolled, Enrol, Enrolled, Offer
from identity.factors.news import News
from identity.factors.offers import Offered
from identity.factors.proofs import joined
from identity.factors.table import FactorTable
from identity.signin import browser
from identity.signin.reception import Entrance
from identity.signin.service import Way
from identity.tickets import Tickets
from identity.tickets.model import refused
from kernel.answers import Answer
from kernel.api.request import Request
from kernel.callers import PersonId

__all__ = ["Admission", "Enrol", "Enrolled", "bare", "enrolment"]

_TRIES = 20


@dataclass(frozen=True, slots=True)
class Admission:
    store: FactorTable
    enrolling: Enrolling
    tickets: Tickets
    entrance: Entrance
    news: News

    def offer(self, request: Request, wanted: Offer) -> Answer:
        """What can be set up: an authenticator app or a passkey, whichever the person likes."""
        browser.brought(request)
        self.tickets.peek("enrol", wanted.ticket, tries=_TRIES)
        account = bare(self._account(person_in(wanted.ticket)))
        options, cookie = offered(self.enrolling.party, account, ())
        return Answer(Offered(totp=self.enrolling.offer_totp(account), passkey=options), cookies=(cookie,))

    def enrol(self, request: Request, wanted: Enrol) -> Answer:
        """Let somebody in who has just set one up."""
        browser.brought(request)
        arrival = browser.arrival(request, wanted.device)
        said = self.tickets.peek("enrol", wanted.ticket, tries=_TRIES)
        account = self._account(person_in(wanted.ticket))
        found = self._found(account, request, wanted)
        act = acted(said["workspace"], account.person, "factor.add", found.factor, address=arrival.address)
        rows = (self.tickets.spent("enrol", wanted.ticket), *found.rows, self.store.noted(act))
        way = Way(joined(said["amr"], found.amr), rows, parts=found.parts, vouched=said.get("vouched"))
        entered = self.entrance.signin.enter(account, said["workspace"], way, arrival)
        answer = self.entrance.welcome(*entered, arrival, wanted.client)
        self.news.added(account, found.factor, request, found.name)
        return answer._replace(body=Enrolled(**dict(answer.body), recovery_codes=found.codes))

    def _found(self, account: Account, request: Request, wanted: Enrol) -> Addition:
        if wanted.passkey is not None:
            return self.enrolling.passkey(account, wanted.passkey, request, bare)
        assert wanted.totp is not None, "it is the one or the other"
        return self.enrolling.totp(account, wanted.totp, bare)

    def _account(self, person: PersonId) -> Account:
        account = self.store.held(person).account
        if account is None:
            raise refused()
        return account


def bare(account: Account) -> Account:
    """An account without a second factor: with one, a password alone must not add another."""
    if account.enrolled:
        raise AlreadyEnrolled("you have a second factor by now; sign in with it")
    return account


def enrolment() -> Admission:
    """Enrolment while signing in, as production has it."""
    from identity.factors.challenges import party
    from identity.letters import post
    from identity.signin import entrance
    from identity.tickets import tickets
    from kernel.settings import ORIGIN

    store, ours = FactorTable(), tickets()
    return Admission(store, Enrolling(store, ours, party(ORIGIN)), ours, entrance(), News(post(), ORIGIN))
