from tests.house.functions.parlour import notes_create, notes_peek


def test_own_notes_are_shown(invoke):
    note = invoke(notes_create).json

    assert invoke(notes_peek, note_id=note["note_id"], query={}).json == note


def test_a_function_that_reaches_for_another_workspace_is_stopped(invoke):
    note = invoke(notes_create, caller={"workspace": "umbrella"}).json

    said = invoke(notes_peek, note_id=note["note_id"], query={"workspace": "umbrella"})

    assert (said.status, said.problem) == (500, "internal-error")
    assert "umbrella" not in said.text
    assert "this is a bug" in said.log
