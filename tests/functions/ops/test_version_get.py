import tomllib

from functions.ops import version_get
from infra import ROOT


def test_is_the_version_of_the_project_and_of_the_change_log(invoke):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert invoke(version_get).json == {"name": "stoa", "version": project}
    assert f"## {project} " in (ROOT / "CHANGELOG.md").read_text()
