import json
import shutil

import pytest

from infra import ROOT
from infra.web import CannotBuildWeb, building, built, node

LOCK = json.loads((ROOT / "web/package-lock.json").read_text())


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Sources of a web client, with a Node that does as it is told and writes down what that was."""
    web = tmp_path / "web"
    (web / "src").mkdir(parents=True)
    (web / "src/main.tsx").write_text("first")
    for name in building.PACKAGES:
        (web / name).write_text("{}")
    for name, value in {
        "ROOT": tmp_path,
        "WEB": web,
        "DIST": web / "dist",
        "CACHE": tmp_path / "cache",
    }.items():
        monkeypatch.setattr(building, name, value)
    tools = tmp_path / "tools"
    tools.mkdir()
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    script(tools / "node", "echo v22.20.0")
    script(
        tools / "npm",
        f'echo "$1" >> {tmp_path}/asked\n[ "$1" = ci ] && mkdir -p node_modules\n'
        '[ "$1" = run ] && mkdir dist.new && cp src/main.tsx dist.new/index.html\ntrue',
    )
    return tmp_path


def script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def asked(copy):
    return (copy / "asked").read_text().split()


def test_it_is_built_when_a_source_changed_and_packages_come_when_the_lock_did(copy):
    said = []
    assert built(said.append)
    assert asked(copy) == ["ci", "run"]
    assert not built(said.append), "nothing changed"

    (copy / "web/src/main.tsx").write_text("second")
    assert built(said.append)
    assert (copy / "web/dist/index.html").read_text() == "second"
    assert asked(copy) == ["ci", "run", "run"]

    (copy / "web/package-lock.json").write_text("{ }")
    assert built(said.append)
    assert asked(copy) == ["ci", "run", "run", "ci", "run"]
    shutil.rmtree(copy / "web")
    assert not built(said.append), "no sources, nothing to build"


def test_no_way_to_the_registry_is_one_sentence_and_what_was_built_stays(copy):
    built(lambda _: None)
    (copy / "web/package.json").write_text("{ }")
    script(copy / "tools/npm", "echo npm error code ENOTFOUND >&2; exit 1")
    with pytest.raises(CannotBuildWeb, match=r"there is no way to the npm registry$"):
        built(lambda _: None)
    assert (copy / "web/dist/index.html").read_text() == "first"

    script(copy / "tools/npm", "echo src/main.tsx is no TypeScript; exit 1")
    with pytest.raises(CannotBuildWeb, match=r"npm ci failed .*: src/main.tsx is no TypeScript$"):
        built(lambda _: None)


@pytest.mark.parametrize(
    ("version", "will_do"),
    [("v20.19.0", True), ("v20.18.3", False), ("v21.7.0", False), ("v22.11.9", False), ("v24.19.0", True), ("", False)],
)
def test_only_a_node_that_runs_vite_will_do(version, will_do):
    assert node.new_enough(version) == will_do


def test_the_lock_of_the_packages_names_no_place_and_every_digest():
    packages = {path: said for path, said in LOCK["packages"].items() if path}
    assert [path for path, said in packages.items() if "resolved" in said] == []
    assert [path for path, said in packages.items() if not said.get("integrity")] == []
    assert "omit-lockfile-registry-resolved=true" in (ROOT / "web/.npmrc").read_text()
