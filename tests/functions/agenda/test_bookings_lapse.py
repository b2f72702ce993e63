from datetime import timedelta

import pytest

from agenda.booking.holding import Hold
from agenda.booking.rows import account, bookings
from functions.agenda import bookings_lapse
from tests.functions.batches import delivery, message


@pytest.fixture
def hold(reception):
    """A time that is kept for somebody who does not confirm it."""
    page = reception.page(confirm_email=True)
    booked = reception.book().json
    return Hold(workspace=reception.office.workspace, page_id=page["page_id"], booking_id=booked["booking_id"])


def lapse(invoke, hold):
    sent = message(1, hold.model_dump_json(), workspace=hold.workspace, queue="test-agenda-lapses")
    assert invoke(bookings_lapse, event=delivery(sent)).payload["batchItemFailures"] == []


def waiting(cloud):
    _, _, delayed = cloud.stores.messages.counts("test-agenda-lapses")
    return delayed


def status(hold):
    return bookings().get(account(hold.workspace, hold.page_id), hold.booking_id).status


def test_what_nobody_confirmed_in_time_is_free_again_however_often_it_is_said(invoke, reception, hold, monkeypatch):
    monkeypatch.setattr("agenda.booking.model.HOLDS", timedelta())

    for each in (hold, hold, hold.model_copy(update={"booking_id": "gone"})):
        lapse(invoke, each)

    assert (status(hold), reception.entries()) == ("lapsed", [])
    assert reception.book().status == 201


def test_what_comes_early_is_put_back(invoke, reception, hold, cloud):
    lapse(invoke, hold)

    assert waiting(cloud) == 1
    assert (status(hold), reception.entries()) == ("held", [("09:00", "tentative")])
