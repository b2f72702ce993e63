import pytest

from infra import linting


@pytest.fixture
def judge(tmp_path):
    """Says what is wrong with templates, and notes which it was asked about."""

    def judge(path):
        judge.asked.append(path.name)
        return f"{path.name} is wrong" if "Wrong" in path.read_text() else ""

    judge.asked = []
    return judge


@pytest.fixture
def template(tmp_path):
    def template(name, text):
        path = tmp_path / name
        path.write_text(text)
        return path

    return template


@pytest.fixture
def wrong(judge, tmp_path):
    return lambda *paths: linting.wrong(paths, kept=tmp_path / "kept", judge=judge)


def test_what_was_found_sound_is_asked_about_again_when_it_or_what_is_nested_in_it_changed(wrong, template, judge):
    inner = template("inner.yaml", "Resources: {}\n")
    outer = template("outer.yaml", "Resources:\n  A:\n    Properties:\n      Location: inner.yaml\n")

    assert wrong(outer, inner) == wrong(outer, inner) == []
    assert sorted(judge.asked) == ["inner.yaml", "outer.yaml"]

    template("inner.yaml", "Resources: {B: {}}\n")
    assert wrong(outer, inner) == []
    assert sorted(judge.asked[2:]) == ["inner.yaml", "outer.yaml"]


def test_what_was_found_wrong_is_said_every_time(wrong, template):
    bad = template("bad.yaml", "Wrong")

    assert wrong(bad) == wrong(bad) == ["bad.yaml is wrong"]


def test_cfn_lint_is_asked_and_heard(template):
    bad = template("bad.yaml", "Resources: {Queue: {Type: AWS::SQS::Queue, Properties: {Colour: red}}}\n")

    assert "Colour" in linting.asked(bad)
