"""What was translated is kept, and used again by whoever would get the same answer from the translator."""

import fcntl
import threading

import pytest

from infra import ROOT
from infra.local.deploy import kept
from infra.local.deploy.templates import read_tree
from infra.local.deploy.translate import Asked, Given
from infra.local.deploy.translation import Translations
from infra.local.environment import ORIGIN_HASHES, origin

ROOM = """
Transform: AWS::Serverless-2016-10-31
Parameters: {Stage: {Type: String}, Origin: {Type: String, Default: nowhere}}
Resources:
  Greet:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Sub ${Stage}-greet
      Handler: greet.app
      CodeUri: functions/hall
      Runtime: python3.13
      Environment: {Variables: {ORIGIN: !Ref Origin, LINK: !Sub "${Origin}/hall"}}
  Api:
    Type: AWS::Serverless::HttpApi
    Properties: {Name: hall, StageName: $default}
"""
ALLOWED = "    Properties: {Name: hall, StageName: $default, CorsConfiguration: {AllowOrigins: [!Ref Origin]}}\n"
TELLING = ROOM.replace("    Properties: {Name: hall, StageName: $default}\n", ALLOWED)
PORTS = 8000, 9000


def documents(tree, translations):
    """Every template of a tree as CloudFormation has it."""
    nested = {name: documents(each, translations) for name, each in tree.nested.items()}
    return translations.document(tree.source), nested


def translated(template, cache, **parameters):
    """All that a start translates, and how many templates that took."""
    translations = Translations(cache)
    try:
        tree = read_tree(template, parameters, translations, root=template.parent)
        translations.begin()
        return documents(tree, translations), translations.count
    finally:
        translations.close()


def test_the_house_is_translated_once_whatever_its_port():
    template, shared = ROOT / "template.yaml", ROOT / ".cache/templates"
    one, other = ({"Stage": "test", "OriginHashes": ORIGIN_HASHES, "Origin": origin(port)} for port in PORTS)
    translated(template, shared, **one)

    found, took = translated(template, shared, **other)
    fresh, anew = translated(template, None, **other)

    assert found == fresh
    assert (took, anew > 0) == (0, True)


def test_a_deployment_is_the_same_out_of_what_is_kept_and_translated_anew(site, tmp_path):
    fresh = {port: site.deploy(ROOM, Stage="test", Origin=origin(port)) for port in PORTS}
    site.reports.clear()

    for port in (*PORTS, *PORTS):
        assert site.deploy(cache=tmp_path / "cache", Stage="test", Origin=origin(port)) == fresh[port]

    assert site.reports == ["translating 1 template"]
    assert fresh[9000].functions["test-greet"].environment["LINK"] == "http://localhost:9000/hall"


def test_what_the_translator_asks_for_is_translated_for_each_value(site, tmp_path):
    fresh = {port: site.deploy(TELLING, Stage="test", Origin=origin(port)) for port in PORTS}
    site.reports.clear()

    for port in (*PORTS, *PORTS):
        assert site.deploy(cache=tmp_path / "cache", Stage="test", Origin=origin(port)) == fresh[port]

    assert site.reports == ["translating 1 template"] * 2
    assert fresh[9000].http[0].cors["allowOrigins"] == ["http://localhost:9000"]


def test_a_value_that_was_unknown_is_another(site, tmp_path):
    site.template(TELLING)
    late, _ = translated(site.folder / "template.yaml", tmp_path / "cache", Stage="test")

    known, took = translated(site.folder / "template.yaml", tmp_path / "cache", Stage="test", Origin="here")

    assert took == 1
    assert late != known
    assert translated(site.folder / "template.yaml", tmp_path / "cache", Stage="test") == (late, 0)


def test_another_text_is_translated_anew(site, tmp_path):
    site.deploy(ROOM, cache=tmp_path / "cache", Stage="test")
    changed = site.deploy(ROOM.replace("}/hall", "}/parlour"), cache=tmp_path / "cache", Stage="test")
    assert site.reports == ["translating 1 template"] * 2
    assert changed.functions["test-greet"].environment["LINK"] == "nowhere/parlour"


