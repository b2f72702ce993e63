import json

import pytest

from tests.bench import counts, street
from tests.bench.figures import Figure, recorded
from tests.bench.machine import CannotMeasure
from tests.bench.report import page
from tests.bench.subject import Subject


def test_a_ratio_holds_up_to_its_target():
    assert Figure("cold", 1.1, "x", 1.1).holds
    assert not Figure("cold", 1.11, "x", 1.1).holds
    assert Figure("told", 99, "x").holds


def test_a_time_may_reach_twice_its_target():
    assert Figure("ready", 15.9, "s", 8, absolute=True).holds
    assert not Figure("ready", 16.1, "s", 8, absolute=True).holds


def test_what_this_run_did_not_measure_stays(tmp_path):
    file = tmp_path / "benchmarks.json"
    theirs = {"value": 3.0, "unit": "s", "target": 5, "holds": True, "command": "make soak"}
    file.write_text(json.dumps({"sync_of_1000_events": theirs, "cold": {**theirs, "value": 9.0}}))
    known = recorded(file, [Figure("cold", 1.0512, "x", 1.1)], "make bench")
    assert json.loads(file.read_text()) == known
    assert known["sync_of_1000_events"] == theirs
    assert known["cold"] == {"value": 1.05, "unit": "x", "target": 1.1, "holds": True, "command": "make bench"}
    assert "| sync of 1000 events | 3 s | 5 s | yes |" in page(known)
    slow = {**theirs, "value": 6.0}
    assert "| 6 s | 5 s | within twice |" in page({"sync_of_1000_events": slow})
    assert "| 6 s | 5 s | **no** |" in page({"sync_of_1000_events": {**slow, "holds": False}})


def test_two_counts_of_the_same_agree_or_are_not_told():
    assert counts.agreed("ours", 1000, 1008) == 1004
    with pytest.raises(CannotMeasure, match="ours differ"):
        counts.agreed("ours", 1000, 1020)


def test_without_valgrind_no_number_is_made_up(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotMeasure, match="apt-get install valgrind"):
        counts.counted(Subject("ours", ""), {})


def test_functions_that_are_deployed_by_the_hundred_keep_the_laws_of_the_weaver():
    assert street.built(each=2).is_file()  # they differ in nothing but their number
