"""Deletes the items whose time to live has passed, every few seconds; AWS takes up to some days."""

import time

from infra.local.pumps.ports import Stores
from infra.local.pumps.worker import Pace, Pump


class Sweeper(Pump):
    """Asks the store to expire what has expired. A drain does not: time to live is nothing that is under way."""

    def __init__(self, stores: Stores, pace: Pace) -> None:
        super().__init__("time to live")
        self._stores = stores
        self._pace = pace

    def pause(self) -> float:
        return self._pace.sweep

    def _step(self, *, eager: bool) -> bool:
        if not eager:
            self._stores.expire(time.time())
        return False  # so that it pauses before it looks again
