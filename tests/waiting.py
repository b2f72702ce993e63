"""Waiting for what another thread or another process does."""

import time


def until(sight, seconds=60, otherwise=lambda: "it did not happen"):
    """What ``sight`` sees as soon as that is something; a failure if it takes longer than it may."""
    ends = time.monotonic() + seconds
    while not (seen := sight()):
        assert time.monotonic() < ends, otherwise()
        time.sleep(0.01)
    return seen
