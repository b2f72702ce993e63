"""What is done with the pictures of people."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from contracts.audit import Acted
from identity.accounts import Account
from identity.acts import by
from identity.avatars.model import (
    SIGNED,
    Announced,
    NoSuchAvatar,
    NothingUploaded,
    Pictured,
    Place,
    Uploaded,
)
from identity.avatars.shown import address
from identity.pictures import AVATAR, Picture, picture
from kernel.callers import Caller, PersonId
from kernel.ids import new_id


class AvatarStore(Protocol):
    def spread(self, person: PersonId, wanted: Mapping[str, str | None], act: Acted) -> Account:
        """Keep what the account and the workspaces of the person say from now on; what comes back is how it was."""


class AvatarShelf(Protocol):
    def place(self, person: PersonId, upload: str, wanted: Announced) -> str:
        """A link that takes one picture of that size and type."""

    def taken(self, person: PersonId, upload: str) -> bytes | None: ...
    def put(self, person: PersonId, avatar: Picture) -> None: ...
    def get(self, person: PersonId, name: str) -> bytes | None: ...
    def forget(self, person: PersonId, name: str) -> None: ...
    def drop(self, person: PersonId, upload: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Avatars:
    store: AvatarStore
    shelf: AvatarShelf
    now: Callable[[], float] = time.time
    new_id: Callable[[], str] = new_id

    def begin(self, caller: Caller, wanted: Announced) -> Place:
        """A place for a picture, for some minutes."""
        upload, until = self.new_id(), datetime.fromtimestamp(self.now() + SIGNED, UTC)
        link = self.shelf.place(caller.person, upload, wanted)
        return Place(upload=upload, link=link, headers={"Content-Type": wanted.media_type}, until=until)

    def keep(self, caller: Caller, uploaded: Uploaded) -> Pictured:
        """Let what was uploaded be the caller's picture in all their workspaces."""
        data = self.shelf.taken(caller.person, uploaded.upload)
        if data is None:
            raise NothingUploaded("nothing was uploaded there, or too long ago; ask for a place again")
        try:
            found = picture(data, AVATAR)
            self.shelf.put(caller.person, found)
        finally:
            self.shelf.drop(caller.person, uploaded.upload)
        return self._known_by(caller, found.name)

    def remove(self, caller: Caller) -> None:
        """Let the caller have none."""
        self._known_by(caller, None)

    def get(self, person: PersonId, name: str) -> bytes:
        found = self.shelf.get(person, name)
        if found is None:
            raise NoSuchAvatar("there is no such picture, or not any more")
        return found

    def _known_by(self, caller: Caller, name: str | None) -> Pictured:
        act = by(caller, "person.change", caller.person, {"of": "avatar"})
        before = self.store.spread(caller.person, {"avatar": name}, act).avatar
        if before and before != name:
            self.shelf.forget(caller.person, before)
        return Pictured(picture=address(caller.person, name))
