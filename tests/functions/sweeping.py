"""What sweepers do in the course of a month, without anybody waiting for it."""

from datetime import UTC, datetime, timedelta

import pytest


@pytest.fixture
def a_month_later(invoke, monkeypatch):
    """Let a sweeper run three times, on days when what is gone now has been gone for long enough."""
    from kernel.journal import sweep

    def a_month_later(sweeper):
        for days in (31, 32, 33):

            class Later(datetime):
                @classmethod
                def now(cls, _=None):
                    return datetime.now(UTC) + timedelta(days=days)  # noqa: B023 - used within the turn

            monkeypatch.setattr(sweep, "datetime", Later)
            invoke(sweeper)

    return a_month_later
