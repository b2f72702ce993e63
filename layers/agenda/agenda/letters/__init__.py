"""What letters of this room share: how the workspace looks that they come from."""

from agenda.letters.looks import look

__all__ = ["look"]
