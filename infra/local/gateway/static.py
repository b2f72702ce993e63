"""The default behaviour of the edge: the web client's files, and nothing where programs ask."""

import re
from pathlib import Path

from aiohttp.web import BaseRequest, FileResponse, Response, StreamResponse

from infra.local.gateway.answers import own
from infra.local.gateway.policies import ResponseHeaders

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}

FOREVER = "public, max-age=31536000, immutable"
"""For how long what has a digest in its name may be kept, here as at the edge."""


_PROGRAMS = re.compile(r"/(?:api|scim|ical|jmap)(?:/.*)?|/\.well-known(?:/[^.]*)?", re.DOTALL)
"""Where no page of the client is, as in ``infra/edge/pages.js``."""

_NOTHING = (
    '{"type":"urn:stoa:problem:not-found","title":"Not found","status":404,"detail":"There is nothing at this path."}'
)


class WebClient:
    """The built client in its folder, if there is one."""

    def __init__(self, folder: Path | None, headers: ResponseHeaders) -> None:
        self._folder = folder.resolve() if folder else None
        self._headers = headers

    def built(self) -> bool:
        """Whether there is one now; it may be built while we run."""
        return self._folder is not None and (self._folder / "index.html").is_file()

    def serve(self, request: BaseRequest, segments: tuple[str, ...]) -> StreamResponse:
        """A file, or ``index.html`` for whatever has no dot: the client routes that itself."""
        if request.method not in {"GET", "HEAD"}:
            response = own(405)
            response.headers["Allow"] = "GET, HEAD"
            return response
        if _PROGRAMS.fullmatch(f"/{'/'.join(segments)}"):
            answer = Response(text=_NOTHING, status=404, content_type="application/problem+json")
            answer.headers["Cache-Control"] = "no-store"
            self._headers.add(request, answer)
            return answer
        if self._folder is None or not self.built():
            return own(404)
        found = self._file(self._folder, segments)
        if found is None and "." not in segments[-1]:
            if elsewhere := _elsewhere(request):
                return elsewhere
            found = self._folder / "index.html"
        sent = _sent(found, kept=segments[0] == "assets") if found else own(404)
        self._headers.add(request, sent)
        return sent

    def _file(self, folder: Path, segments: tuple[str, ...]) -> Path | None:
        """The file of that path, if it lies within the folder."""
        if any("/" in part or "\\" in part or "\0" in part for part in segments) or segments[-1] == "":
            return None
        try:
            path = folder.joinpath(*segments).resolve()
            return path if path.is_relative_to(folder) and path.is_file() else None
        except (OSError, ValueError):
            return None


def _elsewhere(request: BaseRequest) -> Response | None:
    """Send a browser that came by number on to the name: passkeys and cookies are bound to one origin."""
    host, _, port = request.headers.get("Host", "").partition(":")
    if host != "127.0.0.1" or request.headers.get("Sec-Fetch-Mode") != "navigate":
        return None
    return Response(status=307, headers={"Location": f"http://localhost:{port}{request.raw_path}"})


def _sent(path: Path, *, kept: bool) -> FileResponse | Response:
    cache = FOREVER if kept else "no-cache"
    response = FileResponse(path, headers={"Cache-Control": cache, "X-Content-Type-Options": "nosniff"})
    if media := _TYPES.get(path.suffix.lower()):
        response.headers["Content-Type"] = media
    return response
