"""What a SCIM client may get wrong, and the documents that tell it (RFC 7644, 3.12).

* InvalidFilter      400  ``invalidFilter``   the filter cannot be read, or compares what cannot be compared
* TooMany            400  ``tooMany``         more would have to be looked at than we look at
* InvalidSyntax      400  ``invalidSyntax``   the body is no message of the kind that is needed
* InvalidPath        400  ``invalidPath``     the path of a patch cannot be read, or names nothing
* NoTarget           400  ``noTarget``        the path of a patch selects nothing
* InvalidValue       400  ``invalidValue``    a value is missing, or not what its attribute takes
* Immutable          400  ``mutability``      the attribute is not for clients to change
* Taken              409  ``uniqueness``      somebody else has this value already
* Unresolved         409                      what a bulk operation refers to was not made

Other refusals of the house become documents too; what has no meaning here (422) is told in SCIM's own terms.
"""

from typing import Any

from identity.scim.urns import ERROR
from kernel.errors import Conflict, Invalid, Malformed, NotFound, PreconditionFailed, Refusal

MEDIA_TYPE = "application/scim+json"


class InvalidFilter(Malformed):
    """The filter cannot be read, or compares what cannot be compared."""

    scim_type = "invalidFilter"


class TooMany(Malformed):
    """A filter that no key answers, over more than we look through at once."""

    scim_type = "tooMany"


class InvalidSyntax(Malformed):
    """The body is not JSON, or no message of the kind that is needed."""

    scim_type = "invalidSyntax"


class InvalidPath(Malformed):
    """The path of a patch cannot be read, or names no attribute that we have."""

    scim_type = "invalidPath"


class NoTarget(Malformed):
    """The path of a patch selects nothing that could be changed, or there is none where one is needed."""

    scim_type = "noTarget"


class InvalidValue(Malformed):
    """A value is missing, or not of the kind that its attribute takes."""

    scim_type = "invalidValue"


class Immutable(Malformed):
    """An attribute that is not for clients to change, or that cannot be without a value."""

    scim_type = "mutability"


class Taken(Conflict):
    """Somebody else has this ``userName``, or another value that only one can have."""

    scim_type = "uniqueness"


class Unresolved(Conflict):
    """A bulk operation refers to what another one should have made, and did not."""


class NoSuchResource(NotFound):
    """There is no resource of that id, or none any more."""


def document(refusal: Refusal) -> dict[str, Any]:
    """What the body of the answer says of a refusal."""
    kind = getattr(refusal, "scim_type", "invalidValue" if isinstance(refusal, Invalid) else None)
    said = {"schemas": [ERROR], "status": str(status(refusal)), "detail": str(refusal)}
    return said if kind is None else {**said, "scimType": kind}


def status(refusal: Refusal) -> int:
    """The status to answer with: SCIM knows no 422."""
    return Malformed.status if isinstance(refusal, Invalid) else refusal.status


def headers(refusal: Refusal) -> dict[str, str]:
    """The headers to answer with; entity tags are weak here."""
    said = dict(refusal.headers())
    if isinstance(refusal, PreconditionFailed) and refusal.etag:
        said["ETag"] = refusal.etag if refusal.etag.startswith("W/") else f"W/{refusal.etag}"
    return said
