"""The frame of every local page."""

from html import escape
from pathlib import Path

from aiohttp.web import Response

STYLE = (Path(__file__).parent / "look.css").read_bytes()
SCRIPT = (Path(__file__).parent / "page.js").read_bytes()

_GUARD = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_MARK = (
    '<svg width="24" height="24" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true"><path d="M12 2 2 7v2h20V7z'
    'M4 11h3v8H4zm6.5 0h3v8h-3zM17 11h3v8h-3zM2 20h20v2H2z"/></svg>'
)
_NAV = (
    ("/_local/", "Overview"),
    ("/_local/functions", "Functions"),
    ("/_local/mail", "Mail"),
    ("/_local/reference", "API"),
    ("/_local/docs", "Docs"),
)


def sent(body: bytes, media: str, status: int = 200, **more: str) -> Response:
    """A response that other sites can neither read nor frame."""
    extra = {name.replace("_", "-"): value for name, value in more.items()}
    return Response(body=body, status=status, headers={**_GUARD, "Content-Type": media, **extra})


def page(title: str, content: str, here: str = "", status: int = 200) -> Response:
    """A whole page."""
    links = "".join(f'<a href="{path}"{" aria-current=page" if path == here else ""}>{name}</a>' for path, name in _NAV)
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} · Stoa</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/_local/look.css"><link rel="icon" href="data:,">'
        f'</head><body><header><div><a class="brand" href="/_local/">{_MARK}<b>Stoa</b></a>'
        f"<nav>{links}</nav></div></header>"
        f'<main>{content}</main><script src="/_local/page.js" defer></script></body></html>'
    )
    return sent(text.encode(errors="replace"), "text/html; charset=utf-8", status)


def missing(what: str) -> Response:
    return page("Not here", f'<h1>Not here</h1><p class="lead">{escape(what)}</p>', status=404)
