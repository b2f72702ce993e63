"""How much somebody got done on which day, and for how many days in a row. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from pydantic import BaseModel, Field

from agenda.tasks.model import Done, StoredTask, TaskId

LATELY = timedelta(days=30)
"""What was done longer ago is counted no more, nor taken back."""

MOST_DAYS = 366


class Feat(NamedTuple):
    """That a task was done."""

    task_id: TaskId
    done: Done


class Day(BaseModel, frozen=True):
    day: date
    done: int = Field(examples=[5])


class Statistics(BaseModel, frozen=True):
    """What somebody got done lately."""

    days: tuple[Day, ...] = Field(description="Those on which anything was done, the latest first.")
    streak: int = Field(
        description="Days in a row up to today, or to yesterday, each with something done.", examples=[3]
    )
    longest: int = Field(description="The most days in a row within the time that was asked for.", examples=[12])


def feats(before: StoredTask | None, after: StoredTask | None) -> tuple[Feat | None, Feat | None]:
    """What a change says was done, and what it takes back."""
    if after is None:
        return None, None  # deleted, or moved: what was done was done
    was, now = (before.task.last_done if before else None), after.task.last_done
    if now is not None and (was is None or now.at > was.at):
        return Feat(after.task_id, now), None
    if was is not None and (now is None or now.at < was.at):
        return None, Feat(after.task_id, was)
    return None, None


def statistics(counts: Mapping[date, int], today: date) -> Statistics:
    """What the counts of days come to."""
    there = sorted((each for each, count in counts.items() if count > 0), reverse=True)
    runs: list[tuple[date, int]] = []  # the last day of each, and how many days it has
    for each in there:
        if runs and each == runs[-1][0] - timedelta(days=runs[-1][1]):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((each, 1))
    running = runs[0][1] if runs and runs[0][0] >= today - timedelta(days=1) else 0
    return Statistics(
        days=tuple(Day(day=each, done=counts[each]) for each in there),
        streak=running,
        longest=max((length for _, length in runs), default=0),
    )
