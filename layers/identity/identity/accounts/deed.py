"""A deed on an account: the change with all that belongs to it, in one transaction as far as one has room."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from contracts.audit import Acted
from identity.acts.table import along as noted
from kernel.journal import Along, Committed
from kernel.journal.together import AT_ONCE, Part, in_turn, together


class Deed(NamedTuple):
    """What happens. People with hundreds of sessions, or in dozens of workspaces, are few, but there are some."""

    parts: Sequence[Part[Any]]
    """What is changed, one object in each."""
    core: Sequence[Along] = ()
    """What makes it come true, or refuses."""
    closing: Sequence[Along] = ()
    """What ends with it; what finds no room ends before, so that it never outlives the deed."""
    acts: Sequence[Acted] = ()
    """What is told of it; what finds no room is told after."""

    def done(self) -> tuple[Committed[Any], ...]:
        room = AT_ONCE - 2 * len(self.parts) - len(self.core)
        acts = [noted(act) for act in self.acts]
        with_it = [*acts[:room], *self.closing[: max(0, room - len(acts))]]
        in_turn(self.closing[max(0, room - len(acts)) :])
        committed = together(*self.parts, along=[*self.core, *with_it])
        in_turn(acts[room:])
        return committed
