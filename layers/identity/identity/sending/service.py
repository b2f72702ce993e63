"""Setting up a domain from which a workspace writes, seeing whether it is the workspace's own, and giving it up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from contracts.audit import Acted
from identity.acts import acted, by
from identity.domains.model import DomainTaken
from identity.sending.model import (
    LOOKED_FOR,
    BeginSender,
    DomainReserved,
    NoSender,
    Proof,
    SenderShown,
    SenderThere,
    SignInHangsOnIt,
    reserved,
    shown,
)
from identity.workspaces import Workspace
from identity.workspaces.model import Sender
from kernel.callers import Caller, WorkspaceId
from kernel.journal import Along

CLOCK = "clock"
"""Who looks every day, as the log says."""

Noted = Callable[[str, str], Acted]
"""The act of somebody, of which what they did is said, and to what."""


class SenderStore(Protocol):
    def get(self, workspace: WorkspaceId) -> Workspace: ...
    def replace(self, before: Workspace, after: Workspace, act: Acted, needed: Sequence[Along]) -> Workspace:
        """Keep it as it is to be if it still is as it was."""

    def sends(self, workspace: WorkspaceId, domain: str, now: datetime, until: datetime | None) -> Along:
        """What makes the domain the workspace's to send from, for so long; ``DomainTaken`` if it is another's."""

    def free(self, workspace: WorkspaceId, domain: str) -> Sequence[Along]:
        """What fails with ``DomainTaken`` if the domain itself is another's."""

    def claims(self, workspace: WorkspaceId, domain: str, act: Acted) -> Sequence[Along]:
        """What makes the domain itself the workspace's; ``DomainTaken`` if it is another's."""

    def releases(self, workspace: WorkspaceId, domain: str, act: Acted) -> Sequence[Along]:
        """What lets others claim the domain itself."""

    def held(self, workspace: WorkspaceId, domain: str, until: datetime) -> Along:
        """What keeps others from it so long; ``DomainTaken`` if another has it by now."""

    def given_up(self, workspace: WorkspaceId, domain: str) -> Along:
        """What lets others have it; ``DomainTaken`` if another has it by now."""

    def settle(self, before: Workspace, after: Workspace, needed: Sequence[Along]) -> None:
        """Keep what comes of a deed of which was told already."""


