"""The documentation of ``docs/``: rendered, with what there is to read on its left."""

import posixpath
import re
import textwrap
from html import escape
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote

from aiohttp.web import Response

from infra.local.gateway.pages.markdown import Heading, rendered, title_of
from infra.local.gateway.pages.shell import missing, page, sent

HERE = "/_local/docs"
_PICTURES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_SERVED = {".json", ".md", *_PICTURES}
_GIST = 160  # letters
_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


class Docs:
    """One folder of documents; what is linked into it from elsewhere is not of it."""

    def __init__(self, folder: Path) -> None:
        self._root = folder.resolve()

    def serve(self, parts: tuple[str, ...]) -> Response:
        """The list, a document, a picture, or a file for programs."""
        if not any(parts):
            return self._listing()
        path = self._file("/".join(parts))
        if path is None:
            return missing("There is no such document.")
        if path.suffix == ".json":
            return sent(path.read_bytes(), "application/json")
        if path.suffix in _PICTURES:
            return sent(path.read_bytes(), _PICTURES[path.suffix], Content_Security_Policy=_SANDBOX)
        return self._document(path)

    def papers(self) -> list[Path]:
        """What there is to read, in the order of the list."""
        found = [path for path in self._root.rglob("*.md") if self._file(self._name(path))]
        return sorted(found, key=lambda path: (len(path.relative_to(self._root).parts), self._name(path)))

    def _listing(self) -> Response:
        groups: dict[str, list[str]] = {}
        for path in self.papers():
            groups.setdefault(_group(self._name(path)), []).append(self._paper(path))
        data = [path for path in sorted(self._root.rglob("*.json")) if self._file(self._name(path))]
        if data:
            groups["For programs"] = [self._paper(path) for path in data]
        lists = "".join(
            f'<section data-group><h2>{escape(name)}</h2><div class="card">{"".join(lines)}</div></section>'
            for name, lines in groups.items()
        )
        empty = '<div class="card empty">There is nothing in docs/ yet.</div>'
        return page(
            "Docs",
            '<div class="row"><h1>Documentation</h1>'
            '<input type="search" placeholder="Filter" aria-label="Filter"></div>'
            f'<p class="lead">How the house is built, run and extended.</p>{lists or empty}',
            HERE,
        )

    def _paper(self, path: Path) -> str:
        name = self._name(path)
        text = path.read_text("utf-8", "replace") if path.suffix == ".md" else ""
        size = f"{path.stat().st_size / 1024:,.0f} kB" if path.suffix == ".json" else _gist(text)
        return (
            f'<a class="paper" data-line href="{HERE}/{quote(name)}"><b>{escape(title_of(text, name))}</b>'
            f"<span>{escape(size)}</span></a>"
        )

    def _document(self, path: Path) -> Response:
        text = path.read_text("utf-8", "replace")
        folder = posixpath.dirname(self._name(path))
        done = rendered(text, lambda target: self._led(folder, target))
        contents = self._contents(path, done.headings)
        title = title_of(text, self._name(path))
        body = (
            f'<div class="docs"><nav class="side" aria-label="Documents">{contents}</nav>'
            f'<details class="card contents"><summary>Contents</summary><nav aria-label="Documents">{contents}</nav>'
            f'</details><article class="prose">{done.html}{self._further(path)}</article></div>'
        )
        return page(title, body, HERE)

    def _contents(self, shown: Path, headings: list[Heading]) -> str:
        """Every document, and below the one that is shown what stands in it."""
        lines, group = [f'<a class="all" href="{HERE}">All documents</a>'], ""
        for path in self.papers():
            name = self._name(path)
            if _group(name) != group:
                group = _group(name)
                lines.append(f"<h2>{escape(group)}</h2>")
            here = path == shown
            title = escape(title_of(path.read_text("utf-8", "replace"), name))
            lines.append(f'<a href="{HERE}/{quote(name)}"{" aria-current=page" if here else ""}>{title}</a>')
            if here:
                lines += [
                    f'<a class="in l{it.level}" href="#{escape(it.anchor)}">{escape(it.text)}</a>' for it in headings
                ]
        return "".join(lines)

    def _further(self, shown: Path) -> str:
        """The documents before and after."""
        papers = self.papers()
        links = []
        for one, other in pairwise(papers):
            for path, words, is_it in ((one, "← Before", other == shown), (other, "Next →", one == shown)):
                if is_it:
                    title = escape(title_of(path.read_text("utf-8", "replace"), path.stem))
                    links.append(f'<a href="{HERE}/{quote(self._name(path))}"><span>{words}</span><b>{title}</b></a>')
        return f'<footer class="further">{"".join(links)}</footer>' if links else ""

    def _led(self, folder: str, target: str) -> str | None:
        """Where a link in a document of ``folder`` leads."""
        where, mark, anchor = target.partition("#")
        name = posixpath.normpath(posixpath.join(folder, unquote(where)))
        if self._file(name):
            return f"{HERE}/{quote(name)}{mark}{anchor}"
        path = self._root / name
        inside = not name.startswith((".", "/")) and "\0" not in name
        return HERE if inside and path.is_dir() else None

    def _file(self, name: str) -> Path | None:
        """The file of that name, if it may be read."""
        if "\0" in name:
            return None
        path = self._root.joinpath(name).resolve()
        return path if path.is_relative_to(self._root) and path.suffix in _SERVED and path.is_file() else None

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()


def _group(name: str) -> str:
    folder = posixpath.dirname(name)
    return {"": "Guides", "adr": "Decisions"}.get(folder, folder)


def _gist(text: str) -> str:
    """The first sentence after the title, as text."""
    blocks = [block for block in text.split("\n\n")[1:] if block.strip() and block.strip()[0] not in "#|`<!-"]
    first = " ".join(blocks[0].split()) if blocks else ""
    unlinked = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", first)
    plain = unlinked.replace("**", "").replace("`", "").removeprefix("Decided. ")
    end = plain.find(". ", 20)
    if 0 < end < _GIST:
        return plain[: end + 1]
    return textwrap.shorten(plain, _GIST, placeholder=" …")
