"""Metrics are lines of CloudWatch's embedded metric format: what is not exactly that is no metric."""

import json
import time

import pytest

from kernel import metrics

UNITS = {"Count", "Seconds", "Milliseconds", "Microseconds", "Bytes", "Kilobytes", "Megabytes", "Percent", "None"}
MOST_DIMENSIONS = 30


def metric(line):
    """What CloudWatch makes of a line, by the specification: root members that the directive points to."""
    root = json.loads(line, parse_constant=pytest.fail)
    about = root.pop("_aws")
    assert about.keys() == {"Timestamp", "CloudWatchMetrics"}
    assert type(about["Timestamp"]) is int
    [directive] = about["CloudWatchMetrics"]
    assert directive.keys() == {"Namespace", "Dimensions", "Metrics"}
    assert directive["Namespace"].isascii()
    assert 1 <= len(directive["Namespace"]) <= 1024
    [dimensions] = directive["Dimensions"]
    assert len(dimensions) <= MOST_DIMENSIONS
    assert all(isinstance(root[each], str) and 1 <= len(root[each]) <= 1024 for each in dimensions)
    [defined] = directive["Metrics"]
    assert defined.keys() == {"Name", "Unit"}
    assert defined["Unit"] in UNITS
    value = root[defined["Name"]]
    assert isinstance(value, int | float)
    assert root.keys() == {*dimensions, defined["Name"]}
    return defined["Name"], value, defined["Unit"], {each: root[each] for each in dimensions}


def test_a_count_is_one_line_that_cloudwatch_reads(capsys):
    metrics.count("BellsTaken", room="parlour")
    metrics.count("Waited", 12.5, "Milliseconds", room="parlour", reason='a "quoted"\nreason')

    one, other = capsys.readouterr().out.splitlines()
    assert metric(one) == ("BellsTaken", 1, "Count", {"stage": "test", "room": "parlour"})
    assert metric(other) == (
        "Waited",
        12.5,
        "Milliseconds",
        {"stage": "test", "room": "parlour", "reason": 'a "quoted"\nreason'},
    )


def test_a_metric_has_the_time_at_which_it_was_counted_in_milliseconds(capsys):
    before = time.time() * 1000
    metrics.count("BellsTaken")
    after = time.time() * 1000

    counted = json.loads(capsys.readouterr().out)["_aws"]["Timestamp"]
    assert int(before) <= counted <= after


def test_a_stage_of_its_own_has_metrics_of_its_own(capsys):
    metrics.count("BellsTaken")

    assert metric(capsys.readouterr().out)[3] == {"stage": "test"}


def test_what_the_house_counts_is_in_its_own_namespace(capsys):
    metrics.count("BellsTaken")

    [directive] = json.loads(capsys.readouterr().out)["_aws"]["CloudWatchMetrics"]
    assert directive["Namespace"] == "Stoa"
    assert not directive["Namespace"].startswith("AWS/")
