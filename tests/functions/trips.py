"""How many DynamoDB operations each invocation of a function makes: that is what a request waits for."""

import json
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path

from infra.local.runtime import checking
from kernel.doors import HttpDoor

FIGURES = Path(__file__).with_name("round_trips.json")
"""The most that one invocation of each function may make; ``"<room>/<function>"``."""
ORDINARY = 2


class Trips:
    """What was made, invocation by invocation."""

    def __init__(self):
        self._made = []

    @contextmanager
    def counted(self):
        """Count while this lasts."""
        authorize = checking._authorize

        def counting(principal, client, service, operation, params):
            if principal.invocation is not None and service == "dynamodb":
                self._made.append((principal.name, principal.invocation, operation))
            authorize(principal, client, service, operation, params)

        checking._authorize = counting
        try:
            yield self
        finally:
            checking._authorize = authorize

    def __len__(self):
        return len(self._made)

    def of(self, function, since=0):
        """The operations that a function made, sorted."""
        return sorted(operation for name, _, operation in self._made[since:] if name == function)

    def most(self, function):
        """The operations of the invocation that made the most of them."""
        made = defaultdict(list)
        for name, invocation, operation in self._made:
            if name == function:
                made[id(invocation)].append(operation)
        return max(made.values(), key=len, default=[])


def figures():
    return json.loads(FIGURES.read_text())


def bound(door):
    """What no request may exceed, whatever its figure; work that nobody waits for has its figure only.

    A limit is one more; the last tokens of a workspace are taken singly, after a block was refused.
    """
    if not isinstance(door, HttpDoor):
        return None
    return ORDINARY + sum(2 if limit.per == "workspace" else 1 for limit in door.limits)
