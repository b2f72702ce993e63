"""The journal against a model that is too simple to be wrong: a dictionary, and a copy of it after each change.

Whatever is done in whatever order, whoever follows an account, from any state that they were ever in, in pages of any
size, with others writing between any two reads, ends up with what is there.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kernel.errors import PreconditionFailed
from kernel.journal import AlreadyExists, CannotCalculateChanges, Change, Create, Delete, IfMatch, Put
from kernel.journal import sweep as sweeping
from kernel.once import Once
from tests.layers.kernel import notes as room
from tests.layers.kernel.followers import Follower
from tests.layers.kernel.notes import NoSuchNote, Note
from tests.layers.kernel.tables import stand
from tests.layers.kernel.wire import disturbed
from tests.soaking import more, soak

pytestmark = soak

ids = st.sampled_from("abcdef")
titles = st.sampled_from(["Milk", "Bread", "Tea"])
limits = st.integers(1, 4)
steps = st.tuples(st.sampled_from(["create", "put", "change", "delete"]), titles)


class Journaled(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        stand()
        self.today = datetime(2026, 11, 21, tzinfo=UTC)
        self.journal = room.journal(now=self.now)
        self.account = room.account()
        self.there = {}  # what is there now
        self.then = [{}]  # what was there after each change
        self.forgotten = 0  # states before this one may be refused
        self.answers = {}
        self.followers = [Follower(self.journal, self.account, limit=limit) for limit in (1, 2, 500)]

    def now(self):
        return self.today.timestamp()

    def changed(self):
        self.then.append(dict(self.there))

    def keep(self, note_id, title):
        self.there[note_id] = Note(note_id=note_id, title=title, modseq=len(self.then))

    @rule(note_id=ids, title=titles)
    def create(self, note_id, title):
        if note_id in self.there:
            with pytest.raises(AlreadyExists):
                self.journal.create(self.account, Note(note_id=note_id, title=title))
            return
        self.keep(note_id, title)
        assert self.journal.create(self.account, Note(note_id=note_id, title=title)) == self.there[note_id]
        self.changed()

    @rule(note_id=ids, title=titles, fresh=st.booleans())
    def change(self, note_id, title, fresh):
        mine = self.there.get(note_id)
        expected = IfMatch.tag(mine.modseq + (not fresh)) if mine else IfMatch()
        if mine is None or not fresh:
            with pytest.raises(NoSuchNote if mine is None else PreconditionFailed):
                self.journal.change(self.account, note_id, lambda it: it.titled(title), expected=expected)
            return
        if mine.title != title:
            self.keep(note_id, title)
        assert (
            self.journal.change(self.account, note_id, lambda it: it.titled(title), expected=expected)
            == self.there[note_id]
        )
        if mine.title != title:
            self.changed()

    @rule(note_id=ids)
    def delete(self, note_id):
        if note_id not in self.there:
            with pytest.raises(NoSuchNote):
                self.journal.delete(self.account, note_id)
            return
        self.journal.delete(self.account, note_id)
        del self.there[note_id]
        self.changed()

    @rule(batch=st.dictionaries(ids, steps, min_size=1))
    def do_at_once(self, batch):
        asked, before = [], dict(self.there)
        refused = None
        for note_id, (verb, title) in batch.items():
            note = Note(note_id=note_id, title=title)
            missing = note_id not in before
            match verb:
                case "create":
                    asked.append(Create(note))
                    refused = refused or (None if missing else AlreadyExists)
                case "put":
                    asked.append(Put(note))
                case "change":
                    asked.append(Change(note_id, lambda it, title=title: it.titled(title)))
                    refused = refused or (NoSuchNote if missing else None)
                case _:
                    asked.append(Delete(note_id))
                    refused = refused or (NoSuchNote if missing else None)
        if refused:
            with pytest.raises(refused):
                self.journal.commit(self.account, asked)
            return
        for note_id, (verb, title) in batch.items():
            if verb == "delete":
                del self.there[note_id]
            elif note_id not in before or before[note_id].title != title:
                self.keep(note_id, title)
        done = self.journal.commit(self.account, asked)
        assert [it for it in done.objects if it] == [
            self.there[note_id] for note_id, (verb, _) in batch.items() if verb != "delete"
        ]
        if self.there != before:
            self.changed()

    @rule(key=st.sampled_from(["k1", "k2"]), title=titles)
    def put_once(self, key, title):
        once = Once.of(key, "put")
        if key not in self.answers:
            before = self.there.get(key)
            if before is None or before.title != title:
                self.keep(key, title)
            self.answers[key] = self.there[key]
            changed = self.there[key] is not before
        else:
            changed = False
        assert self.journal.put(self.account, Note(note_id=key, title=title), once=once) == self.answers[key]
        if changed:
            self.changed()

    @rule(data=st.data(), limit=limits)
    def follow_from_any_old_state(self, data, limit):
        since = data.draw(st.integers(0, len(self.then) - 1))
        follower = Follower(self.journal, self.account, limit=limit)
        follower.state, follower.known = str(since), dict(self.then[since])
        if since < self.forgotten:
            with pytest.raises(CannotCalculateChanges):
                self.journal.changes(self.account, str(since))
        follower.catch_up()
        assert follower.known == self.there
        assert follower.strangers == []
        assert follower.lost == (since < self.forgotten)

    @rule(number=st.integers(0, 2))
    def follow_for_a_page(self, number):
        self.followers[number].step()

    @rule(number=st.integers(0, 2), note_id=ids, title=titles, gone=st.booleans())
    def follow_while_somebody_writes(self, number, note_id, title, gone):
        """Between the read of the counter and the read of the index."""
        written = []

        def write(**_):
            if not written:
                written.append(1)
                if gone and note_id in self.there:
                    self.delete(note_id)
                else:
                    self.do_at_once({note_id: ("put", title), "f": ("put", title)})

        with disturbed("after-call.dynamodb.GetItem", write):
            self.followers[number].step()

    @rule(number=st.integers(0, 2))
    def catch_up(self, number):
        self.followers[number].catch_up()
        assert self.followers[number].known == self.there

    @rule(days=st.integers(1, 40))
    def wait(self, days):
        self.today += timedelta(days=days)

    @rule()
    def sweep(self):
        reach, sweeping.REACH = sweeping.REACH, 3
        try:
            sweeping.sweep(self.journal, self.today)
        finally:
            sweeping.REACH = reach
        row = self.journal.state(self.account)
        assert row == str(len(self.then) - 1)
        self.forgotten = self._oldest_known()
        assert self.forgotten < len(self.then)

    def _oldest_known(self):
        from kernel.journal import reading

        return reading.counter(self.journal.shape.name, self.account).oldest_known

    @invariant()
    def what_is_there_is_what_was_written(self):
        if hasattr(self, "there"):
            assert self.journal.find(self.account, ["k1", "k2", *"abcdef"]) == self.there
            assert self.journal.state(self.account) == str(len(self.then) - 1)

    def teardown(self):
        for follower in getattr(self, "followers", ()):
            follower.catch_up()
            assert follower.known == self.there
            assert follower.strangers == []


TestJournaled = Journaled.TestCase
TestJournaled.settings = settings(
    max_examples=more(30, 1000),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
