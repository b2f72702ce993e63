"""Letting somebody in who has shown who they are, in whichever way: one transaction begins the session.

It does so only if everything still holds that was read before.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from identity.accounts import Account, Membership
from identity.accounts.model import device_digest
from identity.sessions import Session, Sessions
from identity.sessions.freshness import StepUpNeeded, since
from identity.signin.choosing import Homes, others, reopened
from identity.signin.model import (
    WINDOW,
    Arrival,
    NoWorkspace,
    PolicyChanged,
    SecondStep,
    SsoRequired,
    TooManyAttempts,
    chosen,
    methods,
    second_step,
)
from identity.tickets import Tickets
from identity.tickets.model import Kind, refused
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Forbidden
from kernel.journal import Along
from kernel.journal.together import Part

_RENEWALS = 3


class SignInStore(Protocol):
    def shown(self, ticket: str, kind: Kind, now: float) -> tuple[Mapping[str, Any], Account]:
        """What is kept under a ticket, which stays good, and whose it is; or ``TicketRefused``."""

    def begin(
        self,
        person: PersonId,
        membership: Membership,
        rows: tuple[Along, ...],
        unless: tuple[str, int] | None,
        parts: tuple[Part[Any], ...] = (),
    ) -> None:
        """Keep a session or a ticket, if the workspace still is as the membership has it and the person is in it.

        The ``parts`` happen with it. ``PolicyChanged`` or ``NoWorkspace`` otherwise; ``TooManyAttempts`` if the
        attempts on that address, in that window, were too many.
        """

    def still_seldom(self, email: str, window: int) -> None:
        """Raise ``TooManyAttempts`` if the attempts on that address, in that window, were too many."""

    def homes(self, account: Account) -> Homes:
        """How it stands with the person in each of their workspaces, at this moment."""


class Way(NamedTuple):
    """How somebody shows who they are: what they used, what is spent with it, and what must not have happened."""

    amr: tuple[str, ...]
    spent: tuple[Along, ...] = ()
    unless: tuple[str, int] | None = None
    parts: tuple[Part[Any], ...] = ()
    """What changes with it in what the person has."""
    vouched: WorkspaceId | None = None
    """The workspace whose own provider says who it is."""
    shown: int | None = None
    """When they showed who they are, if that was not now but in a session that they go on from."""
    then: tuple[Along, ...] = ()
    """What happens with the session that begins, and not with a step on the way to it."""


@dataclass(frozen=True, slots=True)
class SignIn:
    store: SignInStore
    sessions: Sessions
    tickets: Tickets
    now: Callable[[], float] = time.time

    def linked(self, ticket: str, arrival: Arrival) -> tuple[Account, Session | SecondStep]:
        """The same for somebody who shows a ticket that was sent to their address."""
        said, account = self.store.shown(ticket, "link", self.now())
        way = Way(tuple(said["amr"]), spent=(self.tickets.spent("link", ticket),), vouched=said.get("vouched"))
        return account, self._in(account, said.get("workspace"), way, arrival)

    def elsewhere(self, ticket: str, workspace: WorkspaceId, arrival: Arrival) -> tuple[Account, Session | SecondStep]:
        """The same for somebody who would have to set up a second factor, and goes where none is demanded instead.

        What they have shown is good for the one or the other. It does not count anew: who came from a session, and so
        has shown nothing now, goes back to that; and what demands a second factor would only bring the next ticket.
        """
        said, account = self.store.shown(ticket, "enrol", self.now())
        chosen(account, workspace)
        (membership,) = reopened(account, workspace, self.store.homes(account)).memberships
        if "shown" in said or membership.policy.mfa_required:
            raise refused()
        way = Way(tuple(said["amr"]), spent=(self.tickets.spent("enrol", ticket),), vouched=said.get("vouched"))
        return account, self._in(account, workspace, way, arrival)

    def enter(
        self, account: Account, workspace: WorkspaceId | None, way: Way, arrival: Arrival
    ) -> tuple[Account, Session | SecondStep]:
        """The same for somebody who has shown who they are in a way of its own."""
        try:
            return account, self._in(account, workspace, way, arrival)
        except Forbidden:
            if way.unless:  # or whoever may not guess any more would still hear by this that they were right
                self.store.still_seldom(*way.unless)
            raise

    def _in(self, account: Account, workspace: WorkspaceId | None, way: Way, arrival: Arrival) -> Session | SecondStep:
        """Let somebody in, or ask for the second step, under whatever the workspace demands at this moment.

        Somebody who has not said which workspace they want comes in to the one used last, or to the next that is open.
        """
        known, homes = account, None
        for _ in range(_RENEWALS):
            membership = chosen(known, workspace)
            try:
                return self._step(account, membership, way, arrival, homes)
            except (PolicyChanged, NoWorkspace):
                homes = self.store.homes(account)
                known = reopened(account, workspace, homes)
        raise PolicyChanged("the workspace is being changed just now; try again in a moment")

    def _step(
        self, account: Account, membership: Membership, way: Way, arrival: Arrival, homes: Homes | None
    ) -> Session | SecondStep:
        if membership.policy.sso_only and way.vouched != membership.workspace:
            raise SsoRequired("this workspace wants you to sign in with your company's own account")
        if second_step(account, membership, way.amr):
            found = methods(account)
            if not found and way.shown is not None and way.shown < since(self.now()):
                raise StepUpNeeded  # a session that was left open must not set up what nobody else could show
            said: dict[str, Any] = {"workspace": membership.workspace, "amr": way.amr, "device": arrival.device}
            said |= {"vouched": way.vouched} if way.vouched else {}
            said |= {"shown": way.shown} if way.shown is not None else {}
            choice = {} if found else _choice(account, membership, way, homes or self.store.homes(account))
            ticket, row = self.tickets.draft("second" if found else "enrol", account.person, said)
            self.store.begin(account.person, membership, (row, *way.spent), way.unless, way.parts)
            return SecondStep(ticket=ticket, methods=found, workspace=membership.workspace, **choice)
        session = self.sessions.begun(
            membership.workspace,
            account.person,
            days=membership.policy.session_days,
            amr=way.amr,
            device=arrival.device,
            address=arrival.address,
            known_by=device_digest(arrival.secret),
            shown=way.shown,
        )
        if session.expires <= self.now():
            raise StepUpNeeded  # it would have ended there long ago
        rows = (self.sessions.store.row(session), *way.spent, *way.then)
        self.store.begin(account.person, membership, rows, way.unless, way.parts)
        return session


def _choice(account: Account, membership: Membership, way: Way, homes: Homes) -> dict[str, Any]:
    """For which workspace somebody would have to set up a second factor, and where else they could go without."""
    here = homes[membership.workspace].workspace
    choices = others(account, membership.workspace, homes, way.vouched)
    return {"name": here.name if here else None, "others": choices}


def too_many(window: int, now: float) -> TooManyAttempts:
    """The same, to the second, for right attempts as for wrong ones."""
    ends = (window + 1) * WINDOW - int(now)
    return TooManyAttempts("too many wrong attempts; wait, or use a device that you have used before", ends)
