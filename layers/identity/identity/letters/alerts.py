"""Letters to those who look after a workspace."""

from collections.abc import Sequence
from datetime import datetime

from identity.letters.compose import Exact, Sentence, Values, clock, composed, spoken
from kernel.letters import Brand, Letter, Reader
from kernel.letters.model import Severity


def security_alert(
    to: Reader,
    brand: Brand,
    *,
    severity: Severity,
    title: str,
    summary: str,
    at: datetime,
    link: str,
    facts: Sequence[tuple[str, str]] = (),
) -> Letter:
    """Tell of what the audit log shows; title, summary and the names of the facts are the caller's, one line each."""
    values = {"title": Sentence(title), "summary": Sentence(summary)}
    return composed("security_alert", to, brand, values, link=link, facts=(*facts, ("when", at)), badge=severity)


def key_expiring(
    to: Reader,
    brand: Brand,
    *,
    name: str,
    key_id: str,
    expires: datetime,
    now: datetime,
    rotate: str,
    last_used: datetime | None = None,
) -> Letter:
    """Warn of the day when an API key ends; its secret is nobody's here."""
    values: Values = {"key": name, "expires": expires, "day": Exact(clock(to).day(expires)), "left": expires - now}
    used = last_used or spoken(to.locale).WORDS["never"]
    facts = (("name", name), ("key", Exact(key_id)), ("expires", expires), ("last used", used))
    return composed("key_expiring", to, brand, values, link=rotate, facts=facts)
