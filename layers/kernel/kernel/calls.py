"""Asking another room, where an answer is needed at once. Both types are in ``contracts``."""

import json
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter

from kernel import guard, settings
from kernel.aws import client
from kernel.callers import Caller
from kernel.errors import Refusal, Unavailable

Answer = TypeVar("Answer")


class CallFailed(Unavailable):
    """The other room broke; what it said is in its own log."""


class Refused(Refusal):
    """What the other room refused, as it said it."""

    def __init__(self, problem: dict[str, object]) -> None:
        super().__init__(str(problem["detail"]))
        self.status = int(str(problem["status"]))
        self.title = str(problem["title"])
        self._kind = str(problem["type"]).rpartition(":")[2]

    @property
    def kind(self) -> str:
        return self._kind


def ask(function: str, request: BaseModel, answer: type[Answer], *, caller: Caller | None = None) -> Answer:
    """Invoke ``function`` (``agenda-changes-apply``) in the name of ``caller`` and return what it answers."""
    if caller:
        guard.demand(caller.workspace, "a call")
    payload = {"caller": caller.context() if caller else None, "request": request.model_dump(mode="json")}
    reply = client("lambda").invoke(FunctionName=settings.physical(function), Payload=json.dumps(payload).encode())
    said = json.loads(reply["Payload"].read())
    if reply.get("FunctionError"):
        raise CallFailed(f"{function} did not answer")
    if "problem" in said:
        raise Refused(said["problem"])
    return TypeAdapter(answer).validate_python(said["answer"])
