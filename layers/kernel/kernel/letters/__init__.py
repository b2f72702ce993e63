"""Letters: e-mails as every room sends them, and the post that takes them along.

A room keeps its own wordings and nothing else. A module of its texts is a ``wording.Language``: ``LETTERS`` has a
``Wording`` for each kind of letter, ``WORDS`` the names of its facts beside ``english.WORDS``, and the rest comes from
``kernel.letters.english``. On them it writes with a ``compose.Stationery``, one function for each letter:

    from agenda.letters import texts_en
    from kernel.letters.compose import Stationery

    OURS = Stationery({"en": texts_en})

    def reminder(to: Reader, brand: Brand, *, title: str, starts: datetime, link: str) -> Letter:
        return OURS.composed("reminder", to, brand, {"title": title}, link=link, facts=(("when", starts),))

    post().send(reminder(...))  # the door is granted shared-mail:SendRawEmail

Values are only ever text, and a ``str`` among them is taken for a name that anybody may have chosen: cut to 64
characters, and nothing in it becomes a link. What is longer is a ``Sentence``; what must be seen to the letter, such
as an address, is ``Exact``. A ``datetime`` is shown by the reader's clock. Links are whole https URLs.

Beside words a letter may have facts, ``sections`` (lists of things), a ``quote`` of what somebody wrote, a button, and
``choices`` (buttons side by side).

What goes along is added with ``dataclasses.replace``: an ``Invite`` (the ``text/calendar`` that other calendars act
on), files as ``Enclosed``, a ``message_id`` and the ``references`` by which mail programs keep letters together. SES
gives every message an id of its own, so it is by ``references`` that a thread holds: name in each letter of it the
same first one.

Whose look a letter has (``Brand``) the room asks identity for: ``contracts.identity.LookOf``.
"""

from typing import TYPE_CHECKING

from kernel.letters.model import Brand, Enclosed, Invite, Letter, NotALink, NotSent, Post, Reader, Unreachable

if TYPE_CHECKING:
    from kernel.letters.ses import SesPost

__all__ = [
    "Brand",
    "Enclosed",
    "Invite",
    "Letter",
    "NotALink",
    "NotSent",
    "Post",
    "Reader",
    "Unreachable",
    "post",
]


def post() -> "SesPost":
    """The post as production has it: SES. Ask for it while the function is set up."""
    from kernel.letters.ses import SesPost

    return SesPost()
