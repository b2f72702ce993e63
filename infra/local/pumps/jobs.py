"""Asynchronous invocations and deliveries: tried, tried again, and in the end given up where somebody will see it."""

import time
from collections.abc import Callable
from typing import Any

from infra.local.arns import name_of
from infra.local.deployment import Deployment
from infra.local.pumps.ledger import Job, Ledger
from infra.local.pumps.means import Means
from infra.local.pumps.ports import RoutedEvent
from infra.local.pumps.shapes import failed_invocation
from infra.local.pumps.targets import Undeliverable
from infra.local.pumps.worker import Pump

OLDEST_INVOCATION = 6 * 3600.0


class Jobs:
    """Accepts jobs: once one is taken, the job will be done, or given up with a trace."""

    def __init__(self, deployment: Deployment, ledger: Ledger) -> None:
        self._deployment = deployment
        self._ledger = ledger
        self.wake: Callable[[], None] = lambda: None

    def invoke_later(self, function: str, event: Any) -> None:
        """Invoke a function asynchronously, as ``InvocationType=Event`` does."""
        known = self._deployment.functions.get(function)
        if known is None:
            raise Undeliverable("RESOURCE_NOT_FOUND", f"Function not found: {function}", final=True)
        self.add(
            Job("invoke", function, event, known.retries, OLDEST_INVOCATION, known.on_failure),
        )

    def route(self, routed: RoutedEvent) -> None:
        """Take what a rule of EventBridge sends to one of its targets."""
        policy = routed.retry_policy or {}
        self.add(
            Job(
                "deliver",
                routed.target,
                routed.payload,
                retries=int(policy.get("MaximumRetryAttempts", 185)),
                max_age=float(policy.get("MaximumEventAgeInSeconds", 86400)),
                dead_letter=routed.dead_letter,
                parameters=dict(routed.parameters),
                attributes={"RULE_ARN": routed.rule, "TARGET_ARN": routed.target},
                event=routed.event,
            )
        )

    def add(self, job: Job) -> None:
        self._ledger.add(job)
        self.wake()


class JobPump(Pump):
    """Does one job after the other; several of them share a ledger."""

    def __init__(self, number: int, ledger: Ledger, means: Means) -> None:
        super().__init__(f"jobs {number}")
        self._ledger = ledger
        self._means = means

    def pause(self) -> float:
        due = self._ledger.next_due()
        return self._means.pace.poll if due is None else min(max(due - time.time(), 0.05), self._means.pace.poll)

    def _step(self, *, eager: bool) -> bool:
        job = self._ledger.claim(float("inf") if eager else time.time())
        if job is None:
            return False
        try:
            if job.kind == "invoke":
                self._invoke(job)
            else:
                self._deliver(job)
        except BaseException:
            self._ledger.release(job)
            raise
        return True

    def _exhausted(self, job: Job) -> str | None:
        if job.tries > job.retries:
            return "RetriesExhausted"
        if time.time() - job.since > job.max_age:
            return "EventAgeExceeded"
        return None

    def _again(self, job: Job) -> None:
        job.due = time.time() + self._means.pace.backoff(job.tries)
        self._ledger.defer(job)

    def _invoke(self, job: Job) -> None:
        outcome = self._means.invoker.invoke(job.target, job.payload)
        job.tries += 1
        if outcome.error is None:
            self._ledger.finish(job)
            return
        condition = self._exhausted(job)
        if condition is None:
            self._again(job)
            return
        self._means.figures.count(job.target, dead_letters=1)
        if job.dead_letter:
            note = failed_invocation(
                job.target, condition, invocations=job.tries, event=job.payload, outcome=outcome, now=time.time()
            )
            self._means.targets.dead_letter(job.dead_letter, note)
        self._ledger.finish(job)

    def _deliver(self, job: Job) -> None:
        try:
            self._means.targets.deliver(job.target, job.payload, job.parameters)
        except Undeliverable as refused:
            job.tries += 1
            exhausted = self._exhausted(job)
            if not refused.final and exhausted is None:
                self._again(job)
                return
            self._means.figures.count(name_of(job.target), dead_letters=1)
            if job.dead_letter:
                condition = "MaximumRetryAttempts" if exhausted == "RetriesExhausted" else "MaximumEventAgeInSeconds"
                body = job.payload if job.event is None else job.event
                self._means.targets.dead_letter(
                    job.dead_letter,
                    body,
                    {
                        **job.attributes,
                        "ERROR_CODE": refused.code,
                        "ERROR_MESSAGE": refused.message,
                        "RETRY_ATTEMPTS": job.tries - 1,
                        "EXHAUSTED_RETRY_CONDITION": condition if exhausted and not refused.final else "",
                    },
                )
        self._ledger.finish(job)
