from tests.house.functions.parlour import notes_create


def test_keeps_the_note(invoke):
    said = invoke(notes_create, body={"text": "The clock is slow."})

    assert (said.status, said.json["text"]) == (201, "The clock is slow.")


def test_a_caller_cannot_write_too_often_and_others_still_can(invoke):
    assert [invoke(notes_create).status for _ in range(6)] == [201] * 5 + [429]
    assert invoke(notes_create, caller={"person": "grace"}).status == 201
