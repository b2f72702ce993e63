import json

import pytest

from functions.ops import health_check


def test_keeps_a_figure_for_every_dependency(invoke):
    log = invoke(health_check).log

    lines = [json.loads(line) for line in log.splitlines() if "DependencyDown" in line]
    assert {(line["dependency"], line["DependencyDown"]) for line in lines} == {
        ("database", 0.0),
        ("files", 0.0),
        ("events", 0.0),
        ("keys", 0.0),
    }


def test_a_failure_fails_the_function_so_that_its_alarm_rises(invoke, monkeypatch):
    from ops.health import probes

    def broken():
        raise RuntimeError

    monkeypatch.setitem(probes.PROBES, "files", broken)
    with pytest.raises(AssertionError, match="no answer from: files"):
        invoke(health_check)
