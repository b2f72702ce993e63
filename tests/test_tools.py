import pytest

from tests import tools


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine with nothing on it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(tools, "PLACES", ())
    return tmp_path


def test_a_laptop_does_without(bare, monkeypatch):
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match="this machine has no chromium"):
        tools.tool("chromium")


def test_where_a_change_is_judged_nothing_is_left_out(bare, monkeypatch):
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="no curl"):
        tools.tool("curl")


def test_a_program_is_found_by_any_of_its_names(bare):
    program = bare / "google-chrome"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)

    assert tools.tool("chromium") == str(program)
