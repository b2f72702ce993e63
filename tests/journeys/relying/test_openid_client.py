"""Stoa as an identity provider, as a program finds it that runs on Node: panva's ``openid-client``."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

from infra.local.environment import origin
from infra.web.node import NoNode, path
from tests.journeys.relying.conftest import BACK
from tests.tools import lacking

HERE = Path(__file__).parent
LASTS = 60
"""Seconds that npm and the program may take, on a machine that is busy."""


@pytest.fixture(scope="module")
def node():
    """The environment in which Node has the program's packages, as its lock says; they are installed when that changed.

    A machine without Node or without a way to the registry skips this, and fails where ``CI`` is set.
    """
    try:
        environment = {**os.environ, "PATH": path(print), "NO_UPDATE_NOTIFIER": "1"}
    except NoNode as error:
        return lacking(str(error))
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    mark = HERE / "node_modules/.stoa"
    if not mark.is_file() or mark.read_text() != wanted:
        words = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel", "error"]
        done = subprocess.run(
            words, cwd=HERE, env=environment, capture_output=True, text=True, timeout=LASTS, check=False
        )
        if done.returncode:
            return lacking(f"npm ci: {done.stderr.strip()[-500:]}")
        mark.write_text(wanted)
    return environment


def test_a_library_for_node_goes_every_way_that_there_is(node, ada, here, registered):
    back = BACK.replace("127.0.0.1", "127.0.0.1:53187")
    scopes = ["openid", "profile", "email", "offline_access"]
    wiki = registered(scopes=scopes, post_logout_redirect_uris=[BACK])
    robot = registered(grant_types=["client_credentials"], scopes=["people:read"], redirect_uris=[])
    kinds = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"]
    screen = registered(kind="public", grant_types=kinds, scopes=["openid"], redirect_uris=[])
    said = {
        "issuer": origin(8000),
        "here": here,
        "back": back,
        "browser": {"cookie": ada.headers["Cookie"], "authorization": ada.headers["Authorization"]},
        **{
            name: {"id": each[0], "secret": each[1]}
            for name, each in {"wiki": wiki, "robot": robot, "screen": screen}.items()
        },
    }

    words = ["node", "party.mjs"]
    done = subprocess.run(
        words, cwd=HERE, env=node, input=json.dumps(said), capture_output=True, text=True, timeout=LASTS, check=False
    )

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    person = found["wiki"]["claims"]["sub"]
    assert found["robot"] == {"expires": 600, "people": ["ada@example.com"]}
    assert found["screen"] == {"allowed": 204, "interval": 5, "sub": person}
    assert found["wiki"]["issuer"] == origin(8000)
    assert found["wiki"]["claims"] | {"aud": wiki[0], "email": "ada@example.com"} == found["wiki"]["claims"]
    assert found["wiki"]["userinfo"]["sub"] == person
    assert (found["wiki"]["rotated"], found["wiki"]["sameSubject"]) == (True, True)
    assert found["wiki"]["introspected"] == [True, wiki[0], False]
    refused = {"otherVerifier": "invalid_grant", "again": "invalid_grant", "nobody": "login_required"}
    assert found["wiki"]["refused"] == refused
    assert found["wiki"]["leaves"] == f"{back}?state=bye"
