"""A function that cannot be loaded is known before anybody asks for it."""

import pytest

from infra.local import anew


def told(hall, *names):
    return list(anew.lines(names, hall.runtime.load(names), hall.folder))


def test_what_was_loaded_ahead_is_not_loaded_again(hall):
    one = hall.function("one", "print('loading')\ndef app(e, c): return 1")
    assert told(hall, one) == [f"loaded anew: {one}"]
    assert hall.lines == [(one, "loading")]
    assert hall.runtime.invoke(one, None).payload == 1
    assert hall.lines == [(one, "loading")]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("x = 1\napp = )", "SyntaxError: unmatched ')' at functions/hall/one.py:2"),
        ("\nimport nowhere", "ModuleNotFoundError: No module named 'nowhere' at functions/hall/one.py:2"),
        ("app = 1 / 0", "ZeroDivisionError: division by zero at functions/hall/one.py:1"),
        ("raise SystemExit(2)", "SystemExit: 2 at functions/hall/one.py:1"),
        ("x = 1", "Runtime.HandlerNotFound: Handler 'app' missing on module 'functions.hall.one'"),
    ],
)
def test_what_is_wrong_with_a_file_is_one_line_with_its_place(hall, source, reason):
    one = hall.function("one", source)
    assert told(hall, one) == [f"cannot be loaded: {one}: {reason}"]
    assert hall.runtime.invoke(one, None).error, "and it is as wrong when it is asked for"


def test_a_mistake_that_functions_share_is_told_once(hall):
    hall.layer("broken", "def word(:")
    one, two = (hall.function(name, "import hall.broken\ndef app(e, c): return 1") for name in ("one", "two"))
    fine = hall.function("fine", "def app(e, c): return 1")
    first, second = told(hall, one, two, fine)
    assert first == f"loaded anew: {fine}"
    assert second.startswith(f"cannot be loaded: {one}, {two}: SyntaxError: ")
    assert second.endswith(" at layers/hall/hall/broken.py:1")


def test_a_function_that_was_mended_can_be_loaded(hall):
    one = hall.function("one", "def app(e, c: return")
    assert hall.runtime.load([one])
    path = hall.file("one", "def app(e, c): return 2")
    assert told(hall, *hall.runtime.reload([path])) == [f"loaded anew: {one}"]
    assert hall.runtime.invoke(one, None).payload == 2


def test_a_function_whose_file_is_gone_cannot_be_loaded(hall):
    one = hall.function("one", "def app(e, c): return 1")
    path = hall.file("one", "")
    path.unlink()
    assert "No module named" in told(hall, one)[0]
