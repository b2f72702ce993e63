"""Switching letters off that somebody has enough of, with the address in one of them."""

from dataclasses import dataclass
from typing import Annotated, Protocol
from urllib.parse import quote

from pydantic import BaseModel, Field

from agenda.alerts.arming import TRIES, Arming, Contended
from agenda.alerts.model import Preferences
from agenda.letters.leaving import Kind, opened
from agenda.people.model import Colleague
from kernel.answers import Redirect
from kernel.callers import PersonId, WorkspaceId, within
from kernel.errors import PreconditionFailed
from kernel.etags import IfMatch

Text = Annotated[
    str,
    Field(
        max_length=300,
        description="What stands in the letter.",
        examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073900.0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f.daily.4yZ8r…"],
    ),
]


class Unsubscribed(BaseModel, frozen=True):
    """Which letters come no more."""

    kind: Kind = Field(examples=["daily"])


class Directory(Protocol):
    def who(self, workspace: WorkspaceId, person: PersonId) -> Colleague | None: ...


@dataclass(frozen=True, slots=True)
class Leaving:
    arming: Arming
    directory: Directory

    def leave(self, text: str) -> Unsubscribed:
        """Send somebody no more letters of a kind; the same however often it is said."""
        token = opened(text)
        with within(token.workspace):
            who = self.directory.who(token.workspace, token.person)
            if who is not None and who.status != "gone":
                self._left(token.workspace, who, token.kind)
        return Unsubscribed(kind=token.kind)

    def _left(self, workspace: WorkspaceId, who: Colleague, kind: Kind) -> None:
        for _ in range(TRIES):
            bell = self.arming.bells.get(workspace, who.person)
            preferences, chosen = (bell.preferences, bell.chosen) if bell else (Preferences(), 0)
            wanted = without(preferences, kind)
            if wanted == preferences:
                return
            try:
                self.arming.prefer(workspace, who.person, who.zone, wanted, IfMatch.tag(chosen))
            except PreconditionFailed:
                continue  # they chose something in this moment
            return
        raise Contended("too much happened at once; try again in a moment")


def without(preferences: Preferences, kind: Kind) -> Preferences:
    """What somebody prefers who wants no letters of that kind."""
    match kind:
        case "reminders":
            return preferences.model_copy(update={"email": "never"})
        case "daily":
            return preferences.model_copy(update={"daily": None})
        case "assignments":
            return preferences.model_copy(update={"assignments": False})
        case "mentions":
            return preferences.model_copy(update={"mentions": False})


def page(origin: str, text: str) -> Redirect:
    """Where one is asked first: whatever looks at links in letters switches nothing off."""
    return Redirect(f"{origin}/unsubscribe#{quote(text, safe='')}")
