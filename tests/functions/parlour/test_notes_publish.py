from tests.house.functions.parlour import notes_create


def test_a_new_note_is_told_to_the_house_and_entered_in_the_ledger(invoke, cloud, told, rows):
    note = invoke(notes_create).json["note_id"]
    cloud.pumps.drain()

    assert told("parlour.NoteKept") == [{"workspace": "acme", "note_id": note}]
    assert [row["lines"]["L"] for row in rows("parlour-ledger-1")] == [[{"S": note}]]
