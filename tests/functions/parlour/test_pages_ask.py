from tests.house.functions.parlour import ledger_write, pages_ask


def test_asks_in_the_name_of_its_caller(invoke):
    invoke(ledger_write)

    assert invoke(pages_ask, page="notes").json == {"lines": ["one"]}


def test_what_the_other_room_refuses_is_refused_here(invoke):
    invoke(ledger_write)
    said = invoke(pages_ask, page="notes", caller={"workspace": "umbrella"})

    assert (said.status, said.problem, said.json["detail"]) == (404, "no-such-page", "there is no page notes")