class Identities(Protocol):
    """Domains as SES knows them."""

    def make(self, domain: str) -> Proof:
        """A new identity; ``DomainTaken`` if there is one that is not of our making."""

    def look(self, domain: str) -> Proof: ...
    def drop(self, domain: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Sending:
    store: SenderStore
    identities: Identities
    house: str
    region: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def show(self, caller: Caller) -> SenderShown:
        """How far it is."""
        return self._shown(self.store.get(caller.workspace))

    def begin(self, caller: Caller, wanted: BeginSender) -> SenderShown:
        """Want a domain, and hear what is to be set for it; to want it again brings the same."""
        if reserved(wanted.domain, self.house):
            raise DomainReserved("this installation writes from that domain itself; choose one of your own")
        home = self.store.get(caller.workspace)
        if home.sender is not None and home.sender.domain != wanted.domain:
            raise SenderThere(f"the workspace has {home.sender.domain} already; remove that first")
        if home.sender is None:
            now = self.now()
            claim = (
                self.store.sends(home.workspace, wanted.domain, now, now + LOOKED_FOR),
                *self.store.free(home.workspace, wanted.domain),
            )
            after = home.model_copy(update={"sender": Sender(domain=wanted.domain, begun=now)})
            home = self.store.replace(home, after, by(caller, "sender.begin", wanted.domain), claim)
        return self._shown(self._made(partial(by, caller), home))

    def check(self, caller: Caller) -> SenderShown:
        """Look whether the records are set: from then on, and as long as they are, letters come from there."""
        home = self.store.get(caller.workspace)
        sender = _of(home)
        proof = self.identities.look(sender.domain)
        return self._shown(self._kept(partial(by, caller), home, shown(sender, proof, home.domains)))

    def watch(self, workspace: WorkspaceId) -> Workspace | None:
        """Look by the clock whether they still are set; the workspace without, if it has just lost them."""
        home = self.store.get(workspace)
        sender = home.sender
        if sender is None or sender.status != "verified" or home.status != "active":
            return None
        proof = self.identities.look(sender.domain)
        if proof.status == "verified":
            return None
        return self._kept(partial(acted, workspace, CLOCK), home, shown(sender, proof, home.domains))

    def remove(self, caller: Caller) -> None:
        """Write from the installation's domain again.

        The domain is nobody else's until SES has forgotten it: what another makes there would be forgotten with it.
        """
        home = self.store.get(caller.workspace)
        sender = _of(home)
        if sender.claims and home.policy.sso_only:
            raise SignInHangsOnIt("nobody could sign in any more: let the policy allow something else first")
        domain, looks = sender.domain, home.branding.model_copy(update={"mail_domain": None})
        own, released = self._without(partial(by, caller), home, sender)
        pending = sender.model_copy(update={"status": "pending", "claims": False})
        quiet = home.model_copy(update={"sender": pending, "branding": looks, "domains": own})
        gone, act = quiet.model_copy(update={"sender": None}), by(caller, "sender.remove", domain)
        held = self.store.held(home.workspace, domain, self.now() + LOOKED_FOR)
        try:
            quiet = self.store.replace(home, quiet, act, (held, *released))
        except DomainTaken:  # it was another's by now, and so is what SES knows of it
            self.store.replace(home, gone, act, ())
            return
        self.identities.drop(domain)
        after = quiet.model_copy(update={"sender": None})
        self.store.settle(quiet, after, (self.store.given_up(home.workspace, domain),))

    def _made(self, by_whom: Noted, home: Workspace) -> Workspace:
        """With the names of its records, which are SES's to choose."""
        sender = _of(home)
        if sender.dkim:
            return home
        proof = self.identities.make(sender.domain)
        return self._kept(by_whom, home, sender.model_copy(update={"status": proof.status, "dkim": proof.dkim}))

    def _kept(self, by_whom: Noted, home: Workspace, sender: Sender) -> Workspace:
        verified = sender.status == "verified"
        looks = home.branding.model_copy(update={"mail_domain": sender.domain if verified else None})
        own, along = self._own(by_whom, home, sender)
        after = home.model_copy(update={"sender": sender, "branding": looks, "domains": own})
        if after == home:
            return home
        until = None if verified else sender.begun + LOOKED_FOR
        act = by_whom(f"sender.{sender.status}", sender.domain)
        claim = self.store.sends(home.workspace, sender.domain, self.now(), until)
        return self.store.replace(home, after, act, (claim, *along))

    def _own(self, by_whom: Noted, home: Workspace, after: Sender) -> tuple[tuple[str, ...], Sequence[Along]]:
        """The domains that are the workspace's with what its records say now, and what that takes."""
        before = _of(home)
        if after.claims and not before.claims:
            act = by_whom("domain.claim", after.domain)
            return (*home.domains, after.domain), self.store.claims(home.workspace, after.domain, act)
        if before.claims and not after.claims:
            return self._without(by_whom, home, before)
        return home.domains, self.store.free(home.workspace, after.domain)

    def _without(self, by_whom: Noted, home: Workspace, sender: Sender) -> tuple[tuple[str, ...], Sequence[Along]]:
        """The same without what its records claimed, if they did."""
        if not sender.claims:
            return home.domains, ()
        act = by_whom("domain.release", sender.domain)
        others = tuple(each for each in home.domains if each != sender.domain)
        return others, self.store.releases(home.workspace, sender.domain, act)

    def _shown(self, home: Workspace) -> SenderShown:
        return SenderShown.of(_of(home), self.region)


def _of(home: Workspace) -> Sender:
    if home.sender is None:
        raise NoSender("the workspace writes from no domain of its own")
    return home.sender
