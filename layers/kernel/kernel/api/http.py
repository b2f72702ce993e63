"""Doors that are reached by HTTP: a request in, an answer or a problem out, and never a stack trace."""

import hmac
import json
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from typing import Any, cast

from chalice.app import Chalice
from chalice.app import Request as ChaliceRequest

from kernel import settings
from kernel.answers import Answer, Cookie, Redirect
from kernel.api.arguments import Arguments
from kernel.api.problems import MEDIA_TYPE, bug, problem
from kernel.api.request import Request
from kernel.api.signature import Signature
from kernel.api.wire import Wire
from kernel.callers import Asked, Caller, WorkspaceId, asked, own, reach, within
from kernel.doors import Callback, Endpoint, HttpDoor, Webhook
from kernel.errors import Forbidden, Refusal, Unavailable
from kernel.etags import etag, known
from kernel.logs import facts, log

Headers = dict[str, str | list[str]]

WORTHWHILE = 1024
"""Characters from which on an answer is made smaller; less goes into one packet anyway."""


class UnknownOrigin(Forbidden):
    """The request did not come through the edge, which holds the firewall."""


class HttpService:
    """Serves one door."""

    def __init__(self, door: HttpDoor) -> None:
        self._door = door
        callback = isinstance(door, Callback)
        method = "GET" if callback else door.method  # of a callback the model is what we remembered, never a body
        signature = Signature.of(door.view, path=door.path, method=method)
        if callback and not signature.filters:
            raise TypeError(
                "a callback takes what was remembered of the browser, as a model, or anybody could come back"
            )
        itself = signature.raw and "request" in signature.special  # the view reads the request, query and all
        strict = not callback and not isinstance(door, Webhook) and not itself
        self._arguments = Arguments(signature, strict=strict, callback=callback, largest=door.largest, takes=door.takes)
        self._dump = self._arguments.dumper()
        self._spend = _spender(door)
        self._chalice = Chalice(app_name="stoa", configure_logs=False, env={})
        self._chalice.api.binary_types = []  # ``Wire`` encodes
        self._chalice.route(door.path, methods=list(door.methods), content_types=["*/*"])(self._serve)

    def __call__(self, event: dict[str, Any], context: Any) -> Any:
        return self._chalice(event, context)

    def _serve(self, **_: str) -> Wire:
        """What Chalice calls for a request that fits the route."""
        request = Request(cast("ChaliceRequest", self._chalice.current_request).to_original_event())
        started = time.perf_counter()
        said: dict[str, str] = {"request_id": request.id, "door": f"{self._door.method} {self._door.path}"}
        token = facts.set(said)
        try:
            wire = self._respond(request, said)
            if len(wire.body) >= WORTHWHILE and not self._door.secret:
                from kernel.api.packing import pack

                pack(wire, request.headers.get("accept-encoding", ""))
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            log.info("served", extra={"status": wire.status_code, "milliseconds": milliseconds})
        finally:
            facts.reset(token)
        return wire

    def _respond(self, request: Request, said: dict[str, str]) -> Wire:
        spent: Headers = {}  # the RateLimit headers, which refusals carry too
        instance = f"urn:request:{request.id}"
        try:
            return self._answer(request, said, spent)
        except Refusal as refusal:
            said["problem"] = refusal.kind
            return self._respond_with(refusal, spent, instance)
        except Exception as error:  # noqa: BLE001 - nothing but a problem ever leaves
            if _passing(error):
                log.warning("AWS did not answer", exc_info=True)
                return self._respond_with(Unavailable("something did not answer in time; try again"), spent, instance)
            log.exception("this is a bug")
            if self._door.refused:
                from kernel.manners import bug as told

                return self._respond_with(told(), spent, instance)
            return Wire(bug(instance), {"Content-Type": MEDIA_TYPE, "Cache-Control": "no-store"}, 500)

    def _respond_with(self, refusal: Refusal, spent: Headers, instance: str) -> Wire:
        headers: Headers = {"Content-Type": MEDIA_TYPE, "Cache-Control": "no-store", **spent}
        if manner := self._door.refused:
            headers |= {"Content-Type": manner.media_type, **manner.headers(refusal)}
            said = manner.document(refusal)
            return Wire(said if isinstance(said, str) else json.dumps(said), headers, manner.status(refusal))
        return Wire(json.dumps(problem(refusal, instance)), {**headers, **refusal.headers()}, refusal.status)

    def _answer(self, request: Request, said: dict[str, str], spent: Headers) -> Wire:
        through_the_edge(request)
        door, caller = self._door, None
        if isinstance(door, Endpoint):
            caller = Caller.of(request.authorizer)
            said |= {"workspace": caller.workspace, "person": caller.person}
            caller.require(door.scope)
        if self._spend:
            spent |= self._spend(door.limits, door=said["door"], caller=caller, address=request.address)
        if isinstance(door, Webhook):
            door.proof(request.headers, request.body)
        token = asked.set(Asked(request.address or None, caller.session or None if caller else None))
        try:
            with within(reach(_tenant(door, caller), door.crosses)):
                answer = door.view(**self._arguments.of(request, caller))
        finally:
            asked.reset(token)
        wire = self._wire(answer, request)
        wire.headers.update(spent)
        return wire

    def _wire(self, answer: Any, request: Request) -> Wire:
        """What goes over the wire for what the view answered."""
        status = self._door.status
        if isinstance(answer, Redirect):
            headers: Headers = {"Location": answer.location, "Cache-Control": "no-store"}
            return Wire("", _cookies(headers, answer.cookies), answer.status)
        if isinstance(answer, Answer):
            said = answer.headers
            headers = {"Cache-Control": "no-store", **_tagged(answer.body), **said, "Content-Type": answer.media_type}
            body = answer.body if isinstance(answer.body, str | bytes) else self._dump(answer.body)
            return Wire(body, _cookies(headers, answer.cookies), answer.status or status)
        if answer is None:
            return Wire("", {"Cache-Control": "no-store"}, 204 if status == 200 else status)  # noqa: PLR2004 - HTTP's own
        headers = {"Content-Type": self._door.gives, "Cache-Control": "no-store", **_tagged(answer)}
        asked = request.headers.get("if-none-match") if request.method in {"GET", "HEAD"} else None
        if asked and (tag := known(str(headers.get("ETag", "")), asked)):
            return Wire("", {"ETag": tag, "Cache-Control": "no-store"}, 304)
        return Wire(self._dump(answer), headers, status)


