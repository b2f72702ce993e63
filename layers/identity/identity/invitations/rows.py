"""The rows of invitations: the journal of each workspace."""

import json

from pynamodb.attributes import UnicodeAttribute

from identity.invitations.model import Invitation, NoSuchInvitation
from kernel.journal import Journal, JournalTable
from kernel.settings import physical

TABLE = physical("identity-invitations-1")
_COLUMNS = {"invitation_id", "modseq", "email", "digest"}


class InvitationRow(JournalTable):
    class Meta:
        table_name = TABLE

    email = UnicodeAttribute()
    digest = UnicodeAttribute()
    rest = UnicodeAttribute()


def _write(invitation: Invitation) -> InvitationRow:
    rest = invitation.model_dump_json(exclude=_COLUMNS)
    return InvitationRow(email=invitation.email, digest=invitation.digest, rest=rest)


def _read(row: InvitationRow) -> Invitation:
    columns = {name: getattr(row, name) for name in ("email", "digest", "modseq")}
    return Invitation.model_validate({**json.loads(row.rest), **columns, "invitation_id": row.sk})


def journal() -> Journal[Invitation]:
    return Journal(
        InvitationRow,
        identify=lambda invitation: invitation.invitation_id,
        write=_write,
        read=_read,
        missing=lambda _: NoSuchInvitation("there is no such invitation, or not any more"),
    )
