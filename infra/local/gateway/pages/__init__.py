"""``/_local/``: what is deployed, what was mailed, what the API offers, what to read. For this machine's own people."""

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiohttp.web import BaseRequest, Response

from infra.local.deployment import Deployment
from infra.local.gateway.answers import own
from infra.local.gateway.calling import called
from infra.local.gateway.invoking import Watched
from infra.local.gateway.limits import Limits
from infra.local.gateway.pages import mail
from infra.local.gateway.pages.docs import Docs
from infra.local.gateway.pages.functions import facts, functions
from infra.local.gateway.pages.overview import Addresses, Overview
from infra.local.gateway.pages.reference import reference
from infra.local.gateway.pages.shell import SCRIPT, STYLE, missing, sent
from infra.local.gateway.posting import posted
from infra.local.gateway.sockets import SocketService
from infra.local.mail.letters import Sent

__all__ = ["Addresses", "Pages", "Sent"]

_READING = {"GET", "HEAD"}


class Pages:
    """All local pages."""

    def __init__(
        self,
        deployment: Deployment,
        watched: Watched,
        stores: Sent,
        docs: Path,
        *,
        limits: Limits,
        addresses: Addresses,
    ) -> None:
        self.sockets: list[SocketService] = []
        self._deployment = deployment
        self._watched = watched
        self._stores = stores
        self._overview = Overview(deployment, watched, stores, docs, addresses=addresses)
        self._addresses = addresses
        self._limits = limits
        self._hosts = {f"{host}:{addresses.web}" for host in ("127.0.0.1", "localhost", "[::1]")}
        self._started = time.time()
        self._sections: dict[str, Callable[[list[str]], Response]] = {
            "": lambda _: self._overview.page(),
            "api": self._api,
            "docs": lambda rest: Docs(docs).serve(tuple(rest)),
            "functions": lambda _: functions(deployment, dict(watched.seen)),
            "health": lambda _: _json(self._health()),
            "look.css": lambda _: sent(STYLE, "text/css; charset=utf-8"),
            "mail": self._mail,
            "page.js": lambda _: sent(SCRIPT, "text/javascript; charset=utf-8"),
            "reference": lambda _: reference(docs, addresses.url),
        }

    async def serve(self, request: BaseRequest, parts: tuple[str, ...]) -> Response:
        """Answer one request, unless another site is behind it."""
        if not self._ours(request):
            return own(403)
        if parts and parts[0] == "sockets":
            return await posted(request, parts[1:], self.sockets, self._limits)
        if parts and parts[0] == "lambda":
            return await called(request, parts[1:], self._watched, self._limits)
        if request.method not in _READING:
            return own(405)
        try:
            return await asyncio.to_thread(self._page, parts)  # it reads files and the stores
        except OSError:
            return missing("That cannot be read right now.")

    def _ours(self, request: BaseRequest) -> bool:
        """Whether people or programs of this machine ask, and not a page that one of them happens to look at.

        The Host says so (another name may be made to point here), and for anything but reading the Origin too.
        """
        if request.headers.get("Host", "").lower() not in self._hosts:
            return False
        if request.method in _READING:
            return True
        origin = request.headers.get("Origin")
        if origin is not None and origin.lower().removeprefix("http://") not in self._hosts:
            return False
        return request.headers.get("Sec-Fetch-Site", "none") in {"none", "same-origin"}

    def _page(self, parts: tuple[str, ...]) -> Response:
        name, *rest = parts or ("",)
        opened = self._sections.get(name)
        return opened(rest) if opened else missing("There is no such page.")

    def _mail(self, rest: list[str]) -> Response:
        if not any(rest):
            return mail.inbox(self._stores, self._deployment.receipts, self._addresses.smtp)
        found = mail.letter(self._stores, rest[0])
        if found is None:
            return missing("There is no such message.")
        if rest[1:-1] == ["parts"]:
            return mail.part(found, rest[-1])
        view = {"": mail.read, "html": mail.html, "raw": mail.raw}.get("/".join(rest[1:]))
        return view(found) if view else missing("There is no such page.")

    def _api(self, rest: list[str]) -> Response:
        match rest:
            case [] | [""]:
                return _json({**self._health(), "functions": facts(self._deployment, dict(self._watched.seen))})
            case ["mail"]:
                return _json({"mail": [found.facts() for found in mail.newest_first(self._stores)]})
            case ["mail", identity]:
                found = mail.letter(self._stores, identity)
                return _json(found.whole()) if found else own(404)
        return own(404)

    def _health(self) -> dict[str, Any]:
        connected = {socket.api.name: len(socket.board) for socket in self.sockets}
        return {"status": "ok", "seconds": round(time.time() - self._started, 1), "connected": connected}


def _json(value: Any) -> Response:
    return sent(json.dumps(value, default=str).encode(), "application/json")
