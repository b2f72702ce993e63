"""What follows from a sign-in, once it has happened: nobody who signs in waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.accounts import Account, Device
from identity.letters import Letter, Post, Reader, Seen, Unreachable
from identity.letters.security import new_sign_in
from identity.noticing.model import first_ever, known, remembered, seen_at
from identity.sessions import Session
from identity.workspaces import Workspace
from identity.workspaces.looks import brand
from kernel.callers import PersonId, WorkspaceId
from kernel.ids import same_id


class NoticeStore(Protocol):
    def found(self, person: PersonId, workspace: WorkspaceId) -> tuple[Account | None, Workspace | None]:
        """Whose session it is, and where; in one round trip."""

    def change(self, person: PersonId, edit: Callable[[Account], Account]) -> None: ...


@dataclass(frozen=True, slots=True)
class Notices:
    store: NoticeStore
    note: Callable[[Acted], None]
    post: Post
    origin: str

    def begun(self, session: Session) -> None:
        """Somebody signed in. To be told again changes nothing; at worst the letter goes out twice."""
        if session.client_id:
            return  # nobody signed in: an application was let in, of which another act tells
        self.note(act(session))
        account, workspace = self.store.found(session.person, session.workspace)
        if account is None or workspace is None:
            return
        device = Device(digest=session.known_by, name=session.device, seen=seen_at(session, account))
        if session.known_by and not known(account, device) and not first_ever(account, session.amr):
            self._tell(account, workspace, session)
        self.store.change(session.person, lambda it: remembered(it, device, workspace))

    def _tell(self, account: Account, workspace: Workspace, session: Session) -> None:
        try:
            self.post.send(self._letter(account, workspace, session))
        except Unreachable:
            return  # nor will it be the next time

    def _letter(self, account: Account, workspace: Workspace, session: Session) -> Letter:
        reader = Reader(account.email, account.name, account.locale, account.zone)
        by = Seen(datetime.fromtimestamp(session.created, UTC), session.device, address=session.address)
        return new_sign_in(reader, brand(workspace, self.origin), by=by, not_me=f"{self.origin}/security/devices")


def act(session: Session) -> Acted:
    """That a session began: always the same act of the same session."""
    return Acted(
        workspace=session.workspace,
        act_id=same_id("session.begin", session.session_id),
        actor=session.person,
        action="session.begin",
        target=session.session_id,
        at=datetime.fromtimestamp(session.created, UTC),
        session=session.session_id,
        address=session.address or None,
        details={"device": session.device, "amr": " ".join(session.amr)},
    )
