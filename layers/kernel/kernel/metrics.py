"""Figures about what happens, as EMF lines that CloudWatch turns into metrics at no cost to the request."""

import json
import sys
import time

from kernel import settings

NAMESPACE = "Stoa"


def count(name: str, value: float = 1, unit: str = "Count", **dimensions: str) -> None:
    """Record ``value`` under ``name``. Dimensions are few and bounded: a room, a reason, never a person."""
    dimensions = {"stage": settings.STAGE, **dimensions}
    line = {
        "_aws": {
            "Timestamp": int(time.time() * 1000),
            "CloudWatchMetrics": [
                {"Namespace": NAMESPACE, "Dimensions": [list(dimensions)], "Metrics": [{"Name": name, "Unit": unit}]}
            ],
        },
        **dimensions,
        name: value,
    }
    sys.stdout.write(json.dumps(line) + "\n")
