"""Versions of resources: weak entity tags made of the journal's ``modseq`` (RFC 7644, 3.14).

They are weak because what comes with one depends on which attributes were asked for. RFC 9110 lets no weak tag pass
an ``If-Match``; SCIM sends them in just that header, so here they do.
"""

from kernel.etags import IfMatch, etag


def version(modseq: int) -> str:
    """The version of a resource whose last change had that number."""
    return f"W/{etag(modseq)}"


def expected(header: str | None) -> IfMatch:
    """What the client believes is there: an ``If-Match``, or the ``version`` of a bulk operation."""
    return IfMatch.of(header.replace('W/"', '"') if header else None)


def known(header: str | None, tag: str) -> bool:
    """Whether an ``If-None-Match`` says that the client has this version already."""
    tags = {each.strip().removeprefix("W/") for each in (header or "").split(",")}
    return bool(tags & {tag.removeprefix("W/"), "*"})
