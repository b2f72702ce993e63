"""What goes wrong before it is sure where a browser may go back to: it is said on a page, and goes nowhere else."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape

from kernel.errors import Invalid, Refusal
from kernel.manners import Manner

_STYLE = (
    "body{margin:0;background:#f8f6f2;color:#1d1a16;font:16px/1.5 Inter,system-ui,sans-serif}"
    "main{max-width:30rem;margin:20vh auto 0;padding:0 1.25rem}"
    "h1{font-size:1.5rem;line-height:1.25}"
    "@media(prefers-color-scheme:dark){body{background:#151311;color:#f1ede6}}"
)
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{style}</style></head>
<body><main><h1>{title}</h1><p>{said}.</p>
<p>Nothing was given to anybody. Tell whoever runs the application that brought you here.</p></main></body></html>
"""

_ALONE = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Nowhere(Manner):
    """Refusals for somebody who looks at them, brought here by an application that may be anybody's."""

    media_type = "text/html; charset=utf-8"
    name = "PageThatLeadsNowhere"
    schema: Mapping[str, object] = {"type": "string", "description": "A page that says it in words."}

    def document(self, refusal: Refusal) -> str:
        said = f"the application asks for it wrongly: {refusal}" if isinstance(refusal, Invalid) else str(refusal)
        return _PAGE.format(title=escape(refusal.title), style=_STYLE, said=escape(said[:1].upper() + said[1:]))

    def headers(self, refusal: Refusal) -> Mapping[str, str]:
        return {**refusal.headers(), **_ALONE}
