"""Policies as IAM judges them: one place for roles, for buckets, and for what Lambda authorizers answer.

Nothing here does anything but think: a policy, an action on a resource and the facts of a request go in, a decision
comes out. A denial outvotes whatever allows. What is not understood fails closed: a statement whose operator, key or
value nobody here can judge does not allow if it allows, and denies if it denies; ``obscure`` says so beforehand.
"""

from infra.local.iam.conditions import Facts, fact
from infra.local.iam.decisions import Decision, Policy
from infra.local.iam.documents import listed, obscure
from infra.local.iam.errors import Malformed
from infra.local.iam.principals import ANYBODY, Asker

__all__ = ["ANYBODY", "Asker", "Decision", "Facts", "Malformed", "Policy", "fact", "listed", "obscure"]
