"""A workspace's own sending domain: what is asked, what is to be set in DNS, and what can go wrong. Pure."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field

from identity.workspaces.model import Domain, Sender
from kernel.errors import Conflict, NotFound

LOOKED_FOR = timedelta(days=3)
"""For so long SES looks for the records; whoever has not set them by then keeps nobody else from the domain."""

Status = Literal["pending", "verified", "failed"]
RecordState = Literal["found", "pending", "missing", "unchecked"]
_STATES: Mapping[Status, RecordState] = {"pending": "pending", "verified": "found", "failed": "missing"}


class NoSender(NotFound):
    """The workspace has begun no domain of its own."""


class SenderThere(Conflict):
    """The workspace has another domain; remove that one first."""


class DomainReserved(Conflict):
    """The installation itself writes from that domain, or from one above or below it."""


class SignInHangsOnIt(Conflict):
    """Everybody signs in by a provider that speaks for this domain; let the policy allow something else first."""


class BeginSender(BaseModel):
    """From which domain letters are to come."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    domain: Domain


class DnsRecord(BaseModel, frozen=True):
    """One record that whoever keeps the domain sets."""

    name: str = Field(examples=["bounce.example.com"])
    type: Literal["CNAME", "MX", "TXT"]
    value: str = Field(examples=["10 feedback-smtp.eu-central-1.amazonses.com"])
    why: str = Field(examples=["where bounces go"])
    state: RecordState = Field(
        description="`found`; `pending` while it is looked for; `missing` where that was given up, or it is gone; "
        "`unchecked` where nobody looks."
    )


class SenderShown(BaseModel, frozen=True):
    """The domain, how far it is, and what is to be set for it."""

    domain: Domain
    status: Status = Field(description="Letters come from it once it is `verified`.")
    begun: datetime
    claims: bool = Field(description="Whether they make the domain the workspace's own: for its own provider, too.")
    records: tuple[DnsRecord, ...]

    @classmethod
    def of(cls, sender: Sender, region: str) -> Self:
        said = sender.model_dump(include={"domain", "status", "begun", "claims"})
        return cls(**said, records=tuple(records(sender, region)))


class Proof(NamedTuple):
    """What SES says of a domain."""

    status: Status
    dkim: tuple[str, ...] = ()
    bounces: Status = "pending"
    """Whether it also saw where bounces go: a record outside of what may have been delegated for DKIM alone."""


def shown(sender: Sender, proof: Proof, domains: Collection[str]) -> Sender:
    """The same, as SES saw it; ``domains`` are those that are the workspace's own already.

    Its records claim the domain unless an operator has. What SES only doubts (DNS was away for a moment) stays claimed:
    people sign in by it.
    """
    claims = sender.claims
    if proof.status == "failed":
        claims = False
    elif proof.status == proof.bounces == "verified" and sender.domain not in domains:
        claims = True
    bounces = None if sender.bounces is None and proof.bounces == "pending" else proof.bounces  # nothing new
    return sender.model_copy(update={"status": proof.status, "claims": claims, "bounces": bounces})


def bounces(domain: str) -> str:
    """The domain to which what cannot be delivered comes back."""
    return f"bounce.{domain}"


def records(sender: Sender, region: str) -> Iterator[DnsRecord]:
    """All of them, in the order in which they matter. SES looks for keys and for the way back, and for nothing else."""
    domain, keys = sender.domain, _STATES[sender.status]
    way_back = _STATES[sender.bounces] if sender.bounces else "pending" if keys == "pending" else "unchecked"
    for each in sender.dkim:
        name, value = f"{each}._domainkey.{domain}", f"{each}.dkim.amazonses.com"
        yield DnsRecord(name=name, type="CNAME", value=value, why="DKIM: letters are signed", state=keys)
    back = bounces(domain)
    server, senders = f"10 feedback-smtp.{region}.amazonses.com", "v=spf1 include:amazonses.com -all"
    yield DnsRecord(name=back, type="MX", value=server, why="where bounces go", state=way_back)
    yield DnsRecord(name=back, type="TXT", value=senders, why="SPF of who sends", state="unchecked")
    policy, why = "v=DMARC1; p=none; adkim=r; aspf=r", "DMARC; one that is there already stays"
    yield DnsRecord(name=f"_dmarc.{domain}", type="TXT", value=policy, why=why, state="unchecked")


def reserved(domain: str, house: str) -> bool:
    """Whether a domain is the installation's own, or one above or below it."""
    return bool(house) and (f".{domain}".endswith(f".{house}") or f".{house}".endswith(f".{domain}"))
