import html
import json
import re
import shlex

import pytest

from tests.infra.local.gateway.stand_ins import Functions, ask, deployed, running

PROBLEM = "application/problem+json"
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"description": "What `ops` offers <here>."},
    "tags": [{"name": "ops", "description": "Operations."}],
    "paths": {
        "/api/ops/things/{thing}": {
            "post": {
                "operationId": "ops.things_change",
                "tags": ["ops"],
                "summary": "Change one <thing>",
                "description": "Needs the scope `ops:write`.",
                "security": [{"token": []}],
                "parameters": [
                    {"$ref": "#/components/parameters/thing"},
                    {"name": "deep", "in": "query", "required": True, "schema": {"type": "boolean"}, "example": "yes"},
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Draft"},
                            "example": {"colour": "it's <red>"},
                        }
                    }
                },
                "responses": {
                    "200": {"description": "It", "headers": {"ETag": {"$ref": "#/components/headers/ETag"}}},
                    "404": {"$ref": "#/components/responses/missing"},
                    "429": {
                        "description": "Too many",
                        "content": {"application/json": {"example": {"message": "Slow"}}},
                    },
                },
            }
        },
        "/api/ops/back": {
            "post": {
                "responses": {"204": {"description": "Done"}},
                "requestBody": {
                    "content": {"application/x-www-form-urlencoded": {"example": {"state": "a b", "code": "4/x"}}}
                },
            }
        },
    },
    "components": {
        "parameters": {"thing": {"name": "thing", "in": "path", "required": True, "description": "Which"}},
        "headers": {"ETag": {"description": "Its version", "schema": {"type": "string"}}},
        "schemas": {
            "Draft": {
                "type": "object",
                "required": ["colour"],
                "properties": {
                    "colour": {"type": "string", "maxLength": 9, "description": "Which <colour>"},
                    "sizes": {"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "null"}]}},
                    "kind": {"enum": ["big", "small"], "default": "big"},
                    "itself": {"$ref": "#/components/schemas/Draft"},
                },
            }
        },
        "responses": {
            "missing": {
                "description": "There is no such thing",
                "content": {PROBLEM: {"examples": {"gone": {"$ref": "#/components/examples/gone"}}}},
            }
        },
        "examples": {"gone": {"summary": "It went <away>", "value": {"status": 404}}},
    },
}


@pytest.fixture
def gateway(tmp_path):
    with running(deployed(), Functions(), docs=tmp_path) as gateway:
        gateway.docs = tmp_path
        yield gateway


@pytest.fixture
def page(gateway):
    (gateway.docs / "openapi.json").write_text(json.dumps(DOCUMENT))
    return ask(gateway, "GET", "/_local/reference").body.decode()


def test_until_it_is_woven_there_is_no_reference(gateway):
    assert ask(gateway, "GET", "/_local/reference").status == 404
    (gateway.docs / "openapi.json").write_text("{")
    assert ask(gateway, "GET", "/_local/reference").status == 404


def test_the_reference_shows_every_operation(page, gateway):
    for said in (
        "/<wbr>api/<wbr>ops/<wbr>things/<wbr>{thing}",
        "Change one &lt;thing&gt;",
        "Needs the scope <code>ops:write</code>.",
        "Operations.",
        "What <code>ops</code> offers &lt;here&gt;.",
        'id="ops.things_change"',
    ):
        assert said in page
    assert ask(gateway, "GET", "/_local/docs/openapi.json").json() == DOCUMENT


def test_what_it_takes_is_told_with_type_and_bounds(page):
    for said in (
        '<code>thing</code><span class="soft">path, required</span>',
        '<code>colour</code><span class="soft">required</span>',
        "Which &lt;colour&gt;",
        "up to 9 characters",
        "array of integer or null",
        "&quot;big&quot; or &quot;small&quot;",
        "usually big",
        "Its version",
    ):
        assert said in page


def test_every_problem_is_one_line(page):
    assert '<code>gone</code> <span class="soft">It went &lt;away&gt;</span>' in page
    assert "There is no such thing" in page
    assert "the gateway itself: “Slow”" in page


def test_each_operation_is_a_command_to_paste(page, gateway):
    asked = [re.sub("<[^>]+>", "", text) for text in re.findall("<h3>Try it</h3><pre>(.*?)</pre>", page, re.DOTALL)]
    change, back = (shlex.split(html.unescape(text).replace("\\\n", " ")) for text in asked)

    assert change[:4] == ["curl", "-si", "-X", "POST"]
    assert change[4] == f"{gateway.url}/api/ops/things/some-thing?deep=yes"
    assert change[5:7] == ["-H", "Authorization: Bearer $KEY"]
    assert json.loads(change[-1]) == {"colour": "it's <red>"}
    assert back[-2:] == ["-d", "state=a+b&code=4%2Fx"]
    assert not any("Authorization" in word for word in back)


def test_the_reference_of_the_house_itself_can_be_read():
    with running(deployed(), Functions()) as gateway:
        answer = ask(gateway, "GET", "/_local/reference")

    assert answer.status == 200
    assert "ops.incidents_create" in answer.body.decode()
