import json

import pytest

from infra import ROOT
from infra.local.deployment import REGION, Route
from infra.local.gateway.policies import Policies
from infra.yamls import load
from tests.infra.local.gateway.stand_ins import Functions, api, ask, deployed, ok, running

OBJECTS = "http://127.0.0.1:8101"
EDGE = load(ROOT / "infra/edge/edge.yaml")["Resources"]


def configured(name):
    return EDGE[name]["Properties"]["ResponseHeadersPolicyConfig"]


def directives(policy):
    return {words[0]: set(words[1:]) for words in (each.split() for each in policy.split(";")) if words}


@pytest.fixture
def web(tmp_path):
    (tmp_path / "index.html").write_text("<title>client</title>")
    (tmp_path / "app.js").write_text("export {}")
    return tmp_path


@pytest.fixture
def gateway(web):
    deployment = deployed(api([Route("GET", "/api/ops/plain", "dev-plain"), Route("GET", "/api/ops/own", "dev-own")]))
    own = {
        "Content-Security-Policy": "default-src 'self'",
        "X-Content-Type-Options": "sniff",
        "Cache-Control": "max-age=9",
    }
    functions = Functions(dev_plain=lambda _: ok(), dev_own=lambda _: ok(headers=own))
    with running(deployment, functions, web=web, objects=OBJECTS) as gateway:
        yield gateway


def test_the_web_client_is_told_what_the_edge_tells_it(gateway):
    template = configured("WebHeaders")
    for path in ("/", "/mail/inbox", "/app.js", "/gone.js"):
        answer = ask(gateway, "GET", path)

        for said in template["CustomHeadersConfig"]["Items"]:
            assert answer.header(said["Header"]) == said["Value"], path
        security = template["SecurityHeadersConfig"]
        assert answer.header("Referrer-Policy") == security["ReferrerPolicy"]["ReferrerPolicy"]
        assert answer.header("X-Frame-Options") == security["FrameOptions"]["FrameOption"]
        assert answer.header("X-Content-Type-Options") == "nosniff"


def test_its_content_policy_is_that_of_the_edge_about_this_machine(gateway):
    here = directives(ask(gateway, "GET", "/").header("Content-Security-Policy"))
    there = directives(
        configured("WebHeaders")["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"][
            0
        ]
    )
    sockets = {f"ws://127.0.0.1:{gateway.port}", f"ws://localhost:{gateway.port}"}

    assert here.keys() == there.keys() - {"upgrade-insecure-requests"}
    assert here["connect-src"] == {"'self'", OBJECTS, *sockets}
    assert here["media-src"] == {"'self'", "blob:", OBJECTS}
    assert here["img-src"] == there["img-src"] | {OBJECTS}
    moved = {"connect-src", "media-src", "img-src"}
    assert {name: here[name] for name in here.keys() - moved} == {name: there[name] for name in here.keys() - moved}


def test_nothing_is_said_that_holds_for_https_only(gateway):
    for path in ("/", "/api/ops/plain"):
        answer = ask(gateway, "GET", path)

        assert answer.header("Strict-Transport-Security") is None
        assert "upgrade-insecure-requests" not in answer.header("Content-Security-Policy")


def test_what_a_function_says_of_itself_stands_unless_the_edge_overrides_it(gateway):
    plain, own = ask(gateway, "GET", "/api/ops/plain"), ask(gateway, "GET", "/api/ops/own")

    assert plain.header("Content-Security-Policy").startswith("default-src 'none'")
    assert (plain.header("Cache-Control"), plain.header("Referrer-Policy")) == ("no-store", "no-referrer")
    assert own.header("Content-Security-Policy") == "default-src 'self'"
    assert (own.header("Cache-Control"), own.header("X-Content-Type-Options")) == ("max-age=9", "nosniff")


def test_the_pages_of_this_machine_keep_their_own_stricter_policy(gateway):
    assert "script-src 'self'" in ask(gateway, "GET", "/_local/").header("Content-Security-Policy")
    assert ask(gateway, "GET", "/_local/").header("Referrer-Policy") == "no-referrer"


def test_without_an_endpoint_for_objects_none_is_allowed():
    said = directives(next(each.value for each in Policies.of(port=1).web.headers if "Security" in each.name))

    assert said["media-src"] == {"'self'", "blob:"}
    assert REGION not in json.dumps(sorted(said["connect-src"]))


def test_every_kind_of_header_that_the_edge_has_is_known_here():
    for name in ("WebHeaders", "ApiHeaders", "StatusHeaders"):
        assert set(configured(name)) <= {
            *("Name", "SecurityHeadersConfig", "CustomHeadersConfig", "RemoveHeadersConfig", "CorsConfig"),
        }
    assert Policies.of(port=1).status.headers
