"""What others would like to become of somebody's events, and that one decides. Pure."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from agenda.events.model import EventId
from agenda.invitations.errands import Errand
from agenda.invitations.model import Proposal
from agenda.invitations.occurrences import occurrence
from agenda.invitations.parties import Json
from kernel.callers import WorkspaceId
from kernel.errors import Conflict, NotFound
from kernel.ids import same_id

KINDS = Literal["counter", "crasher", "unverified", "published", "forwarded", "unasked"]


class NoSuchProposal(NotFound):
    """There is no such proposal, or it was decided already."""


class Overtaken(Conflict):
    """The event is gone, or otherwise than when this was proposed."""


class Waiting(BaseModel, frozen=True):
    """A message that waits for somebody to decide."""

    proposal_id: str = Field(examples=["0192f0c1-2b7c-7cc3-98c4-dc0c0c073910"])
    modseq: int = Field(default=0, examples=[1])
    kind: KINDS = Field(
        description="`counter`: another time. `crasher`: an answer of somebody who was not invited. "
        "`unverified`: nobody knows whether the sender is who they say. `forwarded`: you are not among those invited. "
        "`published`: nobody is invited. `unasked`: an invitation of somebody whom you want to be asked about.",
        examples=["counter"],
    )
    sender: str = Field(examples=["grace@example.org"])
    event_id: EventId
    recurrence_id: str | None = Field(default=None, examples=[None])
    comment: str = Field(default="", examples=["I am on a train until three"])
    method: str = Field(examples=["COUNTER"])
    title: str = Field(default="", examples=["Tea"])
    start: str | None = Field(default=None, examples=["2026-12-02T15:00:00"])
    duration: str | None = Field(default=None, examples=["PT1H"])
    time_zone: str | None = Field(default=None, examples=["Europe/Berlin"])
    came: datetime
    errand: Errand = Field(exclude=True, repr=False)

    @classmethod
    def of(
        cls, workspace: WorkspaceId, event_id: EventId, it: Proposal, now: datetime, known: Json | None = None
    ) -> "Waiting":
        """Where the message says little of the event, it is told as it is ``known``."""
        said = it.message.entries[0] if it.message.entries else {}
        entry = said if said.get("start") else {**_as_known(known or {}, it.recurrence_id), **said}
        errand = Errand.of(workspace, event_id, it.message)
        # Programs put what they do before a title: "New Time Proposed: Tea". Who invites knows it as Tea.
        titles = (known or {}).get("title"), entry.get("title")
        titled = titles if it.kind == "counter" else titles[::-1]
        # What nobody vouches for replaces nothing: nobody knows whether two such letters are of one sender.
        same = errand.claim if it.kind == "unverified" else f"{event_id}|{it.recurrence_id or ''}"
        return cls(
            proposal_id=same_id("proposal", same, it.kind, it.sender),
            kind=it.kind,
            sender=it.sender,
            event_id=event_id,
            recurrence_id=it.recurrence_id,
            comment=it.comment[:4096],
            method=it.message.method,
            title=str(next(filter(None, titled), ""))[:1024],
            start=entry.get("start"),
            duration=entry.get("duration"),
            time_zone=entry.get("timeZone"),
            came=now,
            errand=errand,
        )

    @property
    def proposal(self) -> Proposal:
        return Proposal(self.kind, self.errand.uid, self.sender, self.errand.message, self.recurrence_id, self.comment)


def _as_known(event: Json, rid: str | None) -> dict[str, Any]:
    """What of an event that is there says which one it is."""
    here = (occurrence(event, rid) if rid else None) or event
    return {name: here[name] for name in ("start", "duration", "timeZone", "title") if name in here}


class ProposalDecision(BaseModel):
    """What somebody makes of a proposal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accept: bool = Field(description="Do what it says; else it is declined, and forgotten.", examples=[True])
