"""What must be there before a sample event can be about anything: made by the functions whose trade that is.

``GET /api/ops/incidents/{incident_id}`` is about what ``POST /api/ops/incidents`` makes, and a call that takes a
``key_id`` about what another call of its room answers with. The maker is run with its own sample, and what it answers
is put where the sample has an invented name.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.catalogue import Function, House
from kernel.api.signature import Signature
from kernel.doors import Call, HttpDoor

Event = dict[str, Any]
Invoke = Callable[[Function, Event], Any]
"""Runs a function, and returns what it answered."""


@dataclass(frozen=True, slots=True)
class Samples:
    """The sample events of a house."""

    house: House
    invoke: Invoke
    report: Callable[[str], None]

    def path(self, function: Function) -> Path:
        return self.house.root / f"events/{function.room}/{function.name}.json"

    def event(self, function: Function) -> Event:
        """The sample of a function, about something that is there now if anybody makes such a thing."""
        event: Event = json.loads(self.path(function).read_text("utf-8"))
        match function.door:
            case HttpDoor(path=path):
                self._address(event, function, path)
            case Call() if isinstance(event.get("request"), dict):
                self._fill(event["request"], function)
        return event

    def _address(self, event: Event, function: Function, path: str) -> None:
        """Let the path lead to something."""
        for part in re.finditer(r"\{(\w+)}", path):
            name, of = part[1], path[: part.start() - 1]
            maker = next((each for each in self.house.all if _route(each) == ("POST", of)), None)
            answer = self._made(function, maker, name)
            if answer is None:
                continue
            event["pathParameters"][name] = str(json.loads(answer["body"])[name])
            event["path"] = event["requestContext"]["path"] = path.format(**event["pathParameters"])
            if "if-match" in event["headers"] and "ETag" in answer["headers"]:
                event["headers"]["if-match"] = answer["headers"]["ETag"]
                event["multiValueHeaders"]["if-match"] = [answer["headers"]["ETag"]]

    def _fill(self, request: Event, function: Function) -> None:
        """Let a call be about something: what is made is known by an id."""
        others = [each for each in self.house.functions(function.room) if isinstance(each.door, Call)]
        for name in filter(re.compile("_id$").search, request):
            maker = next((each for each in others if _gives(each, name)), None)
            if maker is not None and (answer := self._made(function, maker, name)) is not None:
                request[name] = answer["answer"][name]

    def _made(self, function: Function, maker: Function | None, name: str) -> Any:
        """The answer of who makes what the sample is about, or nothing and why."""
        if maker is None or maker == function:
            self.report(
                f"no function makes the {name} of the sample at one request: where it is not found (404), that is why"
            )
            return None
        answer = self.invoke(maker, self.event(maker))
        said = answer["answer"] if isinstance(answer, dict) and "answer" in answer else _body(answer)
        if not isinstance(said, dict) or name not in said:
            self.report(f"{maker.room}/{maker.name} made no {name}: where it is not found (404), that is why")
            return None
        self.report(f"made with {maker.room}/{maker.name}: the {name} {said[name]}")
        return answer


def _route(function: Function) -> tuple[str, str] | None:
    door = function.door
    return (door.method, door.path) if isinstance(door, HttpDoor) else None


def _gives(function: Function, name: str) -> bool:
    """Whether a call answers with what goes by that name, and does not have to be told it."""
    signature = Signature.of(function.door.view)
    asked = signature.body[1].model_fields if signature.body else {}
    return name in getattr(signature.answer, "model_fields", {}) and name not in asked


def _body(answer: Any) -> Any:
    """What an HTTP answer says, if it is JSON."""
    try:
        return json.loads(answer["body"])
    except (TypeError, KeyError, ValueError):
        return None
