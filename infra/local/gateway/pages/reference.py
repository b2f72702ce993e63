"""The API reference, from the OpenAPI document that the weaver writes, and the documentation beside it."""

import json
from collections import defaultdict
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp.web import Response

from infra.local.gateway.pages.shell import missing, page, sent

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options")


def reference(docs: Path) -> Response:
    """Every operation, by room."""
    try:
        document = json.loads((docs / "openapi.json").read_text("utf-8"))
    except (OSError, ValueError):
        return missing("There is no docs/openapi.json yet: `make weave` writes it.")
    rooms: dict[str, list[str]] = defaultdict(list)
    for path, item in sorted(document.get("paths", {}).items()):
        for method in _METHODS:
            if operation := item.get(method):
                shared = item.get("parameters", [])
                room = (operation.get("tags") or ["other"])[0]
                rooms[room].append(_operation(document, path, method, operation, shared))
    groups = "".join(
        f'<section data-group><h2>{escape(room)}</h2><div class="card">{"".join(operations)}</div></section>'
        for room, operations in sorted(rooms.items())
    )
    return page(
        "API reference",
        '<div class="row"><h1>API reference</h1><input type="search" placeholder="Filter" aria-label="Filter"></div>'
        f'<p class="lead">OpenAPI {escape(str(document.get("openapi", "")))}, for programs: '
        f'<a href="/_local/docs/openapi.json">openapi.json</a></p>{groups}',
        "/_local/reference",
    )


def listing(docs: Path) -> Response:
    """What there is to read."""
    papers = sorted(path for path in docs.rglob("*") if path.suffix in {".md", ".json"} and path.is_file())
    lines = "".join(_paper(docs, path) for path in papers)
    content = f'<h1>Documentation</h1><p class="lead">The folder docs/.</p><div class="card">{lines}</div>'
    return page("Docs", content, "/_local/docs")


def _paper(docs: Path, path: Path) -> str:
    name = str(path.relative_to(docs))
    with path.open(encoding="utf-8", errors="replace") as file:
        title = next((line.lstrip("# ").strip() for line in file if line.startswith("# ")), name)
    link = f'<a class="paper" data-line href="/_local/docs/{quote(name)}">'
    return f"{link}<b>{escape(title)}</b><span>{escape(name)}</span></a>"


def document(docs: Path, parts: tuple[str, ...]) -> Response:
    """One file of the folder, as it is."""
    root = docs.resolve()
    path = root.joinpath(*parts).resolve() if not any("\0" in part for part in parts) else root
    if not path.is_relative_to(root) or path.suffix not in {".md", ".json"} or not path.is_file():
        return missing("There is no such document.")
    if path.suffix == ".json":
        return sent(path.read_bytes(), "application/json")
    name = escape("/".join(parts))
    text = (
        f'<p><a href="/_local/docs">← Documentation</a></p><h1>{name}</h1><pre>{escape(path.read_text("utf-8"))}</pre>'
    )
    return page(name, text, "/_local/docs")


def _operation(document: dict[str, Any], path: str, method: str, operation: dict[str, Any], shared: list[Any]) -> str:
    parameters = [_resolved(document, parameter) for parameter in [*shared, *operation.get("parameters", [])]]
    rows = "".join(_parameter(parameter) for parameter in parameters)
    content = f"<p>{escape(operation['description'])}</p>" if operation.get("description") else ""
    if rows:
        content += f"<h3>Parameters</h3><table>{rows}</table>"
    content += _body(document, "Body", _resolved(document, operation.get("requestBody") or {}))
    for status, answer in sorted(operation.get("responses", {}).items()):
        said = _resolved(document, answer)
        content += _body(document, f"{status} · {said.get('description', '')}", said, always=True)
    summary = escape(operation.get("summary") or operation.get("operationId") or "")
    return (
        '<details class="op" data-line><summary>'
        f'<span class="method">{method.upper()}</span><code>{escape(path)}</code><span class="soft">{summary}</span>'
        f"</summary><div>{content}</div></details>"
    )


def _parameter(said: dict[str, Any]) -> str:
    place = f"{said.get('in', '')}{', required' if said.get('required') else ''}"
    return (
        f'<tr><td><code>{escape(str(said.get("name")))}</code></td><td class="soft">{escape(place)}</td>'
        f"<td>{escape(str(said.get('description', '')))}</td></tr>"
    )


def _body(document: dict[str, Any], title: str, said: dict[str, Any], *, always: bool = False) -> str:
    text = f"<h3>{escape(title)}</h3>" if always or said.get("content") else ""
    for media, content in (said.get("content") or {}).items():
        for shown in _shown(document, content):
            written = json.dumps(shown, indent=2, ensure_ascii=False)
            text += f'<span class="pill">{escape(media)}</span><pre>{escape(written)}</pre>'
    return text


def _shown(document: dict[str, Any], content: dict[str, Any]) -> list[Any]:
    """The examples, or else the schema."""
    if "example" in content:
        return [content["example"]]
    examples = [_resolved(document, example) for example in (content.get("examples") or {}).values()]
    return [example.get("value") for example in examples] or [_resolved(document, content.get("schema") or {})]


def _resolved(document: dict[str, Any], value: Any) -> dict[str, Any]:
    """What a reference within the document refers to."""
    for _ in range(10):
        reference = value.get("$ref") if isinstance(value, dict) else None
        if not isinstance(reference, str):
            break
        value = document
        for name in reference.removeprefix("#/").split("/"):
            value = value.get(name, {}) if isinstance(value, dict) else {}
    return value if isinstance(value, dict) else {}
