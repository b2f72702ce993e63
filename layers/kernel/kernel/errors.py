"""Everything that may go wrong on purpose.

* Refusal
  + Malformed            400  this cannot be read at all
  + Unauthenticated      401  nobody is signed in
  + Forbidden            403  the caller may know that it exists, but not do this
  + NotFound             404  there is no such thing, or the caller may not know that there is
  + Conflict             409  the state of the world forbids it
  + PreconditionFailed   412  it has changed since the caller read it
  + TooLarge             413  more than we take at once
  + Unsupported          415  not in a form that we read
  + Invalid              422  it can be read, but makes no sense; says which field
  + TooManyRequests      429  slow down; says for how long
  + Unavailable          503  something we depend on did not answer; try again

Rooms subclass these and never mention HTTP; ``kernel.api`` turns them into problems (RFC 9457). Anything else that
is raised is a bug, and is answered with 500 and nothing else.
"""

from collections.abc import Mapping, Sequence


class Refusal(Exception):
    """Something that somebody asked for and will not get. Its text is for that somebody to read and act on."""

    status: int
    title: str

    @classmethod
    def slug(cls) -> str:
        """The stable last part of the problem's type: ``DoubleBooked`` → ``double-booked``."""
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("-")

    @property
    def kind(self) -> str:
        """What the problem's type ends in."""
        return self.slug()

    def facts(self) -> Mapping[str, object]:
        """What the problem document says beyond its text."""
        return {}

    def headers(self) -> Mapping[str, str]:
        """What the answer's headers say beyond the usual."""
        return {}


class Malformed(Refusal):
    status = 400
    title = "This cannot be read"


class Unauthenticated(Refusal):
    status = 401
    title = "Sign in first"

    def headers(self) -> Mapping[str, str]:
        return {"WWW-Authenticate": 'Bearer realm="stoa", error="invalid_token"'}


class Forbidden(Refusal):
    status = 403
    title = "Not allowed"


class NotFound(Refusal):
    status = 404
    title = "Not found"


class Conflict(Refusal):
    status = 409
    title = "Conflict"


class PreconditionFailed(Refusal):
    status = 412
    title = "It has changed in the meantime"

    def __init__(self, detail: str, etag: str | None = None) -> None:
        super().__init__(detail)
        self.etag = etag
        self.held: object = None
        """What there is instead, as it was read: not every caller may see it."""
        self.shown: Mapping[str, object] | None = None
        """The same as the caller may see it."""

    def headers(self) -> Mapping[str, str]:
        return {"ETag": self.etag} if self.etag else {}

    def facts(self) -> Mapping[str, object]:
        return {"current": self.shown} if self.shown else {}


class TooLarge(Refusal):
    status = 413
    title = "Too large"


class Unsupported(Refusal):
    status = 415
    title = "Unsupported media type"


class Invalid(Refusal):
    status = 422
    title = "Some of this is not right"

    def __init__(self, detail: str, errors: Sequence[Mapping[str, str]] = ()) -> None:
        super().__init__(detail)
        self.errors = errors

    def facts(self) -> Mapping[str, object]:
        return {"errors": [dict(error) for error in self.errors]} if self.errors else {}


class TooManyRequests(Refusal):
    status = 429
    title = "Too many requests"

    def __init__(self, detail: str, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after

    def headers(self) -> Mapping[str, str]:
        return {"Retry-After": str(self.retry_after)}


class Unavailable(Refusal):
    status = 503
    title = "Try again in a moment"

    def headers(self) -> Mapping[str, str]:
        return {"Retry-After": "5"}
