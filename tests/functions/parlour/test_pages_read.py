from tests.house.functions.parlour import pages_read

ADA = {"workspace": "acme", "person": "ada", "role": "", "scopes": "", "session": ""}


def test_answers_what_is_on_the_page(invoke):
    assert invoke(pages_read, event={"caller": ADA, "request": {"page": "a"}}).payload == {"answer": {"lines": []}}


def test_answers_nobody_without_a_caller(invoke):
    said = invoke(pages_read, event={"caller": None, "request": {"page": "a"}})

    assert said.payload["problem"]["status"] == 401
