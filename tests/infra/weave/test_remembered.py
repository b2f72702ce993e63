import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from infra.weave import remembered
from infra.weave.remembered import ABANDONED, forget, key, recall, remember


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(remembered, "FOLDER", tmp_path / "weave")
    return tmp_path / "weave"


def last_used(path, seconds):
    os.utime(path, (seconds, seconds))


def test_what_was_found_out_holds_until_a_source_changes(folder, tmp_path):
    source = tmp_path / "source.py"
    source.write_text("1")
    remember(known := key("imports", [source], "garden"), {"b", "a"})
    assert recall(known) == {"a", "b"}

    source.write_text("22")
    assert key("imports", [source], "garden") != known
    assert recall(key("imports", [source], "garden")) is None


def test_what_is_of_no_use_for_longest_is_forgotten_first(folder):
    for number in range(6):
        remember(f"imports-{number}", ["a"])
        last_used(folder / f"imports-{number}", number)
    assert recall("imports-0") == {"a"}, "which is of use now"

    forget(folder, most=6)
    assert len(list(folder.iterdir())) == 6
    forget(folder, most=5)
    assert sorted(path.name for path in folder.iterdir()) == ["imports-0", "imports-5"]


def test_what_another_process_is_writing_stays_and_what_it_never_finished_goes(folder):
    remember("imports-0", ["a"])
    (folder / "imports-1.123").touch()
    (folder / "imports-2.124").touch()
    last_used(folder / "imports-2.124", folder.stat().st_mtime - ABANDONED - 60)

    forget(folder, most=0)
    assert [path.name for path in folder.iterdir()] == ["imports-1.123"]


def test_several_forget_at_once_while_others_remember(folder):
    def busy(number):
        remember(f"imports-{number}", ["a"])
        forget(folder, most=4)
        return recall(f"imports-{number}") in (None, {"a"})

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(busy, range(200)))
    forget(folder, most=4)
    assert len(list(folder.iterdir())) <= 4
