from functions.identity import passwords_forget


def test_a_letter_brings_a_link(invoke, register, ticket):
    person = register()["person"]

    answer = invoke(passwords_forget, body={"email": "Ada@example.com"})

    assert (answer.status, answer.json) == (202, {"email": "ada@example.com"})
    assert ticket("reset").startswith(f"{person}.")
    assert ticket("reset") not in answer.log


def test_nobody_learns_whether_an_address_has_an_account(invoke, register, letters, round_trips):
    register()

    known = invoke(passwords_forget, body={"email": "ada@example.com"})
    made = round_trips(passwords_forget)
    strange = invoke(passwords_forget, body={"email": "nobody@example.com"})

    assert (known.status, known.json.keys(), known.headers.keys()) == (
        strange.status,
        strange.json.keys(),
        strange.headers.keys(),
    )
    assert sorted(made * 2) == round_trips(passwords_forget)
    assert "no account" in letters()[-1]["Subject"]
    assert "reset#" not in letters()[-1].get_body(("plain",)).get_content()


def test_a_mailbox_is_not_flooded(invoke, register):
    register()

    found = [invoke(passwords_forget, body={"email": "ada@example.com"}) for _ in range(6)]

    assert [each.status for each in found] == [202] * 5 + [429]
    assert found[-1].problem == "asked-too-often"
