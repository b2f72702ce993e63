"""What queues and streams have in common: filters, and which part of a batch failed."""

import json
from typing import Any

from moto.events.models import EventPattern, EventPatternParser


class Filters:
    """The filter criteria of a mapping: patterns of EventBridge, of which one must match."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._patterns = [EventPattern(text, EventPatternParser(text).parse()) for text in patterns]
        self._wants_json_body = [isinstance(one.get_pattern().get("body"), dict) for one in self._patterns]

    def match(self, record: dict[str, Any]) -> bool:
        """Whether the function is to see a record of a stream."""
        return not self._patterns or any(_matches(one, record) for one in self._patterns)

    def match_message(self, message: dict[str, Any]) -> bool:
        """Whether the function is to see a message: a pattern for the inside of a body asks for a body of JSON."""
        if not self._patterns:
            return True
        try:
            opened = {**message, "body": json.loads(message["body"])}
        except ValueError:
            opened = None
        for pattern, wants_json in zip(self._patterns, self._wants_json_body, strict=True):
            seen = opened if wants_json else message
            if seen is not None and _matches(pattern, seen):
                return True
        return False


def _matches(pattern: EventPattern, shown: Any) -> bool:
    return bool(pattern.matches_event(shown))


def failed_items(payload: Any, known: list[str]) -> set[str] | None:
    """The items that a function reports as failed; None when the answer makes no sense, so that all of them did.

    Nothing, an empty answer and an empty list mean that all went well; an identifier that is missing, empty or not one
    of the batch makes the whole batch fail, as Lambda has it.
    """
    if payload is None or payload == {}:
        return set()
    if not isinstance(payload, dict):
        return None
    failures = payload.get("batchItemFailures")
    if failures is None:
        return set()
    if not isinstance(failures, list):
        return None
    failed = set()
    for failure in failures:
        item = failure.get("itemIdentifier") if isinstance(failure, dict) else None
        if not isinstance(item, str) or item not in known:
            return None
        failed.add(item)
    return failed
