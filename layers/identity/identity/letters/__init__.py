"""The letters of this room: e-mails about accounts and workspaces, and the post that takes them along.

``signing_in``, ``security``, ``workspaces`` and ``alerts`` compose them, one function for each letter, on what the
kernel has for the letters of every room.
"""

from identity.letters.model import Seen
from kernel.letters import Brand, Letter, NotSent, Post, Reader, Unreachable, post

__all__ = ["Brand", "Letter", "NotSent", "Post", "Reader", "Seen", "Unreachable", "post"]
