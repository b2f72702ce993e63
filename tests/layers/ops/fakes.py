"""Incidents and pages in dictionaries; ``test_incident_store.py`` and ``test_shelf.py`` hold them to AWS."""

from typing import NamedTuple

from kernel.journal import AlreadyExists, CannotCalculateChanges, Changes
from kernel.journal.state import State
from kernel.once import IdempotencyKeyReused
from ops.incidents.model import Left, NoSuchIncident


class Row(NamedTuple):
    """What became of an incident: in which change it is, and in which it was opened; ``None``: it was deleted."""

    incident: object
    modseq: int
    opened: int


class Account:
    """The incidents of one workspace."""

    def __init__(self):
        self.highest = 0
        self.rows = {}
        self.answers = {}

    def write(self, incident_id, incident):
        self.highest += 1
        before = self.rows.get(incident_id)
        kept = incident and incident.model_copy(update={"modseq": self.highest})
        self.rows[incident_id] = Row(kept, self.highest, before.opened if before else self.highest)
        return kept

    def alive(self, incident_id):
        row = self.rows.get(incident_id)
        if row is None or row.incident is None:
            raise NoSuchIncident(f"there is no incident {incident_id}")
        return row.incident


class FakeIncidents:
    def __init__(self):
        self.accounts, self.gone = {}, {}

    def create(self, workspace, incident, once):
        account = self._account(workspace)
        if once and once.key in account.answers:
            fingerprint, answer = account.answers[once.key]
            if fingerprint != once.fingerprint:
                raise IdempotencyKeyReused("this Idempotency-Key was used for another request; use a new one")
            return answer
        if incident.incident_id in account.rows:
            raise AlreadyExists("this exists already")
        kept = account.write(incident.incident_id, incident)
        if once:
            account.answers[once.key] = (once.fingerprint, kept)
        return kept

    def change(self, workspace, incident_id, edit, expected):
        account = self._account(workspace)
        before = account.alive(incident_id)
        expected.demand(before.modseq)
        edited = edit(before)
        return before if edited == before else account.write(incident_id, edited)

    def delete(self, workspace, incident_id, expected, by, at):  # noqa: ARG002 - from the stream, who did it is told
        account = self._account(workspace)
        expected.demand(account.alive(incident_id).modseq)
        account.write(incident_id, None)

    def get(self, workspace, incident_id):
        return self._account(workspace).alive(incident_id)

    def page(self, workspace, page):
        after, rows = page.position(), self._account(workspace).rows
        ids = sorted(
            (key for key, row in rows.items() if row.incident and (after is None or key < after)), reverse=True
        )
        shown = ids[: page.limit]
        return page.listing([rows[key].incident for key in shown], shown[-1] if len(ids) > len(shown) else None)

    def changes(self, workspace, since, limit):
        account, state = self._account(workspace), State.parse(since)
        if state.at > account.highest:
            raise CannotCalculateChanges("this state was never given out; fetch everything again")
        later = sorted((row.modseq, key, row) for key, row in account.rows.items() if row.modseq > state.at)
        told, has_more = later[:limit], len(later) > limit
        alive = [(key, row) for _, key, row in told if row.incident]
        return Changes(
            created=tuple(key for key, row in alive if row.opened > state.origin),
            updated=tuple(key for key, row in alive if row.opened <= state.origin),
            destroyed=tuple(key for _, key, row in told if not row.incident and row.opened <= state.at),
            state=str(State(told[-1][0], state.origin) if has_more else State.whole(account.highest)),
            has_more=has_more,
        )

    def state(self, workspace):
        return str(State.whole(self._account(workspace).highest))

    def lately(self, workspace, since, changed=()):  # noqa: ARG002 - it knows all that changed
        there = [row.incident for row in self._account(workspace).rows.values() if row.incident]
        shown = [it for it in there if it.resolved is None or it.resolved >= since]
        return sorted(shown, key=lambda it: it.incident_id, reverse=True)

    def forget(self, workspace):
        account = self.accounts.pop(workspace, Account())
        incidents = sum(row.incident is not None for row in account.rows.values())
        before = self.gone.get(workspace, Left(0, -1))
        self.gone[workspace] = before._replace(incidents=before.incidents + incidents)

    def left(self, workspace, pages):
        found = self.gone[workspace]
        self.gone[workspace] = found._replace(pages=pages if found.pages < 0 else found.pages)
        return self.gone[workspace]

    def forgotten(self, workspace):
        self.gone.pop(workspace, None)

    def _account(self, workspace):
        return self.accounts.setdefault(workspace, Account())


class FakeShelf:
    def __init__(self, now):
        self.pages = {}
        self._now = now
        self._written = {}

    def put(self, workspace, name, text, media_type):
        self.pages[workspace, name] = (text, media_type)
        self._written[workspace] = self._now()

    def put_first(self, workspace, name, text, media_type):
        if (workspace, name) not in self.pages:
            self.put(workspace, name, text, media_type)

    def count(self, workspace):
        return sum(whose == workspace for whose, _ in self.pages)

    def remove(self, workspace, name):
        self.pages.pop((workspace, name), None)
        if name == "status.json":
            self._written.pop(workspace, None)

    def written(self):
        return list(self._written.items())
