"""What becomes of each line of a list of people to invite, before the first letter goes out. Pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from pydantic import BaseModel, Field, ValidationError
from pydantic_core import ErrorDetails

from contracts.scopes import RANKS
from identity.invitations.lists import Said
from identity.invitations.model import Invitation, InvitationDraft
from identity.people import Member
from kernel.callers import PersonId
from kernel.errors import Invalid, Refusal

Outcome = Literal["invited", "already_member", "already_invited", "refused"]

_FAULTS = {
    "email": ("bad_address", "this is no e-mail address"),
    "role": ("bad_role", f"a role is one of {', '.join(RANKS)}, or the id of a role that was made here"),
    "name": ("bad_name", "a name has at most 100 characters"),
}
_NOBODY = "there is no address in this line"
_WORDS = {"unknown": "unknown_role"}


class Line(BaseModel, frozen=True):
    """What becomes of a line."""

    line: int = Field(description="Counted from 1, a first line with names included.", examples=[2])
    email: str = Field(examples=["grace@example.com"])
    outcome: Outcome = Field(
        description="`invited`: a letter goes out. `already_member` and `already_invited`: all stays as it is, "
        "whichever role the line says, and no letter goes out. `refused`: nothing happens; `code` and `detail` say why."
    )
    code: str | None = Field(
        default=None,
        description="Of a refused line: `bad_address`, `bad_role`, `bad_name`, `unknown_role`, `above_you`, "
        "`domain_refused`, or `duplicate` if an earlier line has the address.",
        examples=[None],
    )
    detail: str | None = Field(
        default=None, description="What to know of any outcome but `invited`, for people.", examples=[None]
    )
    person: PersonId | None = Field(default=None, description="Who it is that is here already.", examples=[None])
    invitation_id: str | None = Field(
        default=None, description="The invitation that there is already; it can be sent again.", examples=[None]
    )


class Report(BaseModel, frozen=True):
    """What becomes of each line, and how many there are of each outcome; the letters go out within minutes."""

    invited: int = Field(examples=[1])
    already_member: int = Field(examples=[0])
    already_invited: int = Field(examples=[0])
    refused: int = Field(examples=[0])
    lines: tuple[Line, ...]


class Known(NamedTuple):
    """Who of those on a list is in the workspace or invited to it, by their addresses."""

    members: Mapping[str, Member] = {}
    invitations: Mapping[str, Invitation] = {}


def judged(
    said: Iterable[Said], known: Known, judge: Callable[[InvitationDraft], None], now: datetime
) -> tuple[Report, list[InvitationDraft]]:
    """What becomes of whom, and those to invite; ``judge`` refuses those who may not be."""
    lines: list[Line] = []
    drafts: list[InvitationDraft] = []
    met: set[str] = set()
    for each in said:
        line = _twice(each) if each.email in met else _judged(each, known, judge, now)
        lines.append(line)
        if line.outcome != "refused":
            met.add(each.email)
        if line.outcome == "invited" and each.draft:
            drafts.append(each.draft)
    found = [line.outcome for line in lines]
    return Report(**{each: found.count(each) for each in get_args(Outcome)}, lines=tuple(lines)), drafts


def _judged(said: Said, known: Known, judge: Callable[[InvitationDraft], None], now: datetime) -> Line:
    if said.draft is None:
        return _refused(said, *_wrong(said.error))
    if member := known.members.get(said.email):
        return _member(said, member)
    if invitation := known.invitations.get(said.email):
        return _invited(said, invitation, now)
    try:
        judge(said.draft)
    except Refusal as error:
        return _refused(said, _code(error), str(error))
    return Line(line=said.line, email=said.email, outcome="invited")


def _member(said: Said, member: Member) -> Line:
    active = "is in this workspace already"
    detail = active if member.status == "active" else f"{active}, but deactivated: let them in again instead"
    return Line(line=said.line, email=said.email, outcome="already_member", detail=detail, person=member.person)


def _invited(said: Said, invitation: Invitation, now: datetime) -> Line:
    good = "is invited already, and that invitation stays as it is"
    late = "is invited already, but the letter is good no more: send that invitation again"
    detail, which = late if invitation.expires <= now else good, invitation.invitation_id
    return Line(line=said.line, email=said.email, outcome="already_invited", detail=detail, invitation_id=which)


def _twice(said: Said) -> Line:
    return _refused(said, "duplicate", "this address is in an earlier line already")


def _refused(said: Said, code: str, detail: str) -> Line:
    return Line(line=said.line, email=said.email, outcome="refused", code=code, detail=detail)


def _wrong(error: ValidationError | None) -> tuple[str, str]:
    """What is wrong with a line: a word for its first fault, and sentences for all of them."""
    found = error.errors(include_url=False, include_input=False) if error else []
    faults = [(_FAULTS[str(each["loc"][0])], each) for each in found]
    return faults[0][0][0], "; ".join(_sentence(text, each) for (_, text), each in faults)


def _sentence(text: str, fault: ErrorDetails) -> str:
    """Our own, but where the model has one that says more."""
    if fault["type"] == "missing":
        return _NOBODY
    return fault["msg"].removeprefix("Value error, ") if fault["type"] == "value_error" else text


def _code(error: Refusal) -> str:
    said = error.errors[0]["code"] if isinstance(error, Invalid) and error.errors else error.kind.replace("-", "_")
    return _WORDS.get(said, said)
