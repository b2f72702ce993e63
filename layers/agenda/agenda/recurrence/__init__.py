"""When something happens that happens more than once: rules, what they come to, and what they cost to work out.

How rules are checked when somebody writes one stands in ``agenda.recurrence.rule``, which is dear to import.
"""

from agenda.recurrence.effort import OF_A_FILE, OF_SOME, Effort, Patience
from agenda.recurrence.expanding import each_from, first_after, occurrences
from agenda.recurrence.plan import Plan, plan
from agenda.recurrence.refusals import TooDense, TooFar
from agenda.recurrence.span import last

__all__ = [
    "OF_A_FILE",
    "OF_SOME",
    "Effort",
    "Patience",
    "Plan",
    "TooDense",
    "TooFar",
    "each_from",
    "first_after",
    "last",
    "occurrences",
    "plan",
]
