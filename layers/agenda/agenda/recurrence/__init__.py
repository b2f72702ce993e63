"""When something happens that happens more than once: rules, what they come to, and what they cost to work out."""

from agenda.recurrence.effort import Effort
from agenda.recurrence.expanding import first_after, occurrences
from agenda.recurrence.plan import Plan, plan
from agenda.recurrence.refusals import TooDense, TooFar
from agenda.recurrence.rule import NthDay, Rule
from agenda.recurrence.span import last

__all__ = [
    "Effort",
    "NthDay",
    "Plan",
    "Rule",
    "TooDense",
    "TooFar",
    "first_after",
    "last",
    "occurrences",
    "plan",
]
