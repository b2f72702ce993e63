"""Reminders and bells in DynamoDB: a journal for each person, and a row for each bell under its workspace."""

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from botocore.exceptions import ClientError
from pynamodb.attributes import UnicodeAttribute

from agenda.alerts.bells import Bell
from agenda.alerts.diary import Ground, Thing
from agenda.alerts.giving import Claim
from agenda.alerts.model import Alert, AlertId, NoSuchAlert, Preferences
from agenda.alerts.standing import About
from agenda.people import table as people
from agenda.people.model import Colleague
from kernel import guard
from kernel.aws import client, code
from kernel.callers import PersonId, WorkspaceId
from kernel.errors import Conflict, NotFound
from kernel.journal import Along, AlreadyExists, Changes, Journal, JournalTable
from kernel.journal.days import on_day
from kernel.journal.reading import gathered
from kernel.journal.rows import alive, place
from kernel.pages import Listing, Page
from kernel.queries import every
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import SEPARATOR, key

TABLE = physical("agenda-alerts-1")
BY_AGE = "by-age"
BY_ABOUT = "by-about"
_COLUMNS = {"alert_id", "modseq"}
_WAS, _MAIL = "was", "mail"
"""What a tombstone keeps of a reminder that may be there again."""
guard.declare(TABLE, BY_ABOUT, "container")
BELLS = physical("agenda-bells-1")


def account(workspace: WorkspaceId, person: PersonId) -> str:
    """The partition of somebody's reminders."""
    return key(workspace, person)


class AlertRow(JournalTable):
    """Two indexes find it: by ``goes``, the day on which it is let go of, and a shard; by what it is about.

    ``container`` is the calendar or the project of that, and ``about`` that itself.
    """

    class Meta:
        table_name = TABLE

    mail = UnicodeAttribute()
    away = UnicodeAttribute(null=True)
    rest = UnicodeAttribute()
    goes = UnicodeAttribute(null=True)
    container = UnicodeAttribute(null=True)
    about = UnicodeAttribute(null=True)


def journal(workspace: WorkspaceId | None = None) -> Journal[Alert]:
    """The journal that reminders are written in, those of a ``workspace``; without one they are read and deleted."""
    return Journal(
        AlertRow,
        identify=lambda alert: alert.alert_id,
        write=partial(_write, workspace),
        read=_read,
        missing=lambda _: NoSuchAlert("you were not reminded of that, or it is no longer so"),
    )


def _write(workspace: WorkspaceId | None, alert: Alert) -> AlertRow:
    assert workspace is not None, "whose it is has to be known"
    goes = on_day(alert.goes, alert.alert_id)
    row = AlertRow(mail=alert.mail, rest=alert.model_dump_json(exclude=_COLUMNS), goes=goes)
    row.away = "yes" if alert.away else None
    if alert.kind in {"event", "task"} and alert.container_id and alert.object_id:  # a mention is of what was said
        row.container, row.about = key(workspace, alert.container_id), alert.object_id
    return row


def _read(row: AlertRow) -> Alert:
    said = {"alert_id": row.sk, "modseq": int(row.modseq), "mail": row.mail, "away": row.away is not None}
    return Alert.model_validate({**json.loads(row.rest), **said})


def _of(row: Row) -> Alert:
    return _read(AlertRow.from_raw_data(dict(row)))


def _was(alert_id: str, row: Row) -> Alert | None:
    """What a tombstone says of the reminder that was there, if that was retracted."""
    said = row["said"]["M"] if "deleted_on" in row and "said" in row else {}
    if _WAS not in said:
        return None
    return Alert.model_validate({**json.loads(said[_WAS]["S"]), "alert_id": alert_id, "mail": said[_MAIL]["S"]})


class _Left(Exception):
    """An edit makes nothing of it."""


class _Otherwise(Conflict):
    """What it is about is otherwise than it was read."""


def _unchanged(workspace: WorkspaceId, who: Colleague, about: Thing) -> list[Along]:
    """What fails unless something is as it was read, and all that says that somebody is to be reminded of it."""
    table, owner = physical(f"agenda-{about.kind}s-1"), key(workspace, about.container_id)
    itself = Ground(table, owner, about.object_id, about.modseq)
    return [
        _as_read(each) for each in (itself, Ground(*people.place(workspace, who.person), who.modseq), *about.grounds)
    ]


def _as_read(ground: Ground) -> Along:
    check = {
        "TableName": ground.table,
        "Key": place(ground.account, ground.key),
        "ConditionExpression": "modseq = :read AND attribute_not_exists(deleted_on)",
        "ExpressionAttributeValues": {":read": {"N": str(ground.modseq)}},
    }
    return Along({"ConditionCheck": check}, _Otherwise("this was changed meanwhile"))


