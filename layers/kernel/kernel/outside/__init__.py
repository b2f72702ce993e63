"""Asking other people's servers: whoever an administrator, or anybody on the internet, made us ask.

``Outside(patience=5).get(url)`` is one exchange: by HTTPS, with an address that is on the public internet, within one
time for all of it (looking up, connecting, asking and reading), for an answer no larger than was expected. Nothing is
followed, remembered or tried again: a redirect is an answer like any other, there are no cookies, and each question is
a connection of its own. What is asked is the address that was looked at, so a name that means something else a moment
later (DNS rebinding) leads nowhere.

``Unanswered`` and its kinds say what went wrong, and ``transient`` whether asking again later makes sense; so does
``Reply.transient``. Functions import this where they use it: it costs a cold start the roots that we trust.
"""

from kernel.outside.client import Outside, Reply
from kernel.outside.errors import NotAsked, TookTooLong, TooMuch, Unanswered, Unreachable, Untrusted

__all__ = ["NotAsked", "Outside", "Reply", "TooMuch", "TookTooLong", "Unanswered", "Unreachable", "Untrusted"]
