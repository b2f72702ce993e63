import json

from tests.functions.batches import delivery, message
from tests.house.functions.parlour import letters_keep


def texts(rows):
    return sorted(row["text"]["S"] for row in rows("parlour-notes-1") if "text" in row)


def letter(number, text):
    return message(number, json.dumps({"text": text}))


def test_a_poison_letter_comes_back_alone(invoke, rows):
    said = invoke(letters_keep, event=delivery(letter(1, "a"), letter(2, "poison"), letter(3, "b")))

    assert said.payload == {"batchItemFailures": [{"itemIdentifier": "m2"}]}
    assert texts(rows) == ["a", "b"]


def test_a_letter_that_is_delivered_again_is_kept_once(invoke, rows):
    for _ in range(3):
        assert invoke(letters_keep, event=delivery(letter(1, "a"))).payload == {"batchItemFailures": []}

    assert texts(rows) == ["a"]
