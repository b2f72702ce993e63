"""The rows of groups, a journal of each workspace; and those that say who is in one."""

import json
from collections.abc import Callable, Collection, Iterator
from hashlib import sha256
from unicodedata import normalize

from pynamodb.attributes import UnicodeAttribute

from identity.groups.model import Group, NoSuchGroup
from identity.names.model import NameTaken, Renaming
from identity.names.rows import freed, moved
from identity.stamps import stamped
from kernel.callers import PersonId, WorkspaceId
from kernel.journal import Along, Change, Journal, JournalTable
from kernel.journal.together import Part
from kernel.settings import physical
from kernel.tables import key

TABLE = physical("identity-groups-1")
BELONGING = physical("identity-belonging-1")
_COLUMNS = {"group_id", "modseq"}


class GroupRow(JournalTable):
    class Meta:
        table_name = TABLE

    called = UnicodeAttribute(null=True)
    external = UnicodeAttribute(null=True)
    changed = UnicodeAttribute(null=True)
    named = UnicodeAttribute(null=True)
    rest = UnicodeAttribute()


def called(name: str) -> str:
    """What groups of one name have in common, however long it is and whatever its case."""
    return sha256(name.casefold().encode(errors="surrogatepass")).hexdigest()


def spellings(name: str) -> list[str]:
    """The same of every way to type one name: with its accents in one piece, or apart."""
    return list(dict.fromkeys(called(normalize(form, name.strip())) for form in ("NFC", "NFD")))


def external(external_id: str) -> str:
    """The same for what a directory calls them, where upper and lower case differ."""
    return sha256(external_id.encode(errors="surrogatepass")).hexdigest()


def _write(group: Group) -> GroupRow:
    return GroupRow(
        called=called(group.name),
        external=external(group.external_id) if group.external_id else None,
        named=group.named,
        rest=group.model_dump_json(exclude=_COLUMNS),
    )


def _read(row: GroupRow) -> Group:
    columns = {"group_id": row.sk, "modseq": row.modseq, "changed": row.changed, "named": row.named}
    return Group.model_validate({**json.loads(row.rest), **columns})


def journal() -> Journal[Group]:
    return stamped(
        Journal(
            GroupRow,
            identify=lambda group: group.group_id,
            write=_write,
            read=_read,
            missing=lambda _: NoSuchGroup("there is no such group"),
        )
    )


def naming(workspace: WorkspaceId, renaming: Renaming, name: str) -> Iterator[Along]:
    """What makes a name that group's, and frees the one that it had; ``NameTaken`` if another has it."""
    return moved(TABLE, workspace, renaming, NameTaken("group", name))


def unnaming(workspace: WorkspaceId, group: Group) -> Iterator[Along]:
    """What frees the name of a group that goes."""
    return freed(TABLE, workspace, group.named)


def crowd(workspace: WorkspaceId, group_ids: Collection[str], edit: Callable[[Group], Group]) -> list[Part[Group]]:
    """The change of several groups, if there are any."""
    return [Part(journal(), workspace, [Change(each, edit) for each in group_ids])] if group_ids else []


def belongs(workspace: WorkspaceId, group_id: str, person: PersonId) -> Along:
    """What says that somebody is in a group; the row of the member says so too, in the same transaction."""
    return Along({"Put": {"TableName": BELONGING, "Item": _place(workspace, group_id, person)}})


def belongs_no_more(workspace: WorkspaceId, group_id: str, person: PersonId) -> Along:
    """What takes that back."""
    return Along({"Delete": {"TableName": BELONGING, "Key": _place(workspace, group_id, person)}})


def _place(workspace: WorkspaceId, group_id: str, person: PersonId) -> dict[str, dict[str, str]]:
    return {"pk": {"S": key(workspace, group_id)}, "sk": {"S": person}}
