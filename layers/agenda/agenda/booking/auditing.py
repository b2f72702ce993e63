"""What the audit log is told of booking pages: who lets strangers find a time with whom."""

from collections.abc import Iterator
from datetime import datetime

from agenda.booking.page import Page
from agenda.booking.rows import page_of
from contracts.audit import Acted
from kernel.callers import Caller, asked
from kernel.changes import Change
from kernel.ids import same_id

_ITS_OWN = {"page_id", "modseq", "said", "rota"}


def whence(caller: Caller, now: datetime) -> dict[str, str]:
    """Who does something, when, and where from."""
    where = {name: text for name, text in asked.get()._asdict().items() if text}
    return {"by": caller.person, "at": now.isoformat(), **where}


def acted(change: Change) -> Iterator[Acted]:
    """The act that ``change`` amounts to; the same each time it is told."""
    if change.removed:
        return
    before, after = (page_of(row) if row else None for row in (change.before, change.after))
    page, said = after or before, after.said if after else change.said
    if page is None or not said or (before and after and before.said == after.said):
        return  # nobody did it, or a page from before that was written down
    action = {"created": "create", "updated": "update", "destroyed": "delete"}[change.kind]
    details = {"slug": page.slug, "title": page.title}
    if after:
        details |= {"hosts": " ".join(each.person for each in page.hosts), "open": "yes" if page.open else "no"}
    if before and after:
        details["changed"] = " ".join(_changed(before, after))
    yield Acted(
        workspace=change.workspace,
        act_id=same_id("booking-page", change.workspace, page.page_id, said["at"], action),
        actor=said["by"],
        action=f"booking-page.{action}",
        target=page.page_id,
        at=datetime.fromisoformat(said["at"]),
        address=said.get("address"),
        session=said.get("session"),
        details=details,
    )


def _changed(before: Page, after: Page) -> list[str]:
    names = Page.model_fields.keys() - _ITS_OWN
    return sorted(each for each in names if getattr(before, each) != getattr(after, each))
