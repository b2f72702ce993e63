"""Claiming a domain for a workspace, and releasing it."""

from dataclasses import dataclass
from typing import Protocol

from contracts.audit import Acted
from contracts.identity import ClaimDomain, ClaimedDomain
from identity.acts import OPERATOR, acted
from identity.domains.model import MOST, TooManyDomains
from identity.workspaces import Workspace
from kernel.callers import WorkspaceId


class DomainStore(Protocol):
    def get(self, workspace: WorkspaceId) -> Workspace: ...
    def claim(self, before: Workspace, after: Workspace, domain: str, act: Acted) -> None:
        """Let it be the workspace's; ``DomainTaken`` if it is another's."""

    def release(self, before: Workspace, after: Workspace, domain: str, act: Acted) -> None: ...


@dataclass(frozen=True, slots=True)
class Domains:
    store: DomainStore

    def decide(self, wanted: ClaimDomain) -> ClaimedDomain:
        """Do as an operator says; to say it again changes nothing."""
        before, domain = self.store.get(wanted.workspace), wanted.domain
        others = tuple(each for each in before.domains if each != domain)
        kept = (*others, domain) if wanted.claimed else others
        if len(kept) > MOST:
            raise TooManyDomains(f"no workspace has more than {MOST} domains")
        sender = before.sender
        if sender is not None and sender.domain == domain:  # from now on it is so because an operator says so
            sender = sender.model_copy(update={"claims": False})
        after = before.model_copy(update={"domains": kept, "sender": sender})
        if set(kept) != set(before.domains) or sender != before.sender:
            if wanted.claimed:
                self.store.claim(before, after, domain, _act(before, "domain.claim", domain))
            else:
                self.store.release(before, after, domain, _act(before, "domain.release", domain))
        return ClaimedDomain(workspace=before.workspace, domains=kept)


def _act(workspace: Workspace, action: str, domain: str) -> Acted:
    return acted(workspace.workspace, OPERATOR, action, domain)
