"""Assignments: whoever is given something to do is told of it by a letter, once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agenda.assignments.service import Telling

__all__ = ["telling"]


def telling() -> "Telling":
    """What tells people in production."""
    from agenda.assignments.letters import assigned
    from agenda.assignments.service import Telling
    from agenda.assignments.table import AssignmentTable, ClaimTable
    from agenda.letters import look
    from agenda.letters.leaving import leaving
    from agenda.letters.writing import Writing
    from kernel.letters import post
    from kernel.settings import ORIGIN

    letters = Writing("assignments", assigned, look, post(), ORIGIN, leaving(ORIGIN))
    return Telling(AssignmentTable(), ClaimTable(), letters)
