from kernel.callers import WorkspaceId
from kernel.queues import Queue
from parlour.ledger import Entry
from tests.house.functions.parlour import ledger_write, pages_read

ADA = {"workspace": "acme", "person": "ada", "role": "", "scopes": "", "session": ""}


def page(invoke, name):
    return invoke(pages_read, event={"caller": ADA, "request": {"page": name}}).payload["answer"]["lines"]


def test_lines_of_a_page_keep_their_order(invoke, cloud):
    for number in range(12):
        entry = Entry(page="a", line=str(number))
        Queue("parlour-ledger.fifo").put(entry, workspace=WorkspaceId("acme"), group="a", same=str(number))
    cloud.pumps.drain()

    assert page(invoke, "a") == [str(number) for number in range(12)]


def test_the_sample_event_is_one_that_it_takes(invoke):
    assert invoke(ledger_write).payload == {"batchItemFailures": []}
