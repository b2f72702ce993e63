from itertools import islice

from kernel.ids import new_id
from kernel.journal import Create
from kernel.queries import answers, every, partition
from tests.layers.kernel.notes import Note, journal
from tests.layers.kernel.tables import NOTES


def kept(count):
    """An account with so many notes, and the counter of its journal."""
    account = f"acme-{new_id()}"
    journal().commit(account, [Create(Note(note_id=f"note-{number}", title="x")) for number in range(count)])
    return account


def asked(account, **more):
    values = {":owner": {"S": account}}
    return {"TableName": NOTES, "KeyConditionExpression": "pk = :owner", "ExpressionAttributeValues": values, **more}


def test_what_takes_several_round_trips_is_one_list():
    account = kept(5)
    rows = list(every(**asked(account, Limit=2)))
    assert [row["sk"]["S"] for row in rows][-5:] == [f"note-{number}" for number in range(5)]


def test_nobody_asks_for_more_than_is_looked_at():
    [first] = islice(answers(**asked(kept(5), Limit=2)), 1)
    assert first["Count"] == 2


def test_all_under_a_key_is_found_and_nothing_of_another():
    account = kept(3)
    kept(2)
    rows = list(partition(NOTES, account, "pk, sk"))
    assert {row["pk"]["S"] for row in rows} == {account}
    assert len(rows) == 3 + 1
    assert all(row.keys() == {"pk", "sk"} for row in rows)
