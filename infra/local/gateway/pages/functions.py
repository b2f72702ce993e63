"""The functions that are deployed: what opens each, and how its last call went."""

import time
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from typing import Any

from aiohttp.web import Response

from infra.local.deployment import Deployment
from infra.local.gateway.invoking import Seen
from infra.local.gateway.pages.shell import page


def opened_by(deployment: Deployment) -> dict[str, list[str]]:
    """How each function is reached; by nothing else but calls, if that is empty."""
    ways: dict[str, list[str]] = {name: [] for name in deployment.functions}
    for function, way in _ways(deployment):
        known = ways.setdefault(function, [])
        if way not in known:
            known.append(way)
    return ways


def _ways(deployment: Deployment) -> Iterator[tuple[str, str]]:
    for api in deployment.http:
        for route in api.routes:
            yield route.function, f"{route.method} {route.path}"
            if route.authorizer:
                yield route.authorizer.function, "authorizer"
    for socket in deployment.sockets:
        yield from ((function, f"socket {key}") for key, function in socket.routes.items())
        if socket.authorizer:
            yield socket.authorizer.function, "authorizer"
    yield from _triggered(deployment)
    for mapping in deployment.mappings:
        service, _, rest = mapping.source.removeprefix("arn:aws:").partition(":")
        stream = service == "dynamodb"
        yield mapping.function, f"stream {rest.split('/')[1]}" if stream else f"queue {rest.rpartition(':')[2]}"
    for receipt in deployment.receipts:
        yield receipt.function, f"mail {', '.join(receipt.recipients)}"


def _triggered(deployment: Deployment) -> Iterator[tuple[str, str]]:
    """By schedules and events, straight or by way of a queue."""
    behind: dict[str, list[str]] = defaultdict(list)
    for mapping in deployment.mappings:
        behind[mapping.source].append(mapping.function)
    for trigger in deployment.triggers:
        service, _, rest = trigger.target.removeprefix("arn:aws:").partition(":")
        functions = (
            [rest.partition(":function:")[2].partition(":")[0]] if service == "lambda" else behind[trigger.target]
        )
        yield from ((function, trigger.how) for function in functions)


def facts(deployment: Deployment, seen: dict[str, Seen]) -> list[dict[str, Any]]:
    """The same for programs."""
    ways = opened_by(deployment)
    return [
        {
            "name": name,
            "opened_by": ways[name],
            "invocations": known.count,
            "errors": known.errors,
            "last_invocation": known.last or None,
            "last_milliseconds": round(known.milliseconds, 1) if known.last else None,
            "last_error": known.error,
        }
        for name in sorted(deployment.functions)
        for known in (seen.get(name) or Seen(),)
    ]


def functions(deployment: Deployment, seen: dict[str, Seen]) -> Response:
    ways = opened_by(deployment)
    rooms: dict[str, list[str]] = defaultdict(list)
    for name in sorted(deployment.functions):
        rooms[name.partition("-")[2].partition("-")[0]].append(name)
    count = len(deployment.functions)
    errors = sum(known.errors for known in seen.values())
    state = f'<span class="bad">{errors} failed</span>' if errors else '<span class="good">none failed</span>'
    groups = "".join(
        f'<section data-group><h2>{escape(room)}</h2><div class="card scroll"><table class="calls">{_HEAD}'
        f"{''.join(_line(name, ways[name], seen.get(name) or Seen()) for name in names)}</table></div></section>"
        for room, names in rooms.items()
    )
    calls = sum(known.count for known in seen.values())
    content = (
        f'<div class="row"><h1>Functions</h1><input type="search" placeholder="Filter" aria-label="Filter"></div>'
        f'<div data-live><p class="lead">{count} deployed, {calls} calls, {state}. '
        f"As JSON: <a href='/_local/api'>/_local/api</a></p>{groups or _NONE}</div>"
    )
    return page("Functions", content, "/_local/functions")


_HEAD = (
    "<tr><th>Function</th><th>Opened by</th><th>Last call</th>"
    '<th class="n">Took</th><th class="n">Calls</th><th class="n">Failed</th></tr>'
)
_NONE = '<div class="card empty">The template deploys no function.</div>'


def _line(name: str, ways: list[str], known: Seen) -> str:
    how = "<br>".join(f'<span class="mono">{escape(way).replace("/", "/<wbr>")}</span>' for way in ways)
    short = name.partition("-")[2] or name
    failed = f'<span class="pill bad">{known.errors}</span>' if known.errors else '<span class="soft">0</span>'
    took = f"{known.milliseconds:.1f} ms" if known.last else ""
    return (
        f"<tr data-line><td><b>{escape(short)}</b>{_failure(known)}</td>"
        f"<td>{how or '<span class=soft>a call</span>'}</td>"
        f'<td class="soft">{ago(known.last) if known.last else "not yet"}</td><td class="n soft">{took}</td>'
        f'<td class="n">{known.count}</td><td class="n">{failed}</td></tr>'
    )


def _failure(known: Seen) -> str:
    if not known.error:
        return ""
    kind, text = known.error.get("errorType", "Error"), known.error.get("errorMessage", "")
    trace = "\n".join(str(line).rstrip() for line in known.error.get("stackTrace") or ())
    log = "\n\n".join(part for part in (trace, known.log) if part) or "It said nothing more."
    return (
        f'<details><summary class="bad">{escape(str(kind))}: {escape(str(text)[:200])} '
        f'<span class="soft">{ago(known.failed)}</span></summary><pre>{escape(log)}</pre></details>'
    )


def ago(moment: float) -> str:
    """How long that is gone, roughly."""
    seconds = max(0, time.time() - moment)
    for unit, size in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{int(seconds // size)} {unit} ago"
    return "just now" if seconds < 5 else f"{int(seconds)} s ago"  # noqa: PLR2004 - nobody counts these