class AlertTable:
    def __init__(self) -> None:
        self._journal = journal()

    def claim(self, workspace: WorkspaceId, who: Colleague, alert: Alert, about: Thing | None) -> Claim | None:
        person, along = who.person, _unchanged(workspace, who, about) if about else []
        owner = key(workspace, person)
        while True:
            try:
                return Claim(journal(workspace).create(owner, alert, along=along), ours=True)
            except _Otherwise:
                return None
            except AlreadyExists:
                there = self.find(workspace, person, [alert.alert_id]).get(alert.alert_id)
                if there is not None:
                    return Claim(there, ours=False)

    def find(self, workspace: WorkspaceId, person: PersonId, alert_ids: Collection[AlertId]) -> Mapping[AlertId, Alert]:
        found = self._journal.find(key(workspace, person), list(alert_ids)) if alert_ids else {}
        return {AlertId(each): alert for each, alert in found.items()}

    def get(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId) -> Alert:
        return self._journal.get(key(workspace, person), alert_id)

    def change(
        self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId, edit: Callable[[Alert], Alert | None]
    ) -> Alert | None:
        def edited(alert: Alert) -> Alert:
            after = edit(alert)
            if after is None:
                raise _Left
            return after

        try:
            return journal(workspace).change(key(workspace, person), alert_id, edited)
        except (NotFound, _Left):
            return None

    def retract(self, workspace: WorkspaceId, person: PersonId, alert_id: AlertId) -> None:
        there = self.find(workspace, person, [alert_id]).get(alert_id)
        if there:
            self.withdraw(workspace, person, there)

    def withdraw(self, workspace: WorkspaceId, person: PersonId, alert: Alert) -> None:
        said = {_WAS: alert.model_dump_json(exclude=_COLUMNS), _MAIL: alert.mail}
        with suppress(NotFound):
            self._journal.delete(key(workspace, person), alert.alert_id, said=said)

    def about(self, about: About) -> Mapping[PersonId, Collection[AlertId]]:
        found: dict[PersonId, list[AlertId]] = {}
        rows = every(
            TableName=TABLE,
            IndexName=BY_ABOUT,
            KeyConditionExpression="container = :container AND about = :about",
            ExpressionAttributeValues={
                ":container": {"S": key(about.workspace, about.container_id)},
                ":about": {"S": about.object_id},
            },
        )
        for row in rows:
            found.setdefault(PersonId(row["pk"]["S"].partition(SEPARATOR)[2]), []).append(AlertId(row["sk"]["S"]))
        return found

    def kept(
        self, workspace: WorkspaceId, person: PersonId, alert_ids: Collection[AlertId]
    ) -> tuple[Mapping[AlertId, Alert], Mapping[AlertId, Alert]]:
        owner = key(workspace, person)
        rows = gathered([(TABLE, owner, each) for each in alert_ids])
        there = {AlertId(sk): _of(row) for (_, _, sk), row in rows.items() if alive(row)}
        gone = {AlertId(sk): was for (_, _, sk), row in rows.items() if (was := _was(sk, row))}
        return there, gone

    def restore(self, workspace: WorkspaceId, person: PersonId, alert: Alert) -> None:
        with suppress(AlreadyExists):
            journal(workspace).create(key(workspace, person), alert)

    def page(self, workspace: WorkspaceId, person: PersonId, page: Page) -> Listing[Alert]:
        return self._journal.page(key(workspace, person), page)

    def changes(self, workspace: WorkspaceId, person: PersonId, since: str, limit: int) -> Changes:
        return self._journal.changes(key(workspace, person), since, limit)


class BellTable:
    def get(self, workspace: WorkspaceId, person: PersonId) -> Bell | None:
        answer = client("dynamodb").get_item(TableName=BELLS, Key=place(workspace, person), ConsistentRead=True)
        return _bell(answer["Item"]) if "Item" in answer else None

    def keep(self, bell: Bell) -> Bell | None:
        next_one = replace(bell, version=bell.version + 1)
        condition, values = "attribute_not_exists(pk)", {}
        if bell.version:
            condition, values = "version = :version", {":version": {"N": str(bell.version)}}
        more: dict[str, Any] = {"ExpressionAttributeValues": values} if values else {}
        done = _held(
            lambda: client("dynamodb").put_item(
                TableName=BELLS, Item=_written(next_one), ConditionExpression=condition, **more
            )
        )
        return next_one if done else None

    def remove(self, bell: Bell) -> None:
        _held(
            lambda: client("dynamodb").delete_item(
                TableName=BELLS,
                Key=place(bell.workspace, bell.person),
                ConditionExpression="version = :version",
                ExpressionAttributeValues={":version": {"N": str(bell.version)}},
            )
        )

    def confirm(self, bell: Bell) -> bool:
        assert bell.armed is not None, "its schedule was made"
        values = {":at": {"S": bell.armed.isoformat()}, ":version": {"N": str(bell.version)}}
        return _held(
            lambda: client("dynamodb").update_item(
                TableName=BELLS,
                Key=place(bell.workspace, bell.person),
                UpdateExpression="SET wound = :at",
                ConditionExpression="version = :version",
                ExpressionAttributeValues=values,
            )
        )


def _held(write: Callable[[], object]) -> bool:
    """Whether the condition of a write did."""
    try:
        write()
    except ClientError as error:
        if code(error) == "ConditionalCheckFailedException":
            return False
        raise
    return True


def _written(bell: Bell) -> Row:
    moments = {"heard": bell.heard, "armed": bell.armed, "wound": bell.wound}
    return {
        **place(bell.workspace, bell.person),
        **{name: {"S": moment.isoformat()} for name, moment in moments.items() if moment},
        "version": {"N": str(bell.version)},
        "chosen": {"N": str(bell.chosen)},
        "preferences": {"S": bell.preferences.model_dump_json()},
        "waiting": {"M": {alert_id: {"S": until.isoformat()} for alert_id, until in bell.waiting.items()}},
    }


def _bell(row: Row) -> Bell:
    def moment(name: str) -> datetime | None:
        return datetime.fromisoformat(row[name]["S"]) if name in row else None

    return Bell(
        workspace=WorkspaceId(row["pk"]["S"]),
        person=PersonId(row["sk"]["S"]),
        heard=datetime.fromisoformat(row["heard"]["S"]),
        version=int(row["version"]["N"]),
        armed=moment("armed"),
        wound=moment("wound"),
        waiting={AlertId(each): datetime.fromisoformat(until["S"]) for each, until in row["waiting"]["M"].items()},
        preferences=Preferences.model_validate_json(row["preferences"]["S"]),
        chosen=int(row["chosen"]["N"]),
    )
