"""The rows of booking pages and bookings: a journal of each workspace, and one of each page."""

import json
from collections.abc import Iterator

from pynamodb.attributes import UnicodeAttribute

from agenda.booking.model import AlreadyBooked, Booking, NoSuchBooking
from agenda.booking.page import NoSuchPage, Page
from agenda.booking.turns import Turn, Turns
from kernel.callers import WorkspaceId
from kernel.ids import OURS
from kernel.journal import Along, Journal, JournalTable, StateChanged
from kernel.journal.reading import Place
from kernel.journal.rows import place
from kernel.once import Once
from kernel.queries import partition
from kernel.rows import Row
from kernel.settings import physical
from kernel.tables import key

PAGES = physical("agenda-pages-1")
BOOKINGS = physical("agenda-bookings-1")
TURNS = f"{OURS}turns"
FORMER = f"{OURS}former#"


class PageRow(JournalTable):
    class Meta:
        table_name = PAGES

    slug = UnicodeAttribute()
    rest = UnicodeAttribute()


class BookingRow(JournalTable):
    class Meta:
        table_name = BOOKINGS

    rest = UnicodeAttribute()


def pages() -> Journal[Page]:
    """The journal that pages are written in."""
    return Journal(
        PageRow,
        identify=lambda page: page.page_id,
        write=_kept,
        read=_page,
        missing=lambda _: NoSuchPage("there is no such page"),
    )


def bookings() -> Journal[Booking]:
    """The journal that bookings are written in."""
    return Journal(
        BookingRow,
        identify=lambda booking: booking.booking_id,
        write=_written,
        read=_booking,
        missing=lambda _: NoSuchBooking("there is no such booking"),
    )


def account(workspace: WorkspaceId, page_id: str) -> str:
    """The partition of a page's bookings."""
    return key(workspace, page_id)


def accounts(workspace: WorkspaceId) -> Iterator[str]:
    """Those of all pages, also of those that are no more."""
    for row in partition(PAGES, workspace, "pk, sk"):
        page_id = row["sk"]["S"].removeprefix(FORMER)
        if not page_id.startswith(OURS):
            yield account(workspace, page_id)


def slugs(workspace: WorkspaceId) -> Iterator[str]:
    """What the addresses of all pages end in."""
    return (row["slug"]["S"] for row in partition(PAGES, workspace, "pk, sk, slug") if "slug" in row)


def former(workspace: WorkspaceId, page_id: str) -> Along:
    """What remembers of a page that is no more that there was one: its bookings are still there."""
    return Along({"Put": {"TableName": PAGES, "Item": place(workspace, f"{FORMER}{page_id}")}})


def page_of(row: Row) -> Page:
    return _page(PageRow.from_raw_data(dict(row)))


def booking_of(row: Row) -> Booking:
    return _booking(BookingRow.from_raw_data(dict(row)))


def _page(row: PageRow) -> Page:
    said = {"page_id": row.sk, "slug": row.slug, "modseq": row.modseq}
    return Page.model_validate({**json.loads(row.rest), **said})


def _kept(page: Page) -> PageRow:
    rest = {**page.model_dump(mode="json", exclude={"page_id", "slug", "modseq"}), "said": dict(page.said)}
    return PageRow(slug=page.slug, rest=json.dumps(rest, ensure_ascii=False, separators=(",", ":")))


def _written(booking: Booking) -> BookingRow:
    rest = {**booking.model_dump(mode="json", exclude={"booking_id", "modseq"}), "digests": booking.digests}
    rest |= {mark: True for mark in ("by_letter", "announced") if getattr(booking, mark)}
    return BookingRow(rest=json.dumps(rest, ensure_ascii=False, separators=(",", ":"), sort_keys=True))


def _booking(row: BookingRow) -> Booking:
    return Booking.model_validate({**json.loads(row.rest), "booking_id": row.sk, "modseq": row.modseq})


def requested(workspace: WorkspaceId, it: Booking, once: Once) -> Along:
    """What remembers that a request was done, or fails with ``AlreadyBooked``."""
    kept = once.remember(BOOKINGS, account(workspace, it.page_id), {"booking": {"S": it.booking_id}})
    return Along(kept, AlreadyBooked("this was booked already"))


def turns_place(workspace: WorkspaceId, page_id: str) -> Place:
    """Where it stands whose turn it is."""
    return (BOOKINGS, account(workspace, page_id), TURNS)


def turns_of(row: Row | None, rota: int) -> tuple[Turns, int]:
    """What each host had since these take turns, and the number of the row that says so."""
    if row is None:
        return {}, 0
    said = json.loads(row["turns"]["S"])
    had = {who: Turn(*turn) for who, turn in said["had"].items()} if said["rota"] == rota else {}
    return had, int(row["number"]["N"])


def turned(workspace: WorkspaceId, page: Page, turns: Turns, number: int) -> Along:
    """What writes whose turn it is then, if nobody else did since."""
    said = json.dumps({"rota": page.rota, "had": turns})
    item = {**place(account(workspace, page.page_id), TURNS), "turns": {"S": said}, "number": {"N": str(number + 1)}}
    condition: dict[str, object] = {"ConditionExpression": "attribute_not_exists(pk)"}
    if number:
        condition = {
            "ConditionExpression": "#number = :number",
            "ExpressionAttributeNames": {"#number": "number"},
            "ExpressionAttributeValues": {":number": {"N": str(number)}},
        }
    put = {"TableName": BOOKINGS, "Item": item, **condition}
    return Along({"Put": put}, StateChanged("somebody else had a turn in the meantime"))
