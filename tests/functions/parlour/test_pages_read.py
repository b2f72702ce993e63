from tests.house.functions.parlour import ledger_write, pages_read

ADA = {"workspace": "acme", "person": "ada", "role": "", "scopes": "", "session": ""}


def test_answers_what_is_on_the_page(invoke):
    invoke(ledger_write)

    assert invoke(pages_read, event={"caller": ADA, "request": {"page": "notes"}}).payload == {
        "answer": {"lines": ["one"]}
    }


def test_answers_a_problem_where_there_is_no_page(invoke):
    said = invoke(pages_read, event={"caller": ADA, "request": {"page": "a"}}).payload

    assert (said["problem"]["status"], said["problem"]["type"]) == (404, "urn:stoa:problem:no-such-page")


def test_answers_nobody_without_a_caller(invoke):
    said = invoke(pages_read, event={"caller": None, "request": {"page": "a"}})

    assert said.payload["problem"]["status"] == 401
