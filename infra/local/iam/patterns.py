"""IAM's wildcards."""

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def pattern(text: str) -> re.Pattern[str]:
    """``*`` is anything, ``?`` any one character, and everything else is itself."""
    return re.compile(re.escape(text).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)


def parts(arn: str) -> list[re.Pattern[str]]:
    """The patterns of an ARN's six parts, each of which is matched on its own."""
    return [pattern(part) for part in arn.split(":", 5)]


def parts_fit(arn: str, wanted: list[re.Pattern[str]]) -> bool:
    """Whether each part of an ARN fits its pattern."""
    ours = arn.split(":", 5)
    return len(ours) == len(wanted) and all(each.fullmatch(part) for part, each in zip(ours, wanted, strict=True))
