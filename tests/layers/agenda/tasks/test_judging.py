"""What becomes of tasks that another room writes: whatever it says, a project holds together."""

from datetime import timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from agenda.tasks.judging import Sheet, Terms, in_order, judged, named, newly_given
from agenda.tasks.model import id_of, parent_of, plain
from agenda.tasks.trees import DEEPEST, MOST_WITHIN, placed
from contracts.agenda import Write
from tests.layers.agenda.tasks.doing import BERLIN, NOON, rule, stored

UIDS = [f"0192f0c1-0000-7000-8000-{number:012}" for number in range(8)]
TERMS = Terms("home", "ada", "todoist", NOON, {"now", "later"}, {"bob"}, {}, {})


def said(uid, parent=None, section=None, **more):
    object_ = {"uid": uid, "title": "Milk", **more}
    related = {"relatedTo": {parent: {"relation": {"parent": True}}}} if parent else {}
    return object_ | related | ({"stoa.app:section": section} if section else {})


@st.composite
def forests(draw):
    """Some tasks, each part of one before it, or of none."""
    some = []
    for uid in UIDS[: draw(st.integers(0, 6))]:
        able = [it for it in some if len(it.path) < DEEPEST - 1]
        parent = draw(st.sampled_from([None, *able]))
        some.append(placed(stored(uid, ours_section=draw(st.sampled_from([None, "now", "later"]))), parent))
    return [it.model_copy(update={"modseq": number}) for number, it in enumerate(some, 1)]


@st.composite
def batches(draw):
    writes = []
    for uid in draw(st.permutations(UIDS)):
        match draw(st.sampled_from(["put", "put", "delete", "leave"])):
            case "put":
                parent = draw(st.sampled_from([None, *UIDS, "nobody"]))
                section = draw(st.sampled_from([None, "now", "later", "nowhere"]))
                expected = draw(st.sampled_from([None, None, None, 0, 1, 2]))
                writes.append(Write(object=said(uid, parent, section), expected=expected))
            case "delete":
                writes.append(Write(id=uid))
    return writes


def all_judged(writes, there):
    sheet, outcomes, threads = Sheet.of(there), {}, map(str, count())
    terms = TERMS._replace(places={named(each): number for number, each in enumerate(writes)})
    for write in in_order(writes):
        before = sheet.before.get(named(write))
        it = judged(write, sheet, terms, before.modseq if before else 0, next(threads))
        sheet, outcomes[it.task_id] = it.sheet, it.outcome
    return sheet, outcomes


@given(forests(), batches())
def test_whatever_is_written_each_task_is_where_what_it_is_part_of_is(there, writes):
    sheet, outcomes = all_judged(writes, there)

    for it in sheet.after.values():
        above = [sheet.after[each] for each in it.path]
        assert parent_of(it.task) == (above[-1].task_id if above else None)
        assert all(it.task.section == each.task.section for each in above)
        assert it.path == (above[-1].line if above else ())
        assert len(it.line) <= DEEPEST
    assert not sheet.gone.keys() & sheet.after.keys()
    assert len(outcomes) == len(writes), "each has an outcome"


@given(forests(), batches())
def test_what_is_refused_or_in_conflict_changes_nothing_of_its_own(there, writes):
    sheet, outcomes = all_judged(writes, there)

    before = {it.task_id: it for it in there}
    for write in writes:
        outcome = outcomes[named(write)]
        if outcome and outcome.outcome in {"refused", "conflict"} and named(write) in sheet.after:
            was, now = before[named(write)], sheet.after[named(write)]
            kept = {"relatedTo": 0, "stoa.app:section": 0}  # it may have come along with what it is part of
            assert plain(now.task) | kept == plain(was.task) | kept
        if outcome and outcome.outcome == "conflict":
            there_now = before.get(named(write))
            assert outcome.modseq == (there_now.modseq if there_now else 0) != write.expected


