"""What people do with their own account."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from contracts.audit import Acted
from identity.accounts import Account
from identity.acts import by
from identity.people import Member
from identity.profile.model import EditMe, KnownDevice, KnownDevices, Me
from kernel.callers import Caller, PersonId, WorkspaceId


class ProfileStore(Protocol):
    def get(self, person: PersonId) -> Account: ...
    def me(self, workspace: WorkspaceId, person: PersonId) -> tuple[Account, Member]: ...
    def spread(self, person: PersonId, wanted: Mapping[str, str | None], act: Acted) -> Account:
        """Keep what the account says now, and what the workspaces that the person is in say with it.

        What comes back is the account as it was.
        """

    def change(self, person: PersonId, edit: Callable[[Account], Account], act: Acted) -> Account: ...
    def end_all(self, caller: Caller, besides: str) -> None:
        """End the caller's sessions in every workspace, but for one."""


@dataclass(frozen=True, slots=True)
class Profile:
    store: ProfileStore

    def me(self, caller: Caller) -> Me:
        """Whoever calls."""
        return Me.of(caller, *self.store.me(caller.workspace, caller.person))

    def edit(self, caller: Caller, wanted: EditMe) -> Me:
        """Change what the caller is called, and how they read."""
        if said := wanted.wanted():
            self.store.spread(caller.person, said, by(caller, "person.change", caller.person, {"of": " ".join(said)}))
        return self.me(caller)

    def devices(self, person: PersonId) -> KnownDevices:
        """The devices from which a person has signed in, the newest first."""
        known = sorted(self.store.get(person).devices, key=lambda each: each.seen, reverse=True)
        return KnownDevices(items=tuple(KnownDevice.of(each) for each in known))

    def forget(self, caller: Caller, device_id: str) -> None:
        """Let one of them be as strange as any other; one that is strange already is as well."""

        def without(account: Account) -> Account:
            kept = tuple(each for each in account.devices if each.digest != device_id)
            return account.model_copy(update={"devices": kept})

        self.store.change(caller.person, without, by(caller, "device.forget", device_id))

    def leave_everywhere(self, caller: Caller, *, keep_this: bool) -> None:
        """End the caller's sessions in every workspace."""
        self.store.end_all(caller, caller.session if keep_this else "")
