"""A house whose people sign in to programs of others: its doors, somebody with a browser, and applications."""

import fcntl
import hashlib
import json
import os
import re
import subprocess
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
import requests

from infra.local.gateway.gateway import Gateway
from infra.web.node import NoNode, path
from tests.passwords import PASSWORD
from tests.tools import lacking

BACK = "http://127.0.0.1/back"
FOLDER = Path(__file__).parent
LASTS = 60
"""Seconds that npm and a program may take, on a machine that is busy."""


@pytest.fixture(scope="session")
def node():
    """Run a program of this folder on Node: what it is told, and what it answers.

    Its packages are installed as the lock says, when that changed. A machine without Node or without a way to the
    registry skips this, and fails where ``CI`` is set.
    """
    try:
        environment = {**os.environ, "PATH": path(print), "NO_UPDATE_NOTIFIER": "1"}
    except NoNode as error:
        return lacking(str(error))

    def run(words, said=None):
        return subprocess.run(
            words, cwd=FOLDER, env=environment, input=said, capture_output=True, text=True, timeout=LASTS, check=False
        )

    mark = FOLDER / "node_modules/.stoa"
    with (FOLDER / "package-lock.json").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two modules may come to this at once, each in a process of its own
        wanted = hashlib.sha256(lock.read()).hexdigest()
        if not mark.is_file() or mark.read_text() != wanted:
            done = run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel", "error"])
            if done.returncode:
                return lacking(f"npm ci: {done.stderr.strip()[-500:]}")
            mark.write_text(wanted)

    def node(program, said):
        done = run(["node", program], json.dumps(said))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return node


@pytest.fixture
def here(cloud, monkeypatch):
    """The address of the provider, with its doors open."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    patterns = ("/api/auth/*", "/api/workspace/*", "/.well-known/*")
    routes = [{"pattern": each, "api": "identity"} for each in patterns]
    gateway = Gateway(cloud.deployment, cloud.runtime, cloud.stores, port=0, behaviours=routes, sockets={})
    gateway.start()
    yield gateway.url
    gateway.stop()


@pytest.fixture
def ada(cloud, here):
    """Ada, who is signed in with her browser."""
    browser = requests.Session()

    kept = {}

    def post(path, body):
        answer = browser.post(here + path, json=body)
        assert answer.ok, answer.text
        kept.update({each.name: each.value for each in answer.cookies})  # they are for https alone
        browser.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in kept.items())
        return answer.json()

    wanted = {"email": "ada@example.com", "name": "Ada", "password": PASSWORD}
    post("/api/auth/register", {**wanted, "workspace": {"name": "Acme", "slug": "acme"}})
    letter = message_from_bytes(cloud.stores.outbox.sent()[-1].raw, policy=default).get_body(("plain",)).get_content()
    ticket = re.search(r"/verify#([\w.-]+)", re.sub(r"=\n", "", letter)).group(1)
    ticket = post("/api/auth/verify", {"ticket": ticket})["ticket"]
    token = post("/api/auth/link", {"ticket": ticket})["signed_in"]["access_token"]
    browser.headers["Authorization"] = f"Bearer {token}"
    return browser


@pytest.fixture
def registered(ada, here):
    def registered(**more):
        body = {"name": "Wiki", "redirect_uris": [BACK], "scopes": ["openid", "profile", "email"], **more}
        answer = ada.post(f"{here}/api/workspace/clients", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["client_id"], answer.json()["client_secret"]

    return registered
