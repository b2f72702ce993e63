"""What can be done with passwords: choose one, and show that one knows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from identity.passwords import price
from identity.passwords.breaches import Question, UnreadableRange
from identity.passwords.guessing import strength
from identity.passwords.hashes import Cost, fits, made, outdated
from identity.passwords.model import (
    PasswordBreached,
    PasswordTooLong,
    PasswordTooWeak,
    PasswordUnreadable,
    Shown,
    chosen,
    normal,
)
from kernel.logs import log
from kernel.metrics import count


class BreachesUnreachable(Exception):
    """Whoever knows of published passwords did not say."""


class Breaches(Protocol):
    def range(self, prefix: str) -> bytes:
        """What is published of hashes that begin with ``prefix``; ``BreachesUnreachable`` if that cannot be had."""


@dataclass(frozen=True, slots=True)
class Passwords:
    breaches: Breaches | None = None
    cost: Cost = field(default_factory=lambda: price.cost)

    def keep(self, password: str, about: Iterable[str] = ()) -> str:
        """What to keep of a new password, or a ``PasswordRefused`` that says why it cannot be one.

        ``about`` is what the person is called: their name, their address, their workspace.
        """
        text = chosen(password)
        found = strength(text, about)
        if not found.enough:
            raise PasswordTooWeak(found)
        if self._published(text):
            raise PasswordBreached("this password was published in a breach somewhere else; choose another one")
        return made(text, self.cost)

    def show(self, password: str, kept: str | None) -> Shown:
        """Whether it is the password of which ``kept`` was made; ``None`` for a person who has none, or is none.

        It takes as long either way. (While hashes of an older cost are about, theirs take what they took.)
        """
        try:
            text = normal(password)
        except (PasswordTooLong, PasswordUnreadable):  # nobody's, so there is nothing to tell by how long it takes
            return Shown(genuine=False)
        if not fits(text, kept, self.cost) or kept is None:
            return Shown(genuine=False)
        return Shown(genuine=True, renewed=made(text, self.cost) if outdated(kept, self.cost) else None)

    def _published(self, text: str) -> bool:
        """Whether it is known to be published. If nobody says, it is not held against the person."""
        if self.breaches is None:
            return False
        question = Question.about(text)
        try:
            return question.seen(self.breaches.range(question.prefix)) > 0
        except (BreachesUnreachable, UnreadableRange) as error:
            count("BreachesUnanswered", room="identity")
            log.warning("published passwords cannot be looked up", extra={"reason": f"{type(error).__name__}: {error}"})
            return False
