"""Where one begins: what runs on this machine, where its doors are, and what there is to see."""

import json
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from aiohttp.web import Response

from infra.local.deployment import Deployment
from infra.local.gateway.invoking import Watched
from infra.local.gateway.pages.code import coloured
from infra.local.gateway.pages.docs import Docs
from infra.local.gateway.pages.shell import page
from infra.local.mail.letters import Sent

_WORDS = (
    "This is the whole of Stoa on this machine: the same functions and the same templates as in your AWS account, on "
    "an embedded local cloud."
)
_NOT_BUILT = " The web client has not been built yet; until then, look inside."


class Addresses(NamedTuple):
    """Where the doors of this machine are; ``None`` where one is shut."""

    web: int
    objects: str | None = None
    smtp: int | None = None
    status: str | None = None
    built: Callable[[], bool] = lambda: False
    """Whether there is a web client at the root."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.web}"


class Overview:
    """The first page."""

    def __init__(
        self, deployment: Deployment, watched: Watched, stores: Sent, docs: Path, *, addresses: Addresses
    ) -> None:
        self._deployment = deployment
        self._watched = watched
        self._stores = stores
        self._docs = docs
        self._addresses = addresses

    def page(self) -> Response:
        built = self._addresses.built()
        tiles = "".join(
            f'<a class="tile" href="{path}"><b>{name}</b><span>{text}</span><small>{figures}</small></a>'
            for path, name, text, figures in self._tiles(built=built)
        )
        doors = "".join(
            f'<tr><th scope="row">{name}</th><td><code>{escape(where)}</code></td><td class="soft">{text}</td></tr>'
            for name, where, text in self._doors()
        )
        return page(
            "Overview",
            f'<div class="hero"><h1>Your workspace is running.</h1><p>{_WORDS}{"" if built else _NOT_BUILT}</p></div>'
            f'<div data-live><div class="grid">{tiles}</div></div>'
            f'<h2>Doors of this machine</h2><div class="card scroll"><table class="doors">{doors}</table></div>'
            f'<h2>Try it</h2><div class="code"><pre><code>{coloured(self._commands(), "sh")}</code></pre></div>',
            "/_local/",
        )

    def _tiles(self, *, built: bool) -> Iterator[tuple[str, str, str, str]]:
        if built:
            yield "/", "Web client", "What people of the workspace see.", "built"
        if self._addresses.status:
            text = "What everybody may know about how things stand. Functions write it whenever an incident changes."
            yield self._addresses.status, "Status page", text, "of the demonstration"
        text = "What is deployed here, what opens it, and how its last call went."
        yield "/_local/functions", "Functions", text, self._calls()
        text = "Every operation with its parameters, bodies, answers and problems."
        yield "/_local/reference", "API reference", text, _many(self._operations(), "operation")
        text = "Everything that was mailed, as its recipients would see it."
        yield "/_local/mail", "Sent mail", text, _many(len(self._stores.sent()), "message")
        text = "How the house is built, how it is deployed, and how to add a function to it."
        yield "/_local/docs", "Documentation", text, _many(len(Docs(self._docs).papers()), "document")

    def _calls(self) -> str:
        seen = list(dict(self._watched.seen).values())
        failed = sum(known.errors for known in seen)
        state = f'<span class="bad">{failed} failed</span>' if failed else '<span class="good">none failed</span>'
        calls = _many(sum(known.count for known in seen), "call")
        return f"{len(self._deployment.functions)} deployed · {calls} · {state}"

    def _operations(self) -> int:
        return sum(len(item) for item in self._documented().values())

    def _documented(self) -> dict[str, dict[str, dict[str, object]]]:
        try:
            paths: dict[str, dict[str, dict[str, object]]] = json.loads(
                (self._docs / "openapi.json").read_text("utf-8")
            )["paths"]
        except (OSError, ValueError, LookupError, TypeError):
            return {}
        return paths

    def _doors(self) -> Iterator[tuple[str, str, str]]:
        at = self._addresses
        yield "HTTP", at.url, "the one origin, as the edge joins it"
        if at.objects:
            yield "S3", at.objects, "where presigned URLs lead; for the AWS CLI too"
        if at.smtp:
            yield "SMTP", f"smtp://127.0.0.1:{at.smtp}", "mail comes in here, as SES would receive it"

    def _commands(self) -> str:
        url = self._addresses.url
        lines = [f"curl -s {url}{path}" for path in self._open()[:1]]
        if self._addresses.status:
            lines.append(f"curl -s {url}{self._addresses.status}status.json")
        lines.append(f"curl -s {url}/_local/api        # what is deployed, for programs")
        return "\n".join(lines)

    def _open(self) -> list[str]:
        """What anybody may read, and without naming or asking for anything."""
        routes = [route for api in self._deployment.http for route in api.routes if route.method == "GET"]
        paths = [route.path for route in routes if route.authorizer is None and "{" not in route.path]
        documented = self._documented()
        return [path for path in paths if not documented.get(path, {}).get("get", {}).get("parameters")]


def _many(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"