def test_who_goes_through_all_parameters_asked_for_all():
    import copy

    given = Given({"Stage": "test"})
    for key, value in given.items():  # on their way in
        given[key] = value
    asked = copy.deepcopy(given)
    assert isinstance(asked, Asked)
    assert len(asked) == 1
    assert given.asked == set()
    assert (asked.get("Stage"), "Origin" in asked) == ("test", False)
    assert given.asked == {"Stage", "Origin"}
    for through in (iter, dict, Asked.keys, Asked.items, Asked.values, lambda every: {**every}):
        given.asked.clear()
        assert list(through(asked))
        assert "*" in given.asked


@pytest.mark.parametrize("asked", [["*"], ["*", "Stage"]])
def test_what_depends_on_all_parameters_is_found_with_all_of_them_alone(tmp_path, asked):
    known, document = {"Stage": "test", "Origin": "here"}, {"Resources": {}}
    store = kept.Kept(tmp_path)

    store.keep("text", tmp_path, known, document, asked=asked, files=[])

    assert store.found("text", tmp_path, dict(reversed(known.items()))) == document
    for other in ({"Stage": "test"}, known | {"Origin": "there"}, known | {"More": "yes"}):
        assert store.found("text", tmp_path, other) is None


def test_what_a_template_needs_beside_it_is_looked_at(tmp_path):
    store = kept.Kept(tmp_path / "cache")
    (tmp_path / "steps.json").write_text("{}")
    store.keep("text", tmp_path, {}, {"Resources": {}}, asked=[], files=["steps.json"])
    assert store.found("text", tmp_path, {}) == {"Resources": {}}

    (tmp_path / "steps.json").write_text("[]")
    assert store.found("text", tmp_path, {}) is None
    (tmp_path / "steps.json").unlink()
    assert store.found("text", tmp_path, {}) is None


@pytest.mark.parametrize(
    "damage",
    [lambda whole: whole[: len(whole) // 2], lambda _: b"", lambda _: b"[]", lambda whole: whole.replace(b"A", b"B")],
    ids=["half", "nothing", "other", "changed"],
)
def test_what_is_not_what_was_written_is_not_there_until_it_is_written_again(tmp_path, damage):
    store, document = kept.Kept(tmp_path), {"Resources": {"A": {}}}
    store.keep("text", tmp_path, {}, document, asked=[], files=[])
    (path,) = tmp_path.iterdir()

    path.write_bytes(damage(path.read_bytes()))
    assert store.found("text", tmp_path, {}) is None

    store.keep("text", tmp_path, {}, document, asked=[], files=[])
    assert store.found("text", tmp_path, {}) == document
    assert list(tmp_path.iterdir()) == [path]


def test_of_those_who_start_at_once_one_translates(site, tmp_path):
    site.template(ROOM)
    together, found = threading.Barrier(4), []

    def start():
        together.wait()
        found.append(translated(site.folder / "template.yaml", tmp_path / "cache", Stage="test"))

    starts = [threading.Thread(target=start) for _ in range(4)]
    for each in starts:
        each.start()
    for each in starts:
        each.join()

    assert sorted(count for _, count in found) == [0, 0, 0, 1]
    assert all(documents == found[0][0] for documents, _ in found)


def test_whoever_takes_too_long_is_overtaken(site, tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "PATIENCE", 0.1)
    (tmp_path / "cache").mkdir()
    with (tmp_path / "cache/turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        assert "test-greet" in site.deploy(ROOM, cache=tmp_path / "cache", Stage="test").functions


def test_where_nothing_can_be_kept_everything_runs_all_the_same(site, tmp_path):
    (tmp_path / "cache").write_text("no folder")
    assert "test-greet" in site.deploy(ROOM, cache=tmp_path / "cache", Stage="test").functions


def test_what_nobody_used_for_long_is_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 2)
    for number in range(5):
        store = kept.Kept(tmp_path)
        store.keep(f"text {number}", tmp_path, {}, {"Resources": {}}, asked=[], files=[])
        assert store.found("text 0", tmp_path, {})
        store.close()

    left = kept.Kept(tmp_path)
    assert [left.found(f"text {number}", tmp_path, {}) is not None for number in range(5)].count(True) == 4
    assert left.found("text 0", tmp_path, {})
    assert left.found("text 4", tmp_path, {})