@given(forests(), batches())
def test_what_was_written_is_unchanged_when_it_is_written_as_it_is(there, writes):
    sheet, _ = all_judged(writes, there)

    again = [Write(object=plain(it.task), expected=it.modseq) for it in sheet.after.values()]
    after, outcomes = all_judged(again, sheet.after.values())

    assert {each and each.outcome for each in outcomes.values()} <= {"unchanged"}
    assert after.changed == []


@given(st.permutations(UIDS[:5]))
def test_what_is_new_may_be_said_before_what_it_is_part_of(order):
    whole = {uid: said(uid, before) for before, uid in zip([None, *UIDS], UIDS[:5], strict=False)}
    sheet, _ = all_judged([Write(object=whole[uid]) for uid in order], [])

    assert [len(sheet.after[id_of(uid)].path) for uid in UIDS[:5]] == [0, 1, 2, 3, 4]
    stands = [sheet.after[id_of(uid)].task.order for uid in order]
    assert stands == sorted(stands), "where they stand is as they were said"


def test_what_a_room_writes_again_and_again_fills_no_task_beyond_what_it_holds():
    whole = [said(UIDS[0]), *(said(f"x{number}", UIDS[0]) for number in range(MOST_WITHIN + 1))]
    sheet, outcomes = all_judged([Write(object=each) for each in whole], [])

    assert len(sheet.after) == MOST_WITHIN + 1
    assert "project" in outcomes[id_of(f"x{MOST_WITHIN}")].problem


def test_whoever_is_given_tasks_is_told_how_many_are_new_to_them():
    kept, other = stored(UIDS[0], ours_assignee="bob"), stored(UIDS[1], ours_assignee="ada")
    writes = [Write(object=said(uid) | {"stoa.app:assignee": "bob"}) for uid in UIDS[:4]] + [Write(id=UIDS[4])]

    assert newly_given(writes, {it.task_id: it for it in (kept, other)}) == {"bob": 3}


DAILY = {"due": "2027-01-20T09:00:00", "timeZone": BERLIN, "recurrenceRules": rule("daily")}


def written(before, **more):
    sheet, outcomes = all_judged([Write(object=plain(before.task) | more)], [before])
    assert outcomes[before.task_id] is None
    return sheet.after[before.task_id]


def test_a_task_that_repeats_and_was_put_off_elsewhere_is_that_one_time_and_at_a_later_one_it_is_the_later():
    before = stored(UIDS[0], **DAILY)

    assert written(before, due="2027-01-20T18:00:00").task.series == before.task.due, "put off to the evening"
    assert written(before, due="2027-01-23T09:00:00").task.series is None, "done there, and due the next time"
    counted = stored(UIDS[0], **DAILY | {"recurrenceRules": rule("daily", count=5)})
    assert written(counted, due="2027-01-23T09:00:00").task.series == before.task.due, "or it came more than five times"


def test_what_is_done_elsewhere_was_done_then_but_never_in_days_to_come():
    before = stored(UIDS[0])
    yesterday, tomorrow = NOON - timedelta(days=1), NOON + timedelta(days=1)

    def at(moment):
        return written(before, progress="completed", progressUpdated=f"{moment:%Y-%m-%dT%H:%M:%SZ}")

    assert at(yesterday).task.last_done.at == yesterday
    assert at(tomorrow).task.last_done.at == NOON
    done = at(yesterday)
    assert written(done, title="Soap").task.last_done.at == yesterday, "what is changed then is not done anew"
    undone = written(done, progress="needs-action")
    assert (undone.task.last_done, undone.undo, undone.task.open) == (None, None, True)


def test_what_the_house_alone_says_is_not_taken_from_elsewhere():
    lied = {"stoa.app:lastDone": {"at": "2027-01-01T00:00:00Z", "by": "bob"}, "created": "2001-01-01T00:00:00Z"}
    before = written(stored(UIDS[0]), title="Soap", **lied)

    assert (before.task.last_done, before.task.created) == (None, None)
    assert (before.by, before.origin, before.task.updated) == ("ada", "todoist", NOON)
