import os

from infra.local.watcher import Watcher


def watcher(folder):
    return Watcher([folder], lambda _: None)


def test_changed_new_and_lost_files_are_seen_once(tmp_path):
    (tmp_path / "room").mkdir()
    kept, lost = tmp_path / "room/kept.py", tmp_path / "room/lost.py"
    kept.write_text("1")
    lost.write_text("1")
    looking = watcher(tmp_path)
    assert looking.look() == []

    kept.write_text("2")
    os.utime(kept, ns=(1, 1))
    lost.unlink()
    new = tmp_path / "new.py"
    new.write_text("1")
    (tmp_path / "notes.txt").write_text("not ours")

    assert looking.look() == [new, kept, lost]
    assert looking.look() == []


def test_a_template_has_changed_when_it_says_something_else(tmp_path):
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("Resources: {}")
    looking = Watcher([tmp_path], lambda _: None, templates=lambda: tmp_path.glob("*.yaml"))

    one.write_text("Resources: {}")
    os.utime(one, ns=(1, 1))
    assert looking.look() == []

    one.write_text("Resources: []")
    two.write_text("")
    assert looking.look() == [one, two]
