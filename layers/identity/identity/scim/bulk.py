"""Many operations in one request (RFC 7644, 3.7), in an order in which each finds what it refers to.

Whatever one operation makes, others may refer to as ``bulkId:…``, whichever comes first, and even each other in
circles: such a resource is made without the reference first, and replaced by the whole of it when the others are
there. If that fails it is deleted again, with what was made to refer to it, and their operations have failed (409):
nothing stays half made. Until the circle is closed, nobody outside it is served.

Sans I/O: ``run`` yields one step after the other, is sent the answer to it, and returns the document to answer with.
"""

import json
from collections.abc import Generator, Iterable, Mapping
from typing import Any, NamedTuple

from identity.scim import messages
from identity.scim.errors import InvalidValue, Unresolved
from identity.scim.jobs import Job, Operation
from identity.scim.references import located, resolved, trimmed
from identity.scim.urns import BULK_RESPONSE
from kernel.answers import Answer
from kernel.errors import Refusal


class Step(NamedTuple):
    """One request, ready to be served."""

    method: str
    path: str
    data: Mapping[str, Any]
    version: str | None = None


Steps = Generator[Step, Answer, None]


def run(job: Job, base: str) -> Generator[Step, Answer, dict[str, Any]]:
    """Do a job: yields steps, takes the answers to them, returns the response."""
    work = _Work(job, base)
    while work.goes_on:
        yield from work.proceed()
    yield from work.tidy()
    return {"schemas": [BULK_RESPONSE], "Operations": [result for _, result in sorted(work.results.items())]}


class _Work:
    """How far a job has come."""

    def __init__(self, job: Job, base: str) -> None:
        self._base = base
        self._patience = job.patience or len(job.operations) + 1
        self._todo = {each.number: each for each in job.operations}
        self._makers = {each.makes: each for each in job.operations if each.makes}
        self._ids: dict[str, str] = {}
        self._failed: set[str] = set()
        self._half: dict[int, Operation] = {}
        """What was made without some of its references."""
        self._whole: dict[int, Operation] = {}
        """What was made with all of them."""
        self._errors = 0
        self.results: dict[int, dict[str, Any]] = {}

    @property
    def goes_on(self) -> bool:
        return bool(self._todo or self._half) and self._errors < self._patience

    def proceed(self) -> Steps:
        """Do what can be done next."""
        whole = next((each for each in self._half.values() if not self._open(each)), None)
        if whole:
            yield from self._complete(whole)
            return
        wanted = self._wanted()
        ready = next((each for each in wanted if not self._open(each)), None)
        if ready:
            yield from self._do(ready)
        else:
            yield from self._begin(self._circular(wanted[0]))

    def tidy(self) -> Steps:
        """Take back what is still half made when the job ends early."""
        while self._half:
            operation = next(iter(self._half.values()))
            yield from self._undo(operation, messages.refused(Unresolved("the job ended before this was whole")))

    def _open(self, operation: Operation) -> frozenset[str]:
        """What an operation refers to that may still be made."""
        return frozenset(
            each
            for each in operation.refers
            if each in self._makers and each not in self._ids and each not in self._failed
        )

    def _wanted(self) -> list[Operation]:
        """What is to be done next: all, or what that needs which is half made."""
        if not self._half:
            return list(self._todo.values())
        needed = {number for each in self._half.values() for number in self._needs(each)}
        while more := {number for each in needed for number in self._needs(self._todo[each])} - needed:
            needed |= more
        return [self._todo[number] for number in sorted(needed)]

    def _needs(self, operation: Operation) -> set[int]:
        return {self._makers[each].number for each in self._open(operation)}

    def _circular(self, operation: Operation) -> Operation:
        """An operation that refers to itself through those that the first one waits for."""
        passed: set[int] = set()
        while operation.number not in passed:
            passed.add(operation.number)
            operation = self._todo[min(self._needs(operation))]
        return operation

    def _do(self, operation: Operation) -> Steps:
        del self._todo[operation.number]
        refusal = operation.wrong or self._unresolved(operation)
        if refusal:
            self._note(operation, messages.refused(refusal))
            return
        path, data = located(operation.path, self._ids), resolved(operation.data, self._ids)
        answer = yield Step(operation.method, path, data, operation.version)
        if self._made(operation, answer):
            self._whole[operation.number] = operation
        self._note(operation, answer)

    def _begin(self, operation: Operation) -> Steps:
        """Make a resource without the references that are still open."""
        del self._todo[operation.number]
        refusal = operation.wrong or self._unresolved(operation)
        if refusal:
            self._note(operation, messages.refused(refusal))
            return
        data = resolved(trimmed(operation.data, self._open(operation)), self._ids)
        answer = yield Step(operation.method, operation.path, data)
        if self._made(operation, answer):
            self._half[operation.number] = operation
        else:
            self._note(operation, answer)

    def _complete(self, operation: Operation) -> Steps:
        """Replace what was half made by the whole of it."""
        refusal = self._unresolved(operation)
        if refusal:
            yield from self._undo(operation, messages.refused(refusal))
            return
        answer = yield Step("PUT", self._place(operation), resolved(operation.data, self._ids))
        if answer.status is None or answer.status >= 400:  # noqa: PLR2004 - HTTP's own
            yield from self._undo(operation, answer)
            return
        self._whole[operation.number] = self._half.pop(operation.number)
        self._note(operation, answer._replace(status=201))

    def _undo(self, operation: Operation, why: Answer) -> Steps:
        """Delete what was made, and what refers to it."""
        for made in (self._half, self._whole):
            made.pop(operation.number, None)
        yield Step("DELETE", self._place(operation), {})
        self._ids.pop(operation.bulk_id or "", None)
        self._note(operation, why)
        for each in [each for each in self._whole.values() if operation.makes in each.refers]:
            if each.number in self._whole:
                gone = Unresolved(f"bulkId:{(operation.bulk_id or '')[:200]} could not stay")
                yield from self._undo(each, messages.refused(gone))

    def _place(self, operation: Operation) -> str:
        return f"{operation.path.rstrip('/')}/{self._ids[operation.bulk_id or '']}"

    def _unresolved(self, operation: Operation) -> Refusal | None:
        if unknown := sorted(operation.refers - set(self._makers)):
            return InvalidValue(f"no operation makes bulkId:{unknown[0][:200]}")
        if failed := sorted(operation.refers & self._failed):
            return Unresolved(f"bulkId:{failed[0][:200]} was not made")
        return None

    def _made(self, operation: Operation, answer: Answer) -> bool:
        """Remember the id of what was made, if something was."""
        location = answer.headers.get("Location")
        if operation.makes and location:
            self._ids[operation.makes] = location.rpartition("/")[2]
        return location is not None

    def _note(self, operation: Operation, answer: Answer) -> None:
        """Put down what became of an operation."""
        status, location = answer.status or 200, answer.headers.get("Location")
        result: dict[str, Any] = {"method": operation.method}
        if operation.bulk_id:
            result["bulkId"] = operation.bulk_id
        if operation.makes and operation.makes in self._ids:
            location = f"{self._base}{self._place(operation)}"
        elif operation.method != "POST":
            location = f"{self._base}{located(operation.path, self._ids)}"
        result |= _present(location=location, version=answer.headers.get("ETag"))
        result["status"] = str(status)
        if status >= 400:  # noqa: PLR2004 - HTTP's own
            self._errors += 1
            self._failed |= {operation.makes} if operation.makes else set()
            result["response"] = json.loads(answer.body)
        self.results[operation.number] = result


def _present(**said: str | None) -> Iterable[tuple[str, str]]:
    return [(name, value) for name, value in said.items() if value]
