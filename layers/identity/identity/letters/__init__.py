"""The letters of this room: e-mails about accounts and workspaces, and the post that takes them along.

``signing_in``, ``security``, ``workspaces`` and ``alerts`` compose them, one function for each letter.
"""

from typing import TYPE_CHECKING

from identity.letters.model import Brand, Letter, NotSent, Post, Reader, Seen, Unreachable

if TYPE_CHECKING:
    from identity.letters.ses import SesPost

__all__ = ["Brand", "Letter", "NotSent", "Post", "Reader", "Seen", "Unreachable", "post"]


def post() -> "SesPost":
    """The post as production has it: SES. Ask for it while the function is set up."""
    from identity.letters.ses import SesPost

    return SesPost()
