"""The journal under many writers at once."""

import random
from contextlib import suppress
from threading import Event

from kernel.aws import client
from kernel.errors import Refusal
from kernel.journal import AlreadyExists, Change, Create, Delete, Put
from kernel.once import Once
from kernel.tables import key
from tests.layers.kernel.crowd import crowd
from tests.layers.kernel.followers import Follower
from tests.layers.kernel.notes import NoSuchNote, Note
from tests.soaking import more, soak

pytestmark = soak

WRITERS = more(8, 12)
ROUNDS = more(10, 50)
THINGS = more(150, 500)


def test_of_many_who_create_the_same_thing_one_does(notes, account):
    def create_all(number):
        won = []
        for i in range(THINGS):
            try:
                won.append(notes.create(account, Note(note_id=f"n{i}", title=str(number))).modseq)
            except AlreadyExists:
                continue
        return won

    won = sorted(modseq for each in crowd(create_all, WRITERS) for modseq in each)
    assert won == list(range(1, THINGS + 1))
    assert notes.state(account) == str(THINGS)
    assert len(notes.changes(account, "0", 500).created) == THINGS


def test_of_many_plain_conditional_writes_one_wins(account):
    from tests.layers.kernel.tables import LEDGER

    def claim_all(_):
        won = 0
        for i in range(THINGS):
            try:
                client("dynamodb").put_item(
                    TableName=LEDGER,
                    Item={"pk": {"S": key(account.replace("#", "-"), str(i))}},
                    ConditionExpression="attribute_not_exists(pk)",
                )
            except client("dynamodb").exceptions.ConditionalCheckFailedException:
                continue
            won += 1
        return won

    assert sum(crowd(claim_all, WRITERS)) == THINGS


def test_no_edit_is_lost(notes, account):
    notes.create(account, Note(note_id="a", title="counted"))
    crowd(lambda _: [notes.change(account, "a", lambda it: it.counted()) for _ in range(25)], WRITERS)
    note = notes.get(account, "a")
    assert (note.count, note.modseq) == (25 * WRITERS, 25 * WRITERS + 1)


def test_every_change_has_a_number_of_its_own_and_none_is_missing(notes, account):
    def write(number):
        return [
            notes.commit(account, [Put(Note(note_id=f"{number}-{i}-{j}", title="x")) for j in range(3)]).state
            for i in range(20)
        ]

    states = sorted(int(state) for each in crowd(write, WRITERS) for state in each)
    assert states == list(range(1, 20 * WRITERS + 1))
    found = notes.find(account, [f"{n}-{i}-{j}" for n in range(WRITERS) for i in range(20) for j in range(3)])
    assert len(found) == 60 * WRITERS
    for n in range(WRITERS):
        for i in range(20):
            assert len({found[f"{n}-{i}-{j}"].modseq for j in range(3)}) == 1


def test_one_idempotency_key_is_one_execution(notes, account):
    notes.create(account, Note(note_id="a", title="counted"))
    for round_ in range(ROUNDS):
        once = Once.of(f"round-{round_}", "f")
        answers = crowd(lambda _, once=once: notes.change(account, "a", lambda it: it.counted(), once=once), WRITERS)
        assert len(set(answers)) == 1
        assert answers[0].count == round_ + 1
    assert notes.get(account, "a").count == ROUNDS


def test_of_two_bookings_of_the_same_time_one_is_made(notes, account):
    """Each reads the calendar, sees that it is free, and books on that condition."""
    for round_ in range(ROUNDS):
        state = notes.state(account)

        def book(number, state=state, round_=round_):
            try:
                return notes.commit(
                    account, [Create(Note(note_id=f"{round_}-{number}", title="x"))], unchanged_since=state
                )
            except Refusal as refusal:
                return refusal.status

        answers = crowd(book, 4)
        assert sorted(str(each) for each in answers).count("409") == 3


def test_whoever_follows_while_many_write_ends_up_with_what_is_there(notes, account):
    done = Event()
    ids = [f"n{i}" for i in range(12)]

    def write(number):
        chance = random.Random(number)
        for i in range(40):
            chosen = chance.sample(ids, chance.randint(1, 4))
            title = f"{number}-{i}"
            batches = (
                [Delete(each) for each in chosen],
                [Change(each, lambda it, title=title: it.titled(title)) for each in chosen],
                [Put(Note(note_id=each, title=title)) for each in chosen],
            )
            with suppress(NoSuchNote):
                notes.commit(account, batches[chance.choice((0, 1, 2, 2))])

    def follow(number):
        follower = Follower(notes, account, limit=[1, 3, 500][number % 3])
        while not done.is_set():
            follower.step()
        follower.catch_up()
        return follower

    def work(number):
        if number >= WRITERS:
            return follow(number)
        write(number)
        finished.append(number)
        if len(finished) == WRITERS:
            done.set()
        return None

    finished = []
    followers = [each for each in crowd(work, WRITERS + 3) if each]
    there = notes.find(account, ids)
    for follower in followers:
        assert follower.known == there
        assert follower.strangers == []
        assert follower.lost == 0
