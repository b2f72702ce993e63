"""The rows that lead from each word of a name to whoever bears it, in one partition and one index with theirs.

Whole names are found by the rows of people themselves, at once; the others a moment after somebody is called so.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from contracts.identity import PersonChanged
from identity.people.called import endings, first, folded
from identity.people.model import Member
from identity.people.table import TABLE, journal
from kernel.callers import WorkspaceId
from kernel.errors import Conflict
from kernel.ids import OURS, new_id
from kernel.journal import Along
from kernel.journal.attempts import Attempts
from kernel.journal.reading import rows
from kernel.journal.together import together
from kernel.rows import Row

_CALLED = f"{OURS}called#"
_LIST = f"{OURS}endings#"
"""Of somebody, which of these rows there are."""
_BETWEEN = "#"
"""Stands in no word."""


class _Meanwhile(Conflict):
    """Somebody else kept them."""


def index(told: PersonChanged) -> None:
    """Have the rows as the name is now: one is told of changes in any order, and more than once."""
    workspace, person, attempts = told.workspace, told.person, Attempts()
    while True:
        there = rows(TABLE, workspace, [person, _LIST + person])
        known, member = there.get(_LIST + person), _alive(there.get(person))
        had = set(known["endings"]["SS"]) if known else set[str]()
        has = set(endings(member.name)) - {folded(member.name)} if member else set[str]()
        if had == has:
            return
        try:
            together(
                along=[
                    _listed(workspace, person, known, has),
                    *(_gone(workspace, _row(each, person)) for each in sorted(had - has)),
                    *(_led(workspace, each, person) for each in sorted(has - had)),
                ]
            )
        except _Meanwhile:
            attempts.again()
        else:
            return


def _alive(row: Row | None) -> Member | None:
    return journal().shape.object(row) if row and "deleted_on" not in row else None


def _row(ending: str, person: str) -> str:
    return f"{_CALLED}{ending}{_BETWEEN}{person}"


def _key(workspace: WorkspaceId, sk: str) -> dict[str, Any]:
    return {"pk": {"S": workspace}, "sk": {"S": sk}}


def _listed(workspace: WorkspaceId, person: str, known: Row | None, has: set[str]) -> Along:
    same: dict[str, Any] = {"TableName": TABLE, "ConditionExpression": "attribute_not_exists(pk)"}
    if known:
        same |= {"ConditionExpression": "version = :read", "ExpressionAttributeValues": {":read": known["version"]}}
    place, otherwise = _key(workspace, _LIST + person), _Meanwhile("somebody else kept these meanwhile")
    if not has:
        return Along({"Delete": {**same, "Key": place}}, otherwise)
    item = {**place, "endings": {"SS": sorted(has)}, "version": {"S": new_id()}}
    return Along({"Put": {**same, "Item": item}}, otherwise)


def _gone(workspace: WorkspaceId, sk: str) -> Along:
    return Along({"Delete": {"TableName": TABLE, "Key": _key(workspace, sk)}})


def _led(workspace: WorkspaceId, ending: str, person: str) -> Along:
    item = {**_key(workspace, _row(ending, person)), "called": {"S": ending}, "person": {"S": person}}
    return Along({"Put": {"TableName": TABLE, "Item": item}})


def bearers(workspace: WorkspaceId, wanted: str, found: Sequence[Row]) -> list[Member]:
    """Who bears the names of these rows of the index, each once: by the whole of it, or by its longest ending."""
    leading = [row["person"]["S"] for row in found if row["sk"]["S"].startswith(OURS)]
    there = rows(TABLE, workspace, list(dict.fromkeys(leading))) if leading else {}
    known = (_known(row, wanted, there) for row in found)
    return [member for member in known if member is not None]


def _known(row: Row, wanted: str, there: Mapping[str, Row]) -> Member | None:
    if not row["sk"]["S"].startswith(OURS):
        return journal().shape.object(row)
    member = _alive(there.get(row["person"]["S"]))
    if member is None or folded(member.name).startswith(wanted):
        return None
    return member if first(member.name, wanted) == row["called"]["S"] else None
