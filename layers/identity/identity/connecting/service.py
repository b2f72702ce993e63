"""Giving out tickets for WebSockets."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from identity.connecting.model import CredentialOver, SocketTicket
from identity.tickets import Tickets
from identity.tickets.service import LASTS
from kernel.callers import Caller


class CredentialStore(Protocol):
    def lasts(self, caller: Caller, now: float) -> bool:
        """Whether what a caller called with is good at this moment, whatever was believed a minute ago."""


@dataclass(frozen=True, slots=True)
class Connecting:
    credentials: CredentialStore
    tickets: Tickets
    now: Callable[[], float] = time.time

    def issue(self, caller: Caller) -> SocketTicket:
        """A ticket by which its bearer is this very caller.

        Callers are believed for up to a minute after their end, so it is asked anew: what has ended brings no ticket,
        and none is taken later than half a minute after that.
        """
        if not self.credentials.lasts(caller, self.now()):
            raise CredentialOver("what you called with has just ended; sign in again, or use another key")
        ticket = self.tickets.issue("socket", caller.workspace, caller.context())
        return SocketTicket(ticket=ticket, expires_in=LASTS["socket"])
