"""Letters about a workspace: how one comes into it, takes it along, and sees it go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from identity.letters.compose import Exact, Facts, Values, Whole, clock, composed, spoken
from kernel.letters import Brand, Letter, Reader


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, and what proves it."""

    certificate: str
    at: datetime
    digest: str
    """SHA-256 of the certificate."""
    erased: Sequence[tuple[str, int]]
    """What, and how many: ``("People", 12)``."""
    backups_until: datetime | None = None
    """When the last copy that a backup holds is gone; ``None`` if none holds any."""


def invitation(
    to: Reader, brand: Brand, *, inviter: str, inviter_address: str, role: str, link: str, expires: datetime
) -> Letter:
    """Invite the reader; an answer reaches whoever invites."""
    values: Values = {
        "inviter": inviter or inviter_address,
        "inviter_address": Exact(inviter_address),
        "expires": expires,
    }
    facts = (("workspace", brand.name), ("role", role), ("expires", expires))
    return composed("invitation", to, brand, values, link=link, facts=facts, replies=inviter_address)


def export_ready(
    to: Reader, brand: Brand, *, link: str, made: datetime, size: int, expires: datetime, log: bool = False
) -> Letter:
    """Tell that a workspace, or its audit log, can be fetched; the link leads to a page that asks who it is."""
    facts = (("made", made), ("size", Exact(spoken(to.locale).size(size))), ("kept until", expires))
    return composed("log_ready" if log else "export_ready", to, brand, {"expires": expires}, link=link, facts=facts)


def erasure_planned(to: Reader, brand: Brand, *, asked_by: str, at: datetime, keep: str) -> Letter:
    """Warn those who administer a workspace, while it can still be kept."""
    values: Values = {"asked_by": asked_by, "at": at, "day": Exact(clock(to).day(at))}
    facts = (("workspace", brand.name), ("asked by", asked_by), ("erased on", at))
    return composed("erasure_planned", to, brand, values, link=keep, facts=facts)


def suspended(to: Reader, brand: Brand, *, why: str, at: datetime, sign_in: str) -> Letter:
    """Tell those who administer a workspace that it is closed until further notice."""
    facts = (("workspace", brand.name), ("said why", why), ("when", at))
    return composed("suspended", to, brand, link=sign_in, facts=facts)


def resumed(to: Reader, brand: Brand, *, why: str, at: datetime, sign_in: str) -> Letter:
    """Tell them that it is open again."""
    facts = (("workspace", brand.name), ("said why", why), ("when", at))
    return composed("resumed", to, brand, link=sign_in, facts=facts)


def sender_lapsed(to: Reader, brand: Brand, *, domain: str, at: datetime, look: str) -> Letter:
    """Tell those who administer a workspace that its letters come from its own domain no longer."""
    facts = (("workspace", brand.name), ("domain", Exact(domain)), ("when", at))
    return composed("sender_lapsed", to, brand, {"domain": Exact(domain)}, link=look, facts=facts)


def erased(to: Reader, brand: Brand, *, erasure: Erasure, verify: str = "") -> Letter:
    """Certify what was erased; ``verify`` leads to where the certificate can be checked, if there is such a place."""
    facts: Facts = (
        *erasure.erased,
        ("erased on", erasure.at),
        ("backups until", erasure.backups_until),
        ("certificate", Whole(erasure.certificate)),
        ("digest", Exact(erasure.digest)),
    )
    return composed("erased", to, brand, link=verify, facts=facts)
