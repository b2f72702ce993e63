"""Who is calling, as the authorizer established it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple, NewType, Self

from kernel.errors import Forbidden, Unauthenticated

WorkspaceId = NewType("WorkspaceId", str)
PersonId = NewType("PersonId", str)


KEY = "key:"
"""How the session of a program begins that shows an API key; the rest is the id of the key."""


ANY = "any"
"""The scope that a door names which is for every caller, whatever else they may do; it is not asked for."""


class Caller(NamedTuple):
    """A person, or a program in the name of one, within a workspace."""

    workspace: WorkspaceId
    person: PersonId
    role: str
    scopes: frozenset[str]
    session: str

    @classmethod
    def of(cls, authorizer: Mapping[str, Any] | None) -> Self:
        """Read what the authorizer put in the request's context; fail closed."""
        claims = authorizer or {}
        if claims.get("problem") or not claims.get("workspace") or not claims.get("person"):
            raise Unauthenticated("this needs a valid access token or API key")
        return cls(
            workspace=claims["workspace"],
            person=claims["person"],
            role=claims.get("role", ""),
            scopes=frozenset(claims.get("scopes", "").split()),
            session=claims.get("session", ""),
        )

    def context(self) -> dict[str, str]:
        """The inverse of ``of``: what an authorizer answers, and what one room sends another."""
        return {
            "workspace": self.workspace,
            "person": self.person,
            "role": self.role,
            "scopes": " ".join(sorted(self.scopes)),
            "session": self.session,
        }

    def require(self, scope: str) -> None:
        """Raise ``Forbidden`` unless the caller holds ``scope``."""
        if scope != ANY and scope not in self.scopes:
            raise Forbidden(f"this needs the scope {scope}")


class Shown(NamedTuple):
    """What somebody shows of who they are; nothing of it has been believed yet."""

    text: str
    ticket: bool = False
    """Whether it stood in the address of a WebSocket that opens, where it is good once, and not in a header."""


class Asked(NamedTuple):
    """Where what is done right now was asked for: by whom says ``Caller``."""

    address: str | None = None
    session: str | None = None


NOWHERE = Asked()

asked: ContextVar[Asked] = ContextVar("asked", default=NOWHERE)
"""What acts say of where they were done from; nothing is known of it behind a door that no request comes through."""


bound: ContextVar[WorkspaceId | None] = ContextVar("workspace", default=None)
"""The workspace whose rows may be touched right now; nothing is bound outside a door."""


_UNSAID = object()
_process: list[WorkspaceId | None] = [None]  # what was bound last, in whichever thread


@contextmanager
def within(workspace: WorkspaceId | None) -> Iterator[None]:
    """Touch no row of another workspace until the end of this block."""
    token, before = bound.set(workspace), _process[0]
    _process[0] = workspace
    try:
        yield
    finally:
        _process[0] = before
        bound.reset(token)


NOBODY = WorkspaceId("")
"""What a door binds behind which nobody is known: no row of any workspace is its own."""


def own(person: PersonId) -> WorkspaceId:
    """What to bind for what a person has in whichever workspace: of that, a person is a tenant of one."""
    return WorkspaceId(person)


def reach(workspace: WorkspaceId | None, crosses: str) -> WorkspaceId | None:
    """What to bind for a door: whose rows it may touch, or ``None`` for everybody's, if it declares that it crosses."""
    return None if crosses else workspace or NOBODY


def binding(*, alone: bool) -> WorkspaceId | None:
    """The workspace that is bound here.

    A thread does not inherit it. In a process that is ``alone`` with one request, as on Lambda, all threads work for
    that request.
    """
    said: Any = bound.get(_UNSAID)
    found: WorkspaceId | None = (_process[0] if alone else None) if said is _UNSAID else said
    return found
