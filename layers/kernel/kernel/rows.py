"""A row of a table, in DynamoDB's own JSON: ``{"sk": {"S": "…"}, "modseq": {"N": "7"}}``."""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]