def _tenant(door: HttpDoor, caller: Caller | None) -> WorkspaceId | None:
    """Whose rows the door is about: the workspace's, or the person's own."""
    if caller is None:
        return None
    return own(caller.person) if isinstance(door, Endpoint) and door.own else caller.workspace


def through_the_edge(request: Request) -> None:
    """Raise ``UnknownOrigin`` unless the edge sent this: there is no firewall before an HTTP API itself."""
    digest = sha256(request.headers.get("x-origin-secret", "").encode()).hexdigest()
    if not any(hmac.compare_digest(digest, known) for known in settings.ORIGIN_HASHES):
        raise UnknownOrigin("this address is not for direct use; go through the workspace's own domain")


def _spender(door: HttpDoor) -> Callable[..., dict[str, str]] | None:
    """What counts requests against the limits of a door; imported by functions that have one."""
    if not door.limits:
        return None
    from kernel.limits import spend

    return spend


def _passing(error: Exception) -> bool:
    """Whether AWS failed in a way that passes; only a function that has spoken to AWS can find that out."""
    aws = sys.modules.get("kernel.aws")
    return aws is not None and bool(aws.transient(error))


def _tagged(answer: Any) -> Headers:
    """The ETag of what the journal keeps."""
    modseq = getattr(answer, "modseq", None)
    return {} if modseq is None else {"ETag": etag(modseq)}


def _cookies(headers: Headers, cookies: tuple[Cookie, ...]) -> Headers:
    return {**headers, "Set-Cookie": [str(cookie) for cookie in cookies]} if cookies else headers
