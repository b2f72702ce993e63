"""Sessions in DynamoDB: one partition per person in a workspace. A session that ended is not there."""

from collections.abc import Sequence
from typing import Any

from botocore.exceptions import ClientError
from pynamodb.attributes import BooleanAttribute, ListAttribute, NumberAttribute, UnicodeAttribute

from contracts.audit import Acted
from identity.acts.table import along as noted
from identity.sessions.freshness import FACTORS, StepUpNeeded
from identity.sessions.model import Session, SessionOver, over
from kernel.aws import client, code
from kernel.callers import Caller, PersonId, WorkspaceId
from kernel.errors import Refusal
from kernel.journal import Along
from kernel.journal.reading import Place
from kernel.journal.together import together
from kernel.settings import physical
from kernel.tables import Table, key

TABLE = physical("identity-sessions-1")


class SessionRow(Table):
    class Meta:
        table_name = TABLE

    sk = UnicodeAttribute(range_key=True)
    seed = UnicodeAttribute()
    number = NumberAttribute()
    rotated = NumberAttribute()
    created = NumberAttribute()
    expires = NumberAttribute()
    auth_time = NumberAttribute()
    amr = ListAttribute(of=UnicodeAttribute)
    device = UnicodeAttribute()
    address = UnicodeAttribute()
    clients = ListAttribute(of=UnicodeAttribute)
    known_by = UnicodeAttribute(null=True)
    client_id = UnicodeAttribute(null=True)
    scopes = ListAttribute(of=UnicodeAttribute, null=True)
    parent = UnicodeAttribute(null=True)
    offline = BooleanAttribute(null=True)


class SessionTable:
    def row(self, session: Session) -> Along:
        """What begins a session, to be written with what it follows from."""
        plain = session.model_dump(exclude={"workspace", "person", "session_id", "amr", "clients", "scopes"})
        row = SessionRow(
            key(session.workspace, session.person),
            session.session_id,
            **plain,
            amr=list(session.amr),
            clients=list(session.clients),
            scopes=list(session.scopes),
        )
        put = {"TableName": TABLE, "Item": row.serialize(), "ConditionExpression": "attribute_not_exists(pk)"}
        return Along({"Put": put})

    def find(self, workspace: WorkspaceId, person: PersonId, session_id: str) -> Session | None:
        try:
            return read(SessionRow.get(key(workspace, person), session_id, consistent_read=True))
        except SessionRow.DoesNotExist:
            return None

    def rotate(self, session: Session) -> bool:
        """Keep a session with its next token, unless somebody else was faster."""
        values = {":next": session.number, ":before": session.number - 1, ":now": session.rotated}
        try:
            client("dynamodb").update_item(
                TableName=TABLE,
                Key=_place(session.workspace, session.person, session.session_id),
                UpdateExpression="SET #number = :next, rotated = :now",
                ConditionExpression="#number = :before",
                ExpressionAttributeNames={"#number": "number"},
                ExpressionAttributeValues={name: {"N": str(value)} for name, value in values.items()},
            )
        except ClientError as error:
            if code(error) != "ConditionalCheckFailedException":
                raise
            return False
        return True

    def end(self, workspace: WorkspaceId, person: PersonId, session_id: str, act: Acted) -> bool:
        """End a session and say so; whether it was there."""
        delete = {
            "TableName": TABLE,
            "Key": _place(workspace, person, session_id),
            "ConditionExpression": "attribute_exists(pk)",
        }
        try:
            together(along=[Along({"Delete": delete}, over()), noted(act)])
        except SessionOver:
            return False
        return True

    def of(self, workspace: WorkspaceId, person: PersonId) -> list[Session]:
        """The sessions of a person in a workspace, the oldest first."""
        rows: Any = SessionRow.query(key(workspace, person), consistent_read=True)
        return [read(row) for row in rows]


def fresh(caller: Caller, since: int, *, own: bool = False) -> Along:
    """What fails, with ``StepUpNeeded``, unless the caller has shown who they are since then.

    To an application nobody has shown anything: what it goes on with began as its person's session did, and is not it.
    ``own``: a second factor must have been of the person's own. Who runs their company's provider could say anything.
    """
    check: dict[str, Any] = {
        "TableName": TABLE,
        "Key": _place(caller.workspace, caller.person, caller.session or "none"),
        "ConditionExpression": "auth_time >= :since AND (attribute_not_exists(client_id) OR client_id = :nobody)",
        "ExpressionAttributeValues": {":since": {"N": str(since)}, ":nobody": {"S": ""}},
    }
    if own:
        names = {f":{each}": {"S": each} for each in ("mfa", *FACTORS)}
        shown = " OR ".join(f"contains(amr, :{each})" for each in FACTORS)
        check["ConditionExpression"] += f" AND (NOT contains(amr, :mfa) OR {shown})"
        check["ExpressionAttributeValues"] |= names
    return Along({"ConditionCheck": check}, StepUpNeeded())


def raised(caller: Caller, now: int, amr: Sequence[str]) -> Along:
    """What notes that the caller has just shown who they are, and how; ``SessionOver`` if the session is."""
    update = {
        "TableName": TABLE,
        "Key": _place(caller.workspace, caller.person, caller.session or "none"),
        "UpdateExpression": "SET auth_time = :now, amr = :amr",
        "ConditionExpression": "attribute_exists(pk)",
        "ExpressionAttributeValues": {":now": {"N": str(now)}, ":amr": {"L": [{"S": each} for each in amr]}},
    }
    return Along({"Update": update}, over())


def lasting(workspace: WorkspaceId, person: PersonId, session_id: str, refusal: Refusal) -> Along:
    """What fails, with ``refusal``, if the session is over."""
    check = {
        "TableName": TABLE,
        "Key": _place(workspace, person, session_id),
        "ConditionExpression": "attribute_exists(pk)",
    }
    return Along({"ConditionCheck": check}, refusal)


def place(workspace: WorkspaceId, person: PersonId, session_id: str) -> Place:
    """Where a session is, for those who read it with other rows."""
    return TABLE, key(workspace, person), session_id


def read(row: SessionRow) -> Session:
    values = row.attribute_values
    workspace, person = row.pk.split("#")
    plain = {name: int(value) if isinstance(value, float) else value for name, value in values.items()}
    return Session.model_validate({**plain, "workspace": workspace, "person": person, "session_id": row.sk})


def _place(workspace: WorkspaceId, person: PersonId, session_id: str) -> dict[str, Any]:
    return {"pk": {"S": key(workspace, person)}, "sk": {"S": session_id}}
