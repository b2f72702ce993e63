"""Ending the sessions of those who are no longer in, so that none of them opens a door that is opened again.

Whoever was removed has agreed to nothing any more: what they let applications do goes, too.
"""

from identity.consents.table import forget as forget_consents
from identity.people.table import journal, member_of
from identity.sessions.table import TABLE, SessionTable
from kernel.aws import client
from kernel.callers import PersonId
from kernel.changes import Change
from kernel.tables import key


class Expelling:
    def __init__(self) -> None:
        self._people, self._sessions = journal(), SessionTable()

    def expel(self, change: Change) -> None:
        """End what somebody began before they were let in, if ``change`` put them out."""
        was_in = change.before is not None and member_of(change.before).status == "active"
        is_in = change.after is not None and member_of(change.after).status == "active"
        if not was_in or is_in:
            return
        person = PersonId(change.key)
        member = self._people.find(change.workspace, [person]).get(person)
        kept = member.let_in if member and member.status == "active" else None
        for session in self._sessions.of(change.workspace, person):
            if kept is None or session.created < int(kept.timestamp()):
                place = {"pk": {"S": key(change.workspace, person)}, "sk": {"S": session.session_id}}
                client("dynamodb").delete_item(TableName=TABLE, Key=place)  # what put them out has noted it
        if member is None:
            forget_consents(change.workspace, person)
