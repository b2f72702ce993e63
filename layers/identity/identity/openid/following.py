"""What follows when a session ends: the applications that it let in are out, unless they may stay, and are told."""

from dataclasses import dataclass
from typing import Protocol

from contracts.audit import Acted
from identity.acts import acted
from identity.openid.backchannel import Over
from identity.sessions.model import Session
from kernel.callers import PersonId, WorkspaceId


class SessionStore(Protocol):
    def of(self, workspace: WorkspaceId, person: PersonId) -> list[Session]: ...
    def end(self, workspace: WorkspaceId, person: PersonId, session_id: str, act: Acted) -> bool: ...


class Put(Protocol):
    def put(self, message: Over, *, workspace: WorkspaceId) -> None: ...


@dataclass(frozen=True, slots=True)
class Following:
    store: SessionStore
    queue: Put

    def ended(self, session: Session) -> None:
        """A session is over; to be told again changes nothing, but that applications are told again."""
        who = session.workspace, session.person
        if session.client_id:
            self._tell(session)
            return
        for each in self.store.of(*who):
            if each.parent == session.session_id and each.offline:
                self._tell(each)  # it goes on, and knows that the person is gone
            elif each.parent == session.session_id:
                act = acted(*who, "client.leave", each.client_id, session=each.session_id)
                self.store.end(*who, each.session_id, act)

    def _tell(self, session: Session) -> None:
        said = session.model_dump(include={"workspace", "person", "client_id", "session_id"})
        self.queue.put(Over.model_validate(said), workspace=session.workspace)


def following() -> Following:
    """As production does."""
    from identity.sessions.table import SessionTable
    from kernel.queues import Queue

    return Following(SessionTable(), Queue("identity-logouts"))
