"""What moves things in the local cloud: queues, streams, rules, schedules, asynchronous invocations, time to live.

pumps = Pumps(deployment, runtime, stores)
pumps.start()            # threads, as long as the cloud runs
pumps.drain()            # until nothing is under way; without threads too, and then it does all the work itself
pumps.tick(moment)       # what schedules have to do up to a moment; only threads look at the clock by themselves
pumps.invoke_later(function, event)    # InvocationType=Event
pumps.figures()          # {function: Figure(invocations, failures, dead_letters)}
pumps.alarms()           # the alarms on queues, and on what functions count, that would ring now
pumps.wipe()             # with stores.wipe(): nothing is under way any more
pumps.stop()             # for good

It listens to the stores (on_write, on_message, on_event, on_sent) and to the runtime (on_async: a function and an event
of ``InvocationType=Event``). Two runs of a function may see the same message, record or event, as on AWS.
"""

import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from infra.local.arns import function_name, service_of
from infra.local.deployment import Deployment
from infra.local.pumps.alarms import alarms
from infra.local.pumps.emitted import Emitted
from infra.local.pumps.figures import Figure, Figures, Invoker
from infra.local.pumps.jobs import JobPump, Jobs
from infra.local.pumps.ledger import Ledger
from infra.local.pumps.means import Means
from infra.local.pumps.ports import Runtime, Stores
from infra.local.pumps.queues import QueuePump
from infra.local.pumps.schedules import SchedulePump
from infra.local.pumps.streams import StreamPump
from infra.local.pumps.sweeper import Sweeper
from infra.local.pumps.targets import Targets
from infra.local.pumps.when import NotASchedule, next_after, parse
from infra.local.pumps.worker import Pace, Pump, Worker

__all__ = ["Figure", "NotASchedule", "Pace", "Pumps", "alarms", "next_after", "parse"]

GRACE = 2.0
PATIENCE = 120.0
"""Seconds until a drain gives up on what moves for ever: many times what a busy machine needs for what ends."""


class Pumps:
    """All pumps of a deployment."""

    def __init__(self, deployment: Deployment, runtime: Runtime, stores: Stores, *, pace: Pace | None = None) -> None:
        pace = pace or Pace()
        self._figures, self._emitted = Figures(), Emitted()
        self._ledger = Ledger(stores.state and stores.state / "pumps.sqlite")
        self._jobs = Jobs(deployment, self._ledger)
        targets = Targets(self._jobs.invoke_later)
        means = Means(Invoker(runtime, self._figures), targets, self._figures, pace)
        self._schedules = SchedulePump(self._jobs, self._ledger, pace)
        self._queues: list[QueuePump] = []
        self._streams: list[StreamPump] = []
        for mapping in deployment.mappings:
            if service_of(mapping.source) == "sqs":
                self._queues.append(QueuePump(mapping, stores, means))
            else:
                self._streams.append(StreamPump(mapping, stores, means))
        self._doing = [JobPump(number, self._ledger, means) for number in range(pace.jobs)]
        self._pumps: list[Pump] = [
            *self._streams,
            *self._queues,
            *self._doing,
            self._schedules,
            Sweeper(stores, pace),
        ]
        self._workers = {pump: Worker(pump) for pump in self._pumps}
        self._jobs.wake = lambda: self._wake(self._doing)
        stores.on_write(lambda table: self._wake(pump for pump in self._streams if pump.table == table))
        stores.on_message(lambda queue: self._wake(pump for pump in self._queues if pump.queue == queue))
        stores.on_event(self._jobs.route)
        from infra.local.mail.loop import Loop  # mail stands on the pumps
        from infra.local.mail.receipts import Receipts

        loop = Loop(Receipts(deployment.receipts, self.invoke_later), stores, self._jobs)
        targets.add_way("ses", loop.receive)
        stores.on_sent(loop.notice)
        runtime.on_async(self.invoke_later)
        runtime.listeners.append(self._emitted.hear)

    def start(self) -> None:
        """Let every pump turn by itself."""
        for worker in self._workers.values():
            worker.start()

    def stop(self) -> None:
        """End every pump, for good; what is under way stays where it is and goes on at the next start."""
        for worker in self._workers.values():
            worker.stop()
        ends = time.monotonic() + GRACE
        for worker in self._workers.values():
            worker.join(max(ends - time.monotonic(), 0.01))
        self._ledger.close()

    def drain(self, timeout: float = PATIENCE) -> bool:
        """Turn until nothing moves any more; whether that was so before the time was over.

        It waits for nothing: what failed is tried again at once, as often as its retries or its queue's
        maxReceiveCount allow, or five times where there is no end to it.
        """
        ends = time.monotonic() + timeout
        for pump in self._pumps:
            pump.begin_drain()
        while True:
            before = self._turns()
            for pump in self._pumps:
                while pump.step(eager=True):
                    if time.monotonic() > ends:
                        return False
            if self._turns() == before:
                return True

    def tick(self, now: datetime | None = None) -> int:
        """Fire the schedules that are due at a moment; how many they were."""
        return self._schedules.tick(now or datetime.now(UTC))

    def invoke_later(self, function: str, event: Any) -> None:
        """Invoke a function asynchronously, by its name or ARN: accepted when this returns, done later."""
        self._jobs.invoke_later(function_name(function), event)

    def figures(self) -> dict[str, Figure]:
        """What became of the invocations of each function since the start, or the last wipe."""
        return self._figures.all()

    def alarms(self) -> list[str]:
        """The names of the deployed alarms, on queues and on what functions count, that are in ALARM."""
        return alarms(self._emitted)

    def wipe(self) -> None:
        """Forget everything that is under way, and all figures; for tests, after ``stores.wipe()``."""
        self._ledger.clear()
        self._figures.clear()
        self._emitted.clear()
        for pump in self._pumps:
            pump.forget()

    def _turns(self) -> int:
        return sum(pump.turns for pump in self._pumps)

    def _wake(self, pumps: Iterable[Pump]) -> None:
        for pump in pumps:
            self._workers[pump].wake()
