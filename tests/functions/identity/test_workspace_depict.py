import hashlib

import pytest

from functions.identity import logos_show, workspace_depict, workspaces_look
from tests.functions.identity.depicted import picture_of, png


@pytest.fixture
def depict(invoke, join):
    ada = join()
    return lambda data: invoke(workspace_depict, caller=ada.powers, event=picture_of(workspace_depict, data))


def test_a_picture_is_what_the_workspace_is_known_by(invoke, depict, acts):
    name = hashlib.sha256(png()).hexdigest()

    for _ in range(2):
        found = depict(png()).json

    assert (found["branding"]["logo"], found["modseq"]) == (name, 2)
    path = f"/api/auth/logos/{found['workspace']}/{name}"
    assert invoke(workspaces_look, slug="acme").json["logo"] == path
    assert invoke(logos_show, workspace=found["workspace"], logo=name).status == 200
    assert acts()[-1]["details"] == {"branding.logo": name}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "no-picture"),
        (b"\x89PNG\r\n\x1a\nand so on", "no-picture"),
        (png(4000, 20), "no-picture"),
        (png() + b" " * 300_000, "picture-too-large"),
    ],
)
def test_what_nobody_should_show_is_refused(depict, data, problem):
    assert depict(data).problem == problem
