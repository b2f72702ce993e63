"""What the journal may refuse, beyond ``NotFound`` and ``PreconditionFailed``."""

from collections.abc import Mapping

from kernel.errors import Conflict, TooLarge, Unavailable


class AlreadyExists(Conflict):
    """Something of that id is there already; whoever knows by which ``field`` it was asked for says so."""

    def __init__(self, detail: str, field: str = "") -> None:
        super().__init__(detail)
        self.field = field

    def facts(self) -> Mapping[str, object]:
        return {"errors": [{"field": self.field, "code": "taken", "detail": str(self)}]} if self.field else {}


class StateChanged(Conflict):
    """The account is no longer in the state that this depended on; read it again."""


class CannotCalculateChanges(Conflict):
    """The state is too old, or none that we gave out; fetch everything again."""


class AccountFull(Conflict):
    """One account holds 10 GB of one kind of thing, and no more."""


class ObjectTooLarge(TooLarge):
    """One object is one row, and a row holds 400 KB."""


class Busy(Unavailable):
    """Too many are writing to the same account at the same time."""

    def __init__(self) -> None:
        super().__init__("too much is going on at once here; try again in a moment")
