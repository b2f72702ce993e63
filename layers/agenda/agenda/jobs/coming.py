"""What came of some of a file that is brought in, and how far that is. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple, Self

from agenda.events.judging import Judged
from agenda.ics.problems import Problem
from agenda.jobs.model import Kept, told


class Came(NamedTuple):
    """What there is to say of some events of one part."""

    last: bool
    """Whether they are the last of it."""
    counts: Mapping[str, int] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    def also(self, problems: Sequence[Problem] = (), notes: Sequence[Problem] = (), **counts: int) -> Self:
        return self._replace(
            counts=Counter(self.counts) + Counter(counts),
            problems=(*self.problems, *problems),
            notes=(*self.notes, *notes),
        )

    def judged(self, lines: Sequence[int], fates: Sequence[Judged]) -> Self:
        """With what becomes of the events that begin on these lines."""
        counts, refused, notes = Counter[str](), list[Problem](), list[Problem]()
        for line, fate in zip(lines, fates, strict=True):
            if fate.outcome is None:
                counts["updated" if fate.before else "created"] += 1
            elif fate.outcome.outcome == "unchanged":
                counts["unchanged"] += 1
                notes += [Problem(line, "ORGANIZER", fate.outcome.note)] if fate.outcome.note else []
            else:
                counts["left_out"] += 1
                refused.append(Problem(line, "VEVENT", fate.outcome.problem or "it cannot be kept"))
        return self.also(refused, notes, **counts)

    def counted(self, kept: Kept, now: datetime) -> Kept:
        """The job that much further."""
        job, work = kept.job, kept.work
        said = {
            "counts": job.counts.plus(**self.counts),
            "problems": told(job.problems, self.problems),
            "notes": told(job.notes, self.notes),
        }
        if self.last:
            return kept.moved(
                now, work.model_copy(update={"batch": 0, "part": work.part + 1, "step": work.step + 1}), **said
            )
        return kept.moved(now, work.model_copy(update={"batch": work.batch + 1}), **said)
