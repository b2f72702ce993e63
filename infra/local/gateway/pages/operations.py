"""One operation of the API reference: what it takes, what it answers, what can go wrong, and how to ask for it."""

import json
import shlex
from html import escape
from typing import Any
from urllib.parse import quote, urlencode

from infra.local.gateway.pages.code import coloured
from infra.local.gateway.pages.markdown import ticked
from infra.local.gateway.pages.schemas import Document, Field, Schema

_PROBLEM = "application/problem+json"
_FORM = "application/x-www-form-urlencoded"
_REFUSED = "400"


class Operation:
    def __init__(self, document: Document, method: str, path: str, said: Schema, shared: list[Any]) -> None:
        self._document = document
        self._method = method.upper()
        self._path = path
        self._said = said
        self._parameters = [document.resolved(each) for each in [*shared, *said.get("parameters", [])]]
        self._body = document.resolved(said.get("requestBody") or {})

    def html(self, url: str) -> str:
        """All of it, folded up."""
        said = self._said
        name = escape(str(said.get("operationId", f"{self._method}-{self._path}")))
        text = f"<p>{ticked(str(said['description']))}</p>" if said.get("description") else ""
        return (
            f'<details class="op" id="{name}" data-line><summary><span class="method {self._method.lower()}">'
            f"{self._method}</span><code>{escape(self._path).replace('/', '/<wbr>')}</code>"
            f'<span class="soft">{escape(str(said.get("summary", "")))}</span></summary><div>'
            f"{text}{self._taken()}{self._answered()}{self._refused()}{self._asked(url)}</div></details>"
        )

    def _taken(self) -> str:
        """Parameters and body."""
        text = ""
        if self._parameters:
            fields = [
                Field(
                    str(each.get("name", "")),
                    each.get("schema", {}),
                    bool(each.get("required")),
                    str(each.get("description", "")),
                    str(each.get("in", "")),
                )
                for each in self._parameters
            ]
            text += f"<h3>Parameters</h3>{self._document.table(fields)}"
        for media, content in (self._body.get("content") or {}).items():
            text += f'<h3>Body <span class="pill">{escape(media)}</span></h3>'
            if fields := self._document.fields(content.get("schema", {})):
                text += self._document.table(fields)
            text += "".join(_shown(each) for each in self._examples(content))
        return text

    def _answered(self) -> str:
        """What comes back when all went well."""
        text = ""
        for status, answer in self._responses():
            if status >= _REFUSED:
                continue
            said = self._document.resolved(answer)
            text += f"<h3>{escape(status)} · {ticked(str(said.get('description', '')))}</h3>"
            if headers := said.get("headers"):
                fields = [self._header(name, header) for name, header in headers.items()]
                text += self._document.table(fields)
            for media, content in (said.get("content") or {}).items():
                text += f'<span class="pill">{escape(media)}</span>'
                text += "".join(_shown(each) for each in self._examples(content))
        return text

    def _header(self, name: str, header: Any) -> Field:
        said = self._document.resolved(header)
        return Field(name, said.get("schema", {}), required=False, text=str(said.get("description", "")))

    def _refused(self) -> str:
        """Every problem that can come back, and what the gateway says by itself."""
        rows = ""
        for status, answer in self._responses():
            if status < _REFUSED:
                continue
            said = self._document.resolved(answer)
            kinds = "".join(self._kinds(media, content) for media, content in (said.get("content") or {}).items())
            text = ticked(str(said.get("description", "")))
            rows += f"<tr><td><b>{escape(status)}</b></td><td>{text}</td><td>{kinds}</td></tr>"
        if not rows:
            return ""
        return f'<h3>Problems</h3><div class="scroll"><table class="problems">{rows}</table></div>'

    def _kinds(self, media: str, content: Any) -> str:
        """The types of problems, or the gateway's message."""
        if media != _PROBLEM and "examples" not in content:
            words = "; ".join(
                str(each.get("message", "")) for each in self._examples(content) if isinstance(each, dict)
            )
            return f'<div class="soft">the gateway itself: “{escape(words)}”</div>' if words else ""
        lines = ""
        for name, example in (content.get("examples") or {}).items():
            summary = ticked(str(self._document.resolved(example).get("summary", "")))
            lines += f'<div><code>{escape(name)}</code> <span class="soft">{summary}</span></div>'
        return lines

    def _asked(self, url: str) -> str:
        """The request as a command."""
        path, query = self._path, {}
        words: list[str] = []
        for each in self._parameters:
            name, example = str(each.get("name", "")), each.get("example", f"some-{each.get('name')}")
            if each.get("in") == "path":
                path = path.replace(f"{{{name}}}", quote(str(example)))
            elif each.get("in") == "query" and each.get("required"):
                query[name] = str(example)
        address = f"{url}{path}{'?' if query else ''}{urlencode(query)}"
        if self._said.get("security"):
            words.append('-H "Authorization: Bearer $KEY"')
        for media, content in (self._body.get("content") or {}).items():
            words += _sent(media, [] if media == "*/*" else self._examples(content))
        verb = "" if self._method == "GET" else f"-X {self._method} "
        command = " \\\n  ".join([f"curl -si {verb}{shlex.quote(address)}", *words])
        return f"<h3>Try it</h3><pre>{coloured(command, 'sh')}</pre>"

    def _responses(self) -> list[tuple[str, Any]]:
        return sorted((str(status), answer) for status, answer in self._said.get("responses", {}).items())

    def _examples(self, content: Any) -> list[Any]:
        """The examples, or else the schema."""
        if "example" in content:
            return [content["example"]]
        examples = [self._document.resolved(each) for each in (content.get("examples") or {}).values()]
        values = [each["value"] for each in examples if "value" in each]
        schema = self._document.resolved(content.get("schema") or {})
        return values or ([schema] if schema else [])


def _shown(example: Any) -> str:
    return f"<pre>{coloured(json.dumps(example, indent=2, ensure_ascii=False), 'json')}</pre>"


def _sent(media: str, examples: list[Any]) -> list[str]:
    """How curl sends a body like that."""
    if not examples:
        return ["--data-binary @-"]
    if media == _FORM and isinstance(examples[0], dict):
        return [f"-d {shlex.quote(urlencode(examples[0]))}"]
    return [f'-H "Content-Type: {media}"', f"-d {shlex.quote(json.dumps(examples[0], ensure_ascii=False))}"]
