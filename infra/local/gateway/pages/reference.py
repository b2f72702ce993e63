"""The API reference, from the OpenAPI document that the weaver writes."""

import json
from collections import defaultdict
from html import escape
from pathlib import Path
from typing import Any

from aiohttp.web import Response

from infra.local.gateway.pages.markdown import ticked
from infra.local.gateway.pages.operations import Operation
from infra.local.gateway.pages.schemas import Document
from infra.local.gateway.pages.shell import missing, page

_METHODS = ("get", "post", "put", "patch", "delete", "head", "options")


def reference(docs: Path, url: str) -> Response:
    """Every operation, by room, with how to ask for it at ``url``."""
    try:
        document = Document(json.loads((docs / "openapi.json").read_text("utf-8")))
    except (OSError, ValueError):
        return missing("There is no docs/openapi.json yet: `make weave` writes it.")
    rooms: dict[str, list[str]] = defaultdict(list)
    for path, item in sorted(document.whole.get("paths", {}).items()):
        for method in _METHODS:
            if said := item.get(method):
                operation = Operation(document, method, path, said, item.get("parameters", []))
                rooms[(said.get("tags") or ["other"])[0]].append(operation.html(url))
    groups = "".join(
        f'<section data-group><h2>{escape(room)}</h2><p class="about">{escape(_about(document.whole, room))}</p>'
        f'<div class="card">{"".join(operations)}</div></section>'
        for room, operations in sorted(rooms.items())
    )
    return page(
        "API reference",
        '<div class="row"><h1>API reference</h1><input type="search" placeholder="Filter" aria-label="Filter"></div>'
        f'<p class="lead">{ticked(str(document.whole.get("info", {}).get("description", "")))} For programs: '
        f'<a href="/_local/docs/openapi.json">openapi.json</a>, OpenAPI '
        f"{escape(str(document.whole.get('openapi', '')))}.</p>{groups}",
        "/_local/reference",
    )


def _about(document: dict[str, Any], room: str) -> str:
    return next((str(tag.get("description", "")) for tag in document.get("tags", []) if tag.get("name") == room), "")
