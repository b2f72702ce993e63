"""What can be wrong with a template."""

from typing import Self


class TemplateError(Exception):
    """Something in a template cannot be deployed; its text is one sentence that says what and where."""

    def __init__(self, what: str, where: str | None = None) -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.what = what
        self.where = where

    def at(self, where: str) -> Self:
        """The same error with its place; the innermost place is the right one."""
        return self if self.where else type(self)(self.what, where)
