from tests.house.functions.parlour import ledger_write, pages_ask


def test_asks_in_the_name_of_its_caller(invoke):
    invoke(ledger_write)

    assert invoke(pages_ask, page="notes").json == {"lines": ["one"]}
    assert invoke(pages_ask, page="notes", caller={"workspace": "umbrella"}).json == {"lines": []}


def test_what_the_other_room_refuses_is_refused_here(invoke):
    assert invoke(pages_ask, page="p" * 51).status == 422
