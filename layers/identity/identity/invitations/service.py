"""Inviting people: one by one, or many from a list."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol
from urllib.parse import quote

from contracts.audit import Acted
from identity.acts import by
from identity.groups.model import NoSuchGroup
from identity.invitations.lists import InvitationList, Wave, read, waves
from identity.invitations.model import (
    AlreadyInvited,
    AlreadyMember,
    Invitation,
    InvitationDraft,
    Shown,
    admitted,
    fresh_secret,
)
from identity.invitations.outcomes import Known, Report, judged
from identity.letters import NotSent, Post, Reader, Unreachable
from identity.letters.workspaces import invitation as letter
from identity.people import Member
from identity.people.powers import AboveYou, Powers
from identity.recovery.model import AskedTooOften
from identity.rights.model import Carried, Needed
from identity.workspaces import Workspace
from identity.workspaces.looks import brand
from kernel.callers import Asked, Caller, PersonId, WorkspaceId, asked
from kernel.errors import Invalid
from kernel.logs import log
from kernel.pages import Listing, Page

NOTHING = Needed()


class Host(NamedTuple):
    """To where people are invited, and who does it."""

    workspace: Workspace
    inviter: Member
    carried: Carried = Carried()
    """What was asked for of its roles and groups."""


class InvitationStore(Protocol):
    def host(self, workspace: WorkspaceId, person: PersonId, needed: Needed = NOTHING) -> Host:
        """``NoSuchMember`` if the person is not in it."""

    def carried(self, workspace: WorkspaceId, needed: Needed) -> Carried:
        """Those of the roles and groups that are there."""

    def knows(self, workspace: WorkspaceId, email: str) -> bool:
        """Whether somebody in the workspace has that address."""

    def known(self, workspace: WorkspaceId, emails: Collection[str]) -> Known:
        """Who of many is in the workspace, or invited to it."""

    def create(self, workspace: WorkspaceId, invitation: Invitation, act: Acted) -> Invitation:
        """Keep a new one, or ``AlreadyInvited``; ``AskedTooOften`` if enough letters went to that address."""

    def change(
        self, workspace: WorkspaceId, invitation_id: str, edit: Callable[[Invitation], Invitation], act: Acted
    ) -> Invitation: ...
    def get(self, workspace: WorkspaceId, invitation_id: str) -> Invitation: ...
    def delete(self, workspace: WorkspaceId, invitation: Invitation, act: Acted) -> None: ...
    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Invitation]: ...


class Waves(Protocol):
    def put(self, message: Wave, *, workspace: WorkspaceId | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Invitations:
    store: InvitationStore
    post: Post
    queue: Waves
    origin: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def invite(self, caller: Caller, draft: InvitationDraft) -> Invitation:
        """Invite somebody: a letter goes to their address."""
        host, powers = self._host(caller, [draft])
        powers.may_give(draft.role)
        if len(powers.may_bring(draft.groups)) < len(draft.groups):
            raise NoSuchGroup("there is no such group, or not any more")
        admitted(host.workspace.open().policy, draft.email)
        return self._invited(powers, host, draft)

    def again(self, caller: Caller, invitation_id: str) -> Invitation:
        """Send another letter; the one before is good for nothing."""
        host = self.store.host(caller.workspace, caller.person)
        policy, now, secret = host.workspace.open().policy, self.now(), fresh_secret()
        powers, act = Powers(caller, self.store), by(caller, "invitation.resend", invitation_id)

        def edit(invitation: Invitation) -> Invitation:
            powers.know(invitation.needed())
            powers.may_give(invitation.role)
            powers.may_bring(invitation.groups)
            admitted(policy, invitation.email)
            return invitation.again(caller.person, now, secret)

        invitation = self.store.change(caller.workspace, invitation_id, edit, act)
        self._send(host, invitation, secret, powers.name(invitation.role))
        return invitation

    def revoke(self, caller: Caller, invitation_id: str) -> None:
        """Take an invitation back: its letter is good for nothing."""
        invitation, powers = self.store.get(caller.workspace, invitation_id), Powers(caller, self.store)
        powers.may_take_back(invitation.role)
        act = by(caller, "invitation.revoke", invitation_id, {"email": invitation.email})
        self.store.delete(caller.workspace, invitation, act)

    def page(self, workspace: WorkspaceId, page: Page) -> Listing[Invitation]:
        """Those that were neither accepted nor revoked."""
        return self.store.page(workspace, page)

    def take(self, caller: Caller, wanted: InvitationList) -> Report:
        """Look through a list, and queue those who may be invited and are neither here nor invited already."""
        said = read(wanted.csv)
        named = [each.draft for each in said if each.draft]
        host, powers = self._host(caller, named)
        policy = host.workspace.open().policy
        known = self.store.known(caller.workspace, {draft.email for draft in named})

        def judge(draft: InvitationDraft) -> None:
            powers.may_give(draft.role)
            admitted(policy, draft.email)

        report, drafts = judged(said, known, judge, self.now())
        who = {"person": caller.person, "role": caller.role, "session": caller.session, "address": asked.get().address}
        for some in waves(drafts):
            wave = Wave(workspace=caller.workspace, scopes=tuple(sorted(caller.scopes)), drafts=some, **who)
            self.queue.put(wave, workspace=caller.workspace)
        return report

    def send(self, wave: Wave) -> None:
        """Invite some of a list. Who is invited or in already stays so; it may be done again."""
        token = asked.set(Asked(wave.address, wave.session))  # it is done from where the list came
        try:
            self._wave(wave)
        finally:
            asked.reset(token)

    def _wave(self, wave: Wave) -> None:
        caller = Caller(wave.workspace, wave.person, wave.role, frozenset(wave.scopes), wave.session)
        host, powers = self._host(caller, wave.drafts)
        for draft in wave.drafts:
            try:
                powers.may_give(draft.role)
                admitted(host.workspace.open().policy, draft.email)
                self._invited(powers, host, draft)
            except (AlreadyInvited, AlreadyMember, AboveYou, AskedTooOften, Invalid) as error:
                log.info("somebody on a list was not invited", extra={"reason": type(error).__name__})

    def _host(self, caller: Caller, drafts: Iterable[InvitationDraft]) -> tuple[Host, Powers]:
        """To where somebody invites others, and what they may give them."""
        every = [draft.needed() for draft in drafts]
        roles, groups = (frozenset[str]().union(*parts) for parts in (zip(*every, strict=True) if every else ((), ())))
        needed, powers = Needed(roles, groups), Powers(caller, self.store)
        host = self.store.host(caller.workspace, caller.person, needed)
        powers.learn(needed, host.carried)
        return host, powers

    def _invited(self, powers: Powers, host: Host, draft: InvitationDraft) -> Invitation:
        caller = powers.caller
        if self.store.knows(caller.workspace, draft.email):
            raise AlreadyMember("somebody in this workspace has this address")
        secret = fresh_secret()
        invitation = Invitation.of(caller.workspace, draft, caller.person, self.now(), secret)
        said = {"email": draft.email, "role": draft.role}
        kept = self.store.create(
            caller.workspace, invitation, by(caller, "invitation.create", invitation.invitation_id, said)
        )
        try:
            self._send(host, kept, secret, powers.name(draft.role))
        except (NotSent, Unreachable):  # nobody was invited; otherwise to try again would find that somebody was
            self.store.delete(caller.workspace, kept, by(caller, "invitation.unsent", kept.invitation_id))
            raise
        return kept

    def _send(self, host: Host, invitation: Invitation, secret: str, role: str) -> None:
        workspace, inviter = host.workspace, host.inviter
        ticket = Shown(workspace.workspace, invitation.invitation_id, secret)
        self.post.send(
            letter(
                Reader(invitation.email, invitation.name or "", workspace.locale, workspace.zone),
                brand(workspace, self.origin),
                inviter=inviter.name,
                inviter_address=inviter.email,
                role=role,
                link=f"{self.origin}/join#{quote(str(ticket))}",
                expires=invitation.expires,
            )
        )
