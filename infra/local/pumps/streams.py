"""From a table's stream to its function: in order, from a durable checkpoint, so nothing is lost at a kill.

A batch that fails is tried again until its retries or its age are exhausted, halved if the mapping says so, and then
noted at the on-failure destination; only then does the stream go on.
"""

import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from infra.local.arns import name_of
from infra.local.deployment import Mapping
from infra.local.pumps.batches import Filters, failed_items
from infra.local.pumps.figures import Outcome
from infra.local.pumps.means import Means
from infra.local.pumps.ports import Stores
from infra.local.pumps.shapes import arrival, failed_records
from infra.local.pumps.worker import Pump

EAGER_TRIES = 5  # how often a drain tries a batch whose retries have no end


@dataclass(slots=True)
class Segment:
    """Records that go to the function together, and how far the stream is done when they are."""

    records: list[tuple[int, dict[str, Any]]]
    upto: int
    tries: int = 0

    @property
    def shown(self) -> list[dict[str, Any]]:
        return [record for _, record in self.records]

    def split(self, at: int) -> tuple["Segment", "Segment"]:
        before, after = self.records[:at], self.records[at:]
        return Segment(before, before[-1][0], self.tries), Segment(after, self.upto, self.tries)


class StreamPump(Pump):
    """Feeds one function from one table's stream."""

    def __init__(self, mapping: Mapping, stores: Stores, means: Means) -> None:
        self.table = name_of(mapping.source)
        super().__init__(f"{self.table} → {mapping.function}")
        self._mapping = mapping
        self._stores = stores
        self._means = means
        self._filters = Filters(mapping.filters)
        self._checkpoint_name = f"stream {self.table} {mapping.function}"
        self._under_way: deque[Segment] = deque()
        self._not_before = 0.0
        self._eager_tries = 0
        if mapping.latest and stores.checkpoint(self._checkpoint_name) is None:
            stores.save_checkpoint(self._checkpoint_name, stores.stream_end())

    def pause(self) -> float:
        return min(self._means.pace.poll, max(self._not_before - time.monotonic(), 0.01) if self._under_way else 60.0)

    def begin_drain(self) -> None:
        self._eager_tries = 0

    def forget(self) -> None:
        self._under_way.clear()
        self._not_before = 0.0

    def _done(self) -> int:
        return self._stores.checkpoint(self._checkpoint_name) or 0

    def _step(self, *, eager: bool) -> bool:
        if not self._under_way:
            return self._read(eager=eager)
        if eager:
            if self._eager_tries >= EAGER_TRIES and self._mapping.retries < 0:
                return False
        elif time.monotonic() < self._not_before:
            return False
        self._try(self._under_way[0])
        return True

    def _read(self, *, eager: bool) -> bool:
        """Collect the next batch; whether there was anything new at all."""
        start = last = self._done()
        wanted: list[tuple[int, dict[str, Any]]] = []
        closes = time.monotonic() + (0 if eager else self._mapping.window)
        while len(wanted) < self._mapping.batch:
            page = self._stores.stream(self.table, last, self._mapping.batch - len(wanted))
            wanted += [(one.sequence, one.record) for one in page if self._filters.match(one.record)]
            if page:
                last = page[-1].sequence
                continue
            left = closes - time.monotonic()
            if not wanted or left <= 0 or self.stopping.wait(min(left, 0.1)):
                break
        if wanted:
            self._under_way.append(Segment(wanted, last))
        elif last > start:
            self._stores.save_checkpoint(self._checkpoint_name, last)
        return last > start

    def _try(self, segment: Segment) -> None:
        if self._expired(segment):
            return
        outcome = self._means.invoker.invoke(self._mapping.function, {"Records": segment.shown})
        segment.tries += 1
        first_failed = self._first_failed(segment, outcome)
        if first_failed is None:
            self._finish(segment)
        else:
            self._failed(segment, first_failed, outcome)

    def _first_failed(self, segment: Segment, outcome: Outcome) -> int | None:
        """The place of the first record that failed; None when none did."""
        if outcome.error is not None:
            return 0
        if not self._mapping.partial:
            return None
        numbers = [record["dynamodb"]["SequenceNumber"] for record in segment.shown]
        failed = failed_items(outcome.payload, numbers)
        if failed == set():
            return None
        self._means.figures.count(self._mapping.function, failures=1)
        return min(numbers.index(number) for number in failed) if failed else 0

    def _failed(self, segment: Segment, first: int, outcome: Outcome) -> None:
        self._eager_tries += 1
        if first:  # what came before it is done
            done, segment = segment.split(first)
            self._stores.save_checkpoint(self._checkpoint_name, done.upto)
            self._under_way[0] = segment
        if self._mapping.bisect and len(segment.records) > 1:
            segment.tries -= 1  # splitting is no retry
            if not first:
                halves = segment.split(len(segment.records) // 2)
                self._under_way.popleft()
                self._under_way.extendleft(reversed(halves))
        elif 0 <= self._mapping.retries < segment.tries:
            self._give_up(segment, "RetryAttemptsExhausted", outcome)
            return
        self._not_before = time.monotonic() + self._means.pace.backoff(segment.tries)

    def _expired(self, segment: Segment) -> bool:
        """Give up the records that are too old, which are the first ones; whether there were any."""
        if self._mapping.max_age < 0:
            return False
        oldest = time.time() - self._mapping.max_age
        too_old = sum(arrival(record) < oldest for record in segment.shown)
        if not too_old:
            return False
        if too_old < len(segment.records):
            segment, rest = segment.split(too_old)
            self._under_way[0] = segment
            self._under_way.insert(1, rest)
        self._give_up(segment, "RecordAgeExceeded", None)
        return True

    def _give_up(self, segment: Segment, condition: str, outcome: Outcome | None) -> None:
        if self._mapping.on_failure:
            note = failed_records(
                self._mapping.function,
                self._mapping.source,
                condition,
                invocations=segment.tries,
                records=segment.shown,
                outcome=outcome,
                now=time.time(),
            )
            self._means.targets.dead_letter(self._mapping.on_failure, note)
        self._means.figures.count(self._mapping.function, dead_letters=len(segment.records))
        self._finish(segment)

    def _finish(self, segment: Segment) -> None:
        self._stores.save_checkpoint(self._checkpoint_name, segment.upto)
        self._under_way.popleft()
        self._not_before = 0.0
        self._eager_tries = 0
