"""The logo of a workspace: kept by the hash of what is in it, so letters show for ever what they showed at first."""

from dataclasses import dataclass
from typing import Protocol

from identity.acts import by
from identity.pictures import Picture, picture
from identity.workspaces.model import Workspace
from identity.workspaces.service import SettingsStore
from kernel.callers import Caller, WorkspaceId
from kernel.errors import NotFound, PreconditionFailed
from kernel.journal import Busy

_ROUNDS = 5


class NoSuchLogo(NotFound):
    """There is no such picture."""


class LogoShelf(Protocol):
    def put(self, workspace: WorkspaceId, logo: Picture) -> None: ...
    def get(self, workspace: WorkspaceId, name: str) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Logos:
    store: SettingsStore
    shelf: LogoShelf

    def put(self, caller: Caller, data: bytes) -> Workspace:
        """Let the workspace be known by a picture."""
        logo = picture(data)
        self.shelf.put(caller.workspace, logo)
        return self._known_by(caller, logo.name)

    def drop(self, caller: Caller) -> Workspace:
        """Let it be known by its name alone. Letters that were sent still show the picture."""
        return self._known_by(caller, None)

    def get(self, workspace: WorkspaceId, name: str) -> bytes:
        found = self.shelf.get(workspace, name)
        if found is None:
            raise NoSuchLogo("there is no such picture")
        return found

    def _known_by(self, caller: Caller, name: str | None) -> Workspace:
        for _ in range(_ROUNDS):
            before = self.store.get(caller.workspace)
            after = before.model_copy(update={"branding": before.branding.model_copy(update={"logo": name})})
            if after == before:
                return before
            act = by(caller, "workspace.update", caller.workspace, {"branding.logo": name or "null"})
            try:
                return self.store.replace(before, after, act, ())
            except PreconditionFailed:
                continue  # somebody was faster
        raise Busy
