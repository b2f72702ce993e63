"""Whoever opens a WebSocket with a ticket: the caller that it was given to."""

from dataclasses import dataclass

from identity.tickets import TicketRefused, Tickets
from identity.tokens import TokenRefused
from kernel.callers import Caller


@dataclass(frozen=True, slots=True)
class Ticketed:
    """Nothing of it is remembered: a ticket is good once, in whichever container it is shown."""

    tickets: Tickets

    def caller(self, text: str) -> Caller:
        """Whose ticket it is, which is good no more from now on; ``TokenRefused`` if it is not good now."""
        try:
            return Caller.of(self.tickets.take("socket", text))
        except TicketRefused:
            raise TokenRefused("this ticket is not valid, or not any more") from None
