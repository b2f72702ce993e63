"""Schedules that fire: what is due becomes jobs, each moment once.

A process that was down fires what happens once and was missed; what happens again and again it does not make up for.
"""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from botocore.exceptions import ClientError

from infra.local.pumps.jobs import Jobs
from infra.local.pumps.ledger import Ledger
from infra.local.pumps.plans import Plan, all_plans
from infra.local.pumps.when import NotASchedule, Once, Rate, next_after, parse
from infra.local.pumps.worker import Pace, Pump

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class SchedulePump(Pump):
    """Looks at every schedule, every second."""

    def __init__(self, jobs: Jobs, ledger: Ledger, pace: Pace) -> None:
        super().__init__("schedules")
        self._jobs = jobs
        self._ledger = ledger
        self._pace = pace
        self._began = datetime.now(UTC)
        self._next: dict[str, datetime | None] = {}  # by the plan as it stands
        self._refused: set[str] = set()

    def pause(self) -> float:
        return self._pace.tick

    def forget(self) -> None:
        self._began = datetime.now(UTC)
        self._next.clear()

    def _step(self, *, eager: bool) -> bool:
        return not eager and self.tick(datetime.now(UTC)) > 0

    def tick(self, now: datetime) -> int:
        """Fire everything that is due at a moment; how much that was."""
        fired = 0
        seen = set()
        for plan in list(all_plans()):
            key = f"{plan.arn} {plan.expression} {plan.zone} {plan.starts}"
            seen.add(key)
            try:
                fired += self._look(plan, key, now)
            except NotASchedule as wrong:
                self._refuse(plan, wrong)
        self._forget_all_but(seen)
        return fired

    def _look(self, plan: Plan, key: str, now: datetime) -> int:
        once = isinstance(parse(plan.expression), Once)
        if key not in self._next:
            self._next[key] = None if once and self._ledger.moment(key) else self._first(plan, key, now)
        due = self._next[key]
        fires = due is not None and due <= now and plan.enabled and not self._over(plan, due)
        if due is not None and fires:
            for job in plan.jobs(due):
                self._jobs.add(job)
        if due is not None and due <= now:
            if once:  # only now, so that a kill in between repeats it rather than losing it
                self._ledger.remember(key, due.timestamp())
            self._next[key] = None if once else self._after(plan, key, now)
        self._clean(plan, key)
        return int(fires)

    def _first(self, plan: Plan, key: str, now: datetime) -> datetime | None:
        parsed = parse(plan.expression)
        if isinstance(parsed, Once):
            return next_after(plan.expression, plan.zone, BEGINNING)
        if isinstance(parsed, Rate) and self._ledger.moment(key) is None:
            # When a rate began to count is kept: a template that is deployed anew does not begin anew.
            self._ledger.remember(key, plan.starts or plan.made or now.timestamp())
        return self._after(plan, key, self._began if plan.made is None else max(self._began, _moment(plan.made)))

    def _after(self, plan: Plan, key: str, after: datetime) -> datetime | None:
        if plan.starts is not None:
            after = max(after, _moment(plan.starts) - timedelta(microseconds=1))
        began = self._ledger.moment(key)
        return next_after(plan.expression, plan.zone, after, None if began is None else _moment(began))

    def _over(self, plan: Plan, moment: datetime) -> bool:
        return plan.ends is not None and moment.timestamp() > plan.ends

    def _clean(self, plan: Plan, key: str) -> None:
        """A schedule that will not fire again deletes itself, if it says so."""
        following = self._next[key]
        if plan.enabled and plan.delete_when_done and (following is None or self._over(plan, following)):
            with suppress(ClientError):  # somebody else was faster
                plan.delete()
            self._next.pop(key, None)
            self._ledger.forget([key])

    def _forget_all_but(self, seen: set[str]) -> None:
        for key in self._next.keys() - seen:
            del self._next[key]
        gone = set(self._ledger.moments()) - seen
        if gone:
            self._ledger.forget(gone)

    def _refuse(self, plan: Plan, wrong: NotASchedule) -> None:
        if plan.arn not in self._refused:
            self._refused.add(plan.arn)
            print(f"pumps: {plan.arn} never fires: {wrong}")


def _moment(epoch: float) -> datetime:
    return datetime.fromtimestamp(epoch, UTC)
