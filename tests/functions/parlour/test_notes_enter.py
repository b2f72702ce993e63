from tests.house.functions.parlour import notes_enter


def test_enters_the_note_of_the_event(invoke, rows):
    assert invoke(notes_enter).payload == {"batchItemFailures": []}

    assert [row["sk"]["S"] for row in rows("parlour-ledger-1")] == ["notes"]
