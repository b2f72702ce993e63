"""Why somebody else's server did not answer, or was not asked. These are no refusals: what they mean, rooms know.

* Unanswered
  + NotAsked           nobody of that address is asked by us: it is not public, or not by HTTPS
  + Untrusted          it cannot show that it is who we meant
  + TooMuch            its answer is larger than it can be
  + Unreachable        nobody is there, or what they said is no HTTP      transient
    - TookTooLong      it was not done in time                            transient
"""

from typing import ClassVar


class Unanswered(Exception):
    """There is no answer."""

    transient: ClassVar[bool] = False
    """Whether the same question may well be answered later."""


class NotAsked(Unanswered):
    """Whoever gave us this address could make us speak to ourselves with it, or in the open."""


class Untrusted(Unanswered):
    """Nobody whom we trust vouches for its name."""


class TooMuch(Unanswered):
    """It went on for longer than an answer can be, or packed it."""


class Unreachable(Unanswered):
    """It did not answer."""

    transient = True


class TookTooLong(Unreachable):
    """It may have been asked, but was not waited for any longer."""
