"""Sent mail, as its recipients would see it."""

import re
import shlex
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from aiohttp.web import Response

from infra.local.deployment import ReceiptRule
from infra.local.gateway.pages.code import coloured
from infra.local.gateway.pages.functions import ago
from infra.local.gateway.pages.shell import missing, page, sent
from infra.local.mail.letters import Letter, Part, Sent, letters

_SANDBOX = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; "
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; font-src data:"
)
_CID = re.compile(r"cid:([^\"'\s)>]+)", re.IGNORECASE)
_HERE = "/_local/mail"


def letter(stores: Sent, identity: str) -> Letter | None:
    """The one of that id, if there is one."""
    return next((Letter(mail) for mail in stores.sent() if mail.id == identity), None)


def newest_first(stores: Sent) -> list[Letter]:
    return letters(stores)[::-1]


def inbox(stores: Sent, receipts: Sequence[ReceiptRule], smtp: int | None) -> Response:
    """What was sent, and how mail comes in."""
    lines = "".join(_line(found) for found in newest_first(stores))
    return page(
        "Mail",
        '<div class="row"><h1>Sent mail</h1><input type="search" placeholder="Filter" aria-label="Filter"></div>'
        '<p class="lead">None of this leaves this machine. As JSON: <a href="/_local/api/mail">/_local/api/mail</a></p>'
        f'<div class="card" data-live data-group>{lines or _EMPTY}</div>{_incoming(receipts, smtp)}',
        _HERE,
    )


_EMPTY = (
    '<div class="empty"><svg width="44" height="44" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="1.2" aria-hidden="true"><rect x="2.5" y="5" width="19" height="14" rx="2"/>'
    '<path d="m3 6.5 9 7 9-7"/></svg><b>Nothing was mailed yet</b>'
    "<span>What functions send through SES appears here at once, as its recipients would see it.</span></div>"
)
_REFUSES = (
    "It refuses every recipient (550), as SES would: no room receives mail yet. As soon as the templates hold a "
    "receipt rule, mail to its recipients goes into its bucket and to its function."
)


def _incoming(receipts: Sequence[ReceiptRule], smtp: int | None) -> str:
    """Where mail comes in, and a command that sends some to whoever takes it."""
    if smtp is None:
        return ""
    where = f"<code>smtp://127.0.0.1:{smtp}</code>"
    head = f'<h2>Mail that comes in</h2><div class="card said"><p>This machine takes mail at {where}. '
    if not receipts:
        return f"{head}{_REFUSES}</p></div>"
    takers = list(dict.fromkeys(recipient for rule in receipts for recipient in rule.recipients))
    anybody = any(not rule.recipients for rule in receipts)
    someone = shlex.quote(_someone(takers[0]) if takers else "somebody@example.com")
    command = (
        f"printf 'Subject: Hello\\n\\nIs anybody there?\\n' | curl -s smtp://127.0.0.1:{smtp} "
        f"--mail-from ada@example.org --mail-rcpt {someone} --upload-file -"
    )
    listed = ", ".join(f"<code>{escape(taker)}</code>" for taker in takers)
    words = "It is for everybody" if anybody else f"It is for {listed}; every other recipient is refused, as SES would"
    code = f'<div class="code"><pre><code>{coloured(command, "sh")}</code></pre></div>'
    return f"{head}{words}. To send some:</p>{code}</div>"


def _someone(taker: str) -> str:
    """An address that a rule for an address, a domain or (``.example.com``) its subdomains takes."""
    return taker if "@" in taker else f"somebody@mail{taker}" if taker.startswith(".") else f"somebody@{taker}"


def read(found: Letter) -> Response:
    base = f"{_HERE}/{quote(found.id, safe='')}"
    said = "".join(
        f"<dt>{name}</dt><dd>{escape(value)}</dd>"
        for name, value in (
            ("From", found.header("From") or found.source),
            ("To", found.header("To") or ", ".join(found.destinations)),
            ("Recipients", ", ".join(found.destinations)),
            ("Sent", found.at.strftime("%Y-%m-%d %H:%M:%S UTC") if found.at else ""),
        )
        if value
    )
    body = ""
    if found.html is not None:
        body += (
            f'<h2>As HTML</h2><div class="card"><iframe title="The message" src="{base}/html" '
            'sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe></div>'
        )
    if found.text is not None:
        body += f'<h2>As text</h2><pre class="card">{escape(found.text)}</pre>'
    if found.parts:
        body += (
            '<h2>Attached</h2><div class="card">' + "".join(_attached(base, part) for part in found.parts) + "</div>"
        )
    headers = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in found.headers)
    return page(
        found.subject,
        f'<p><a href="{_HERE}">← Sent mail</a></p><div class="row"><h1>{escape(found.subject)}</h1>'
        f'<a href="{base}/raw">Download .eml</a></div><dl>{said}</dl>{body}'
        f'<h2>Headers</h2><details class="card"><summary class="bar">{len(found.headers)} headers</summary>'
        f'<dl class="mono bar">{headers}</dl></details>',
        _HERE,
    )


def html(found: Letter) -> Response:
    """The HTML by itself, for the frame: no script, nothing from outside, links open beside it."""
    base = f"{_HERE}/{quote(found.id, safe='')}/parts"
    numbers = {part.cid: part.number for part in found.parts if part.cid}

    def embedded(match: re.Match[str]) -> str:
        number = numbers.get(match.group(1))
        return match.group(0) if number is None else f"{base}/{number}"

    text = '<!doctype html><base target="_blank">' + _CID.sub(embedded, found.html or "")
    return sent(text.encode(errors="replace"), "text/html; charset=utf-8", Content_Security_Policy=_SANDBOX)


def raw(found: Letter) -> Response:
    return sent(found.raw, "message/rfc822", Content_Disposition='attachment; filename="message.eml"')


def part(found: Letter, number: str) -> Response:
    """An attachment, to be saved; pictures may be shown."""
    known = next((item for item in found.parts if str(item.number) == number), None)
    if known is None:
        return missing("That message has no such part.")
    shown = known.media in {"image/png", "image/jpeg", "image/gif", "image/webp"}
    name = quote(known.name, safe="")
    return sent(
        known.content,
        known.media if shown else "application/octet-stream",
        Content_Security_Policy="sandbox; default-src 'none'",
        Content_Disposition=f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{name}",
        Cross_Origin_Resource_Policy="cross-origin" if shown else "same-origin",  # the frame is of no origin
    )


def _line(found: Letter) -> str:
    when = ago(found.at.timestamp()) if found.at else ""
    clip = f' <span class="pill">{len(found.parts)} attached</span>' if found.parts else ""
    return (
        f'<a class="mail" data-line href="{_HERE}/{quote(found.id, safe="")}"><span class="soft">'
        f'{escape(", ".join(found.destinations))}</span><span class="what"><b>{escape(found.subject)}</b>{clip}</span>'
        f'<span class="soft">{when}</span></a>'
    )


def _attached(base: str, known: Part) -> str:
    return (
        f'<a class="mail" href="{base}/parts/{known.number}"><span>{escape(known.name)}</span>'
        f'<span class="soft what">{escape(known.media)}</span>'
        f'<span class="soft">{len(known.content):,} bytes</span></a>'
    )
