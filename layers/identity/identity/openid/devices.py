"""Devices that ask to be let in, and people who let them in."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from identity.acts import by
from identity.clients.model import DEVICE, Client
from identity.consents.model import Consent, meanings
from identity.consents.table import along as agreed
from identity.openid.asking import Told, narrowed
from identity.openid.errors import InvalidScope, UnauthorizedClient
from identity.openid.pairing import (
    LASTS,
    NoSuchCode,
    Pairing,
    PairingBegun,
    PairingRequest,
    PairingShown,
    place,
    user_code,
)
from identity.openid.showing import Credentials, believed
from identity.openid.table import OpenIdTable
from identity.tickets import Ticket
from identity.tickets.table import TABLE
from kernel.callers import Caller, WorkspaceId
from kernel.errors import Forbidden
from kernel.journal import Along
from kernel.journal.reading import row as kept_row
from kernel.rows import Row

PAGE = "/device"
_ROUNDS = 4


class NotForYou(Forbidden):
    """The application is not for this person, or they are not signed in themselves."""


@dataclass(frozen=True, slots=True)
class Devices:
    store: OpenIdTable
    issuer: str
    now: Callable[[], float] = time.time

    def begin(self, asked: PairingRequest, credentials: Credentials) -> PairingBegun:
        """Two codes: one that the device keeps, and one that it shows."""
        facts = self.store.facts(credentials.client_id)
        client = believed(facts.client, credentials, datetime.fromtimestamp(self.now(), UTC))
        if DEVICE not in client.grant_types:
            raise UnauthorizedClient("the application is not registered for this")
        try:
            scopes = narrowed(asked.scope, client)
        except Told as told:
            raise InvalidScope(str(told)) from None
        ticket = Ticket(client.workspace, secrets.token_urlsafe(32))
        code = user_code(ticket.secret)
        pairing = Pairing(client_id=client.client_id, scopes=scopes, digest=digest(ticket))
        self.store.write(_put(client.workspace, code, pairing, int(self.now()) + LASTS))
        where = f"{self.issuer}{PAGE}"
        return PairingBegun(
            device_code=str(ticket),
            user_code=code,
            verification_uri=where,
            verification_uri_complete=f"{where}#{code}",
        )

    def show(self, caller: Caller, code: str) -> PairingShown:
        """Which device shows the code; only in the workspace that the caller is in."""
        _, pairing = self._pending(caller, code)
        client = _serving(self.store.facts(pairing.client_id).client)
        return PairingShown(
            client_id=client.client_id, name=client.name, logo_uri=client.logo_uri, scopes=meanings(pairing.scopes)
        )

    def decide(self, caller: Caller, code: str, *, allow: bool) -> None:
        """Let the device in, or not; what was decided stays."""
        row, pairing = self._pending(caller, code)
        facts = self.store.facts(pairing.client_id, caller.person, caller.session)
        client, session, member = _serving(facts.client), facts.standing.session, facts.standing.member
        if session is None or session.client_id or member is None or not client.serves(member.groups):
            raise NotForYou("this application is not for you, or you are not signed in yourself")
        said = Consent(
            client_id=client.client_id,
            scopes=tuple(sorted({*facts.agreed, *pairing.scopes})),
            agreed=datetime.fromtimestamp(self.now(), UTC),
        )
        rows = [agreed(caller.workspace, caller.person, said)] if allow else []
        act = by(caller, "client.pair" if allow else "client.refuse", client.client_id)
        for last in (*(False,) * (_ROUNDS - 1), True):
            answered = changed(row, pairing.answered(session, client, allow=allow))
            try:
                return self.store.write(answered, *rows, act=act)
            except NoSuchCode:  # the device has just asked, or somebody else decided: the latter it is told then
                if last:
                    raise
                row, pairing = self._pending(caller, code)
        return None

    def _pending(self, caller: Caller, code: str) -> tuple[Row, Pairing]:
        row = kept_row(TABLE, caller.workspace, place(code))
        pairing = read(row) if row and int(row["expires"]["N"]) > self.now() else None
        if row is None or pairing is None or pairing.status != "pending":
            raise _unknown()
        return row, pairing


def _serving(client: Client | None) -> Client:
    """The application, if it is there and serves anybody."""
    if client is None or not client.enabled:
        raise _unknown()
    return client


def read(row: Row) -> Pairing:
    return Pairing.model_validate_json(row["payload"]["S"])


def digest(ticket: Ticket) -> str:
    return sha256(ticket.secret.encode()).hexdigest()


def changed(row: Row, pairing: Pairing) -> Along:
    """What keeps it otherwise, unless somebody else was faster."""
    return _only({"Put": {"TableName": TABLE, "Item": {**row, "payload": {"S": pairing.model_dump_json()}}}}, row)


def gone(row: Row) -> Along:
    """What forgets it, once."""
    return _only({"Delete": {"TableName": TABLE, "Key": {"pk": row["pk"], "sk": row["sk"]}}}, row)


def _only(item: dict[str, Any], row: Row) -> Along:
    ((kind, said),) = item.items()
    values = {":before": row["payload"]}
    conditional = {"ConditionExpression": "payload = :before", "ExpressionAttributeValues": values}
    return Along({kind: {**said, **conditional}}, _unknown())


def _put(workspace: WorkspaceId, code: str, pairing: Pairing, expires: int) -> Along:
    item = {
        "pk": {"S": workspace},
        "sk": {"S": place(code)},
        "payload": {"S": pairing.model_dump_json()},
        "expires": {"N": str(expires)},
    }
    put = {"TableName": TABLE, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}
    return Along({"Put": put}, _unknown())


def _unknown() -> NoSuchCode:
    return NoSuchCode("nobody shows this code, or not any more; look at it again")


def devices() -> Devices:
    """As production does."""
    from kernel.settings import ORIGIN

    return Devices(OpenIdTable(), ORIGIN)
