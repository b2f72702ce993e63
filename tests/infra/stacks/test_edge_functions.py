"""The two small programs that CloudFront runs before its cache, run by Node where there is one."""

import json
import re
import subprocess

from kernel.api.problems import TYPES
from kernel.errors import NotFound
from tests.infra.local.gateway.stand_ins import Functions, ask, deployed, running
from tests.infra.stacks.templates import ROOT
from tests.tools import tool

MAIL = {"${MailTls}": "enforce", "${Region}": "eu-central-1"}
RUN = "const answers = events.map((event) => handler(event)); console.log(JSON.stringify(answers));"


def source(name: str) -> str:
    text = (ROOT / "infra/edge" / name).read_text()
    for placeholder, value in MAIL.items():
        text = text.replace(placeholder, value)
    return text


def answers(name: str, *paths: str, host: str = "workspace.example.com") -> list[dict[str, object]]:
    """What the program makes of requests for these paths."""
    events = [{"request": {"uri": path, "headers": {"host": {"value": host}}}} for path in paths]
    program = f"{source(name)}\nconst events = {json.dumps(events)};\n{RUN}"
    said = subprocess.run([tool("node"), "-e", program], capture_output=True, text=True, check=True, timeout=30).stdout
    return json.loads(said)


def test_every_page_of_the_client_is_its_one_page():
    pages = ["/", "/inbox", "/calendar/2026/11", "/settings/people/"]
    assert {each["uri"] for each in answers("pages.js", *pages)} == {"/index.html"}


def test_a_file_is_itself_even_if_it_is_not_there():
    files = ["/assets/app-4f3a.js", "/favicon.ico", "/a/b.c/d.css", "/.well-known/security.txt", "/api-keys/a.b"]
    assert [each["uri"] for each in answers("pages.js", *files)] == files


def test_where_programs_ask_there_is_no_page_here_as_on_a_laptop(tmp_path):
    (tmp_path / "index.html").write_text("<title>client</title>")
    nowhere = ["/api", "/api/nonsense", "/api/foo/x.json", "/scim/v1/x", "/ical/x", "/jmap/", "/.well-known/other"]
    there = answers("pages.js", *nowhere)
    with running(deployed(), Functions(), web=tmp_path) as gateway:
        for path, edge in zip(nowhere, there, strict=True):
            here = ask(gateway, "GET", path)
            assert (here.status, here.body.decode()) == (edge["statusCode"], edge["body"])
            assert here.header("Content-Type").partition(";")[0] == edge["headers"]["content-type"]["value"]
            assert here.header("Cache-Control") == edge["headers"]["cache-control"]["value"]
        assert ask(gateway, "GET", "/apiary").body == b"<title>client</title>"
    said = json.loads(there[0]["body"])
    assert (said["type"], said["title"]) == (TYPES + NotFound.slug(), NotFound.title)
    assert answers("pages.js", "/apiary")[0]["uri"] == "/index.html"


def test_mail_servers_are_told_to_insist_on_tls():
    told, missing = answers("pages.js", "/.well-known/mta-sts.txt", "/inbox", host="mta-sts.example.com")
    assert told["statusCode"] == 200
    assert told["body"].split("\r\n") == [
        "version: STSv1",
        "mode: enforce",
        "mx: inbound-smtp.eu-central-1.amazonaws.com",
        "max_age: 604800",
        "",
    ]
    assert missing["statusCode"] == 404


def test_a_status_page_has_one_address():
    page, thing, bare = answers("status.js", "/status/acme/", "/status/acme/status.json", "/status/acme")
    assert page["uri"] == "/acme/index.html"
    assert thing["uri"] == "/acme/status.json"
    assert bare["statusCode"] == 308
    assert bare["headers"] == {"location": {"value": "/status/acme/"}}


def test_nothing_is_left_for_cloudformation_to_fill_in_but_what_it_knows():
    for name in ("pages.js", "status.js"):
        assert not re.findall(r"\$\{[^}]*}", source(name))


def test_they_are_small_enough_and_of_the_language_that_cloudfront_speaks():
    for name in ("pages.js", "status.js"):
        text = source(name)
        assert len(text) < 10_000
        assert "function handler(event)" in text
        assert not re.search(r"\b(require|import|fetch|setTimeout|eval)\b\s*\(|`", text)
