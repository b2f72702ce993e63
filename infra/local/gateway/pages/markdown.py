"""Markdown as HTML: everything that is written is escaped, and links lead to documents of ours or out of here."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from infra.local.gateway.pages.code import coloured
from infra.local.gateway.pages.diagram import drawn

if TYPE_CHECKING:
    from markdown_it.token import Token

Resolve = Callable[[str], str | None]
"""Where a link of the document leads, or ``None`` if nowhere."""

_DEEPEST = 3
_OUTSIDE = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    anchor: str


@dataclass(slots=True)
class Rendered:
    """A document, and what stands in it where."""

    html: str = ""
    headings: list[Heading] = field(default_factory=list)


def title_of(text: str, otherwise: str) -> str:
    """The first heading, as text."""
    found = re.search(r"^# +(.+?) *#*$", text, re.MULTILINE)
    return re.sub(r"[`*_]", "", found.group(1)) if found else otherwise


def ticked(text: str) -> str:
    """A sentence, escaped, in which what stands between backticks is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def rendered(text: str, resolve: Resolve) -> Rendered:
    """The document as HTML."""
    from markdown_it import MarkdownIt  # only who reads needs it

    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    done = Rendered()
    tokens = markdown.parse(text)
    _anchor(tokens, done.headings)
    for each in (*tokens, *(inner for token in tokens for inner in token.children or ())):
        _led(each, resolve)
    for name, rule in (("fence", _fence), ("code_block", _fence), ("image", _image)):
        markdown.add_render_rule(name, rule)
    markdown.add_render_rule("heading_close", _heading_close)
    html = str(markdown.renderer.render(tokens, markdown.options, {}))
    done.html = html.replace("<table>", '<div class="scroll"><table>').replace("</table>", "</table></div>")
    return done


def _anchor(tokens: "Sequence[Token]", headings: list[Heading]) -> None:
    """Give every heading a name to be linked by, as code forges make them."""
    taken: dict[str, int] = {}
    for token, inline in pairwise(tokens):
        if token.type != "heading_open":
            continue
        text = "".join(child.content for child in inline.children or ())
        slug = re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-") or "section"
        count = taken[slug] = taken.get(slug, -1) + 1
        anchor = f"{slug}-{count}" if count else slug
        token.attrSet("id", anchor)
        level = int(token.tag[1:])
        if 1 < level <= _DEEPEST:
            headings.append(Heading(level, text, anchor))


def _led(token: "Token", resolve: Resolve) -> None:
    """Let a link or an image lead where it should, and say in a class what would be a style."""
    if token.type in {"td_open", "th_open"} and (style := token.attrs.pop("style", "")):
        token.attrSet("class", str(style).rpartition(":")[2])
    name = {"link_open": "href", "image": "src"}.get(token.type)
    if name is None:
        return
    target = str(token.attrGet(name) or "")
    if target.startswith("#"):
        return
    if target.lower().startswith(_OUTSIDE):
        if name == "href":
            token.attrs |= {"target": "_blank", "rel": "noopener noreferrer", "class": "out"}
            return
        token.attrs.pop(name)  # no picture of another site is asked for
        return
    led = resolve(target)
    if led is not None:
        token.attrSet(name, led)
    else:
        del token.attrs[name]
        token.attrSet("title", f"{target} is not among these documents")


def _heading_close(_: Any, tokens: "Sequence[Token]", index: int, *__: Any) -> str:
    opened = tokens[index - 2]
    anchor = escape(str(opened.attrGet("id")))
    return f'<a class="anchor" href="#{anchor}" aria-label="Link to this section">#</a></{opened.tag}>\n'


def _fence(_: Any, tokens: "Sequence[Token]", index: int, *__: Any) -> str:
    token = tokens[index]
    language = token.info.strip().split(" ")[0].lower()
    if language == "mermaid" and (picture := drawn(token.content)):
        source = f"<details><summary>Its source</summary><pre>{escape(token.content)}</pre></details>"
        return f'<figure class="diagram"><div class="scroll">{picture}</div>{source}</figure>'
    shown = f'<span class="lang">{escape(language)}</span>' if language else ""
    return f'<div class="code">{shown}<pre><code>{coloured(token.content, language)}</code></pre></div>'


def _image(_: Any, tokens: "Sequence[Token]", index: int, *__: Any) -> str:
    token = tokens[index]
    source, said = token.attrGet("src"), escape(token.content)
    if not source:
        return f'<span class="soft">[{said or "a picture"}]</span>'
    return f'<img src="{escape(str(source))}" alt="{said}" loading="lazy">'
