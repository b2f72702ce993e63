"""What an application learns of who let it in (OpenID Connect Core, 5.3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

from identity.openid.idtokens import about
from identity.people import Member
from kernel.callers import Caller, PersonId, WorkspaceId


class Userinfo(BaseModel):
    """The claims that the token stands for."""

    model_config = ConfigDict(frozen=True, extra="allow")

    sub: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"])


class Members(Protocol):
    def get(self, account: str, identity: str, /) -> Member: ...


@dataclass(frozen=True, slots=True)
class Telling:
    members: Members
    groups: Callable[[WorkspaceId, Sequence[str]], Sequence[str]]
    issuer: str

    def about(self, caller: Caller) -> Userinfo:
        """The claims for whoever calls."""
        member = self.members.get(caller.workspace, PersonId(caller.person))
        asked = "groups" in caller.scopes and member.groups
        names = self.groups(caller.workspace, member.groups) if asked else ()
        return Userinfo.model_validate(about(member, sorted(caller.scopes), names, self.issuer))


def telling() -> Telling:
    """As production does."""
    from identity.openid.naming import group_names
    from identity.people.table import journal
    from kernel.settings import ORIGIN

    return Telling(journal(), group_names, ORIGIN)
