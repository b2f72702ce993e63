"""A moment as requests say it: RFC 3339, with its distance from UTC. A bare number is none: nobody says of what."""

import re
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator

_FORM = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


def _written(value: object) -> object:
    if isinstance(value, int | float | bytes) or (isinstance(value, str) and not _FORM.fullmatch(value)):
        raise ValueError("this is no moment; write it like 2026-11-21T13:00:00Z")
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(_written)]
