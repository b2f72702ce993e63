"""Coming in, as requests and answers."""

from dataclasses import dataclass

from identity.accounts import Account
from identity.sessions import Session
from identity.signin import browser
from identity.signin.inside import Staying
from identity.signin.model import Arrival, Client, Linked, LoginAnswer, SecondStep
from identity.signin.service import SignIn
from kernel.answers import Answer
from kernel.api.request import Request


@dataclass(frozen=True, slots=True)
class Entrance:
    signin: SignIn
    staying: Staying

    def link(self, request: Request, linked: Linked) -> Answer:
        """Let somebody in who has the ticket from a letter, or chooses among what the step before offered."""
        browser.brought(request)
        arrival = browser.arrival(request, linked.device)
        if linked.workspace is None:
            return self.welcome(*self.signin.linked(linked.ticket, arrival), arrival, linked.client)
        return self.welcome(*self.signin.elsewhere(linked.ticket, linked.workspace, arrival), arrival, linked.client)

    def welcome(self, account: Account, found: Session | SecondStep, arrival: Arrival, client: Client) -> Answer:
        """What somebody is told who came in, or has to show more."""
        known = browser.remembered(arrival)
        if isinstance(found, SecondStep):
            return Answer(LoginAnswer(second_step=found), cookies=(known,))
        answer = LoginAnswer(signed_in=self.staying.signed_in(found, client, account, arrival))
        return Answer(answer, cookies=(known, *self.staying.kept(found, client)))
