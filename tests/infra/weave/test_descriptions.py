"""The descriptions of the two houses, as they are served."""

import json

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from infra.catalogue import HOME, House
from infra.weave.openapi import openapi
from kernel.plainly import FORMS
from tests.infra.weave.houses import wrong


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_the_document_is_sound_openapi(root):
    said = json.loads((root / "docs/openapi.json").read_text())

    validate(said)
    assert said["openapi"].startswith("3.1")


def test_nobody_has_words_for_a_pattern_that_no_operation_asks_for():
    asked = set()

    def seen(pairs):
        said = dict(pairs)
        asked.update(each for each in [said.get("pattern")] if isinstance(each, str))
        return said

    json.loads((HOME / "docs/openapi.json").read_text(), object_pairs_hook=seen)
    assert set(FORMS) - asked == set()


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_every_example_is_what_its_schema_says(root):
    said = openapi(House(root))
    shared = {"components": said["components"]}
    for path in said["paths"].values():
        for each in path.values():
            contents = [each.get("requestBody", {}), *each["responses"].values()]
            for content in (media for one in contents for media in one.get("content", {}).values()):
                if "example" in content:
                    Draft202012Validator({**content["schema"], **shared}).validate(content["example"])
            for parameter in each.get("parameters", []):
                if "example" in parameter:
                    Draft202012Validator({**parameter["schema"], **shared}).validate(parameter["example"])
    problem = {"$ref": "#/components/schemas/Problem", **shared}
    refusing = [each for each in answering(said) if "422" in each["responses"]]
    own = [wrong(each) for each in refusing if "application/problem+json" in each["responses"]["422"]["content"]]
    assert len(own) > len(refusing) / 2
    for value in (*own, *(example["value"] for example in said["components"]["examples"].values())):
        Draft202012Validator(problem).validate(value)


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_nothing_is_declared_that_nobody_refers_to_and_nothing_is_missing(root):
    text = (root / "docs/openapi.json").read_text()
    for kind in ("schemas", "examples"):
        for name in json.loads(text)["components"][kind]:
            assert f'"#/components/{kind}/{name}"' in text


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_every_operation_may_say_that_something_did_not_answer_beside_the_gateway(root):
    for made in answering(openapi(House(root))):
        gateways = made["responses"]["503"]["content"]["application/json"]
        ours = [answer for answer in made["responses"].values() if "unavailable" in named_in(answer)]

        assert "gateway" in gateways.get("examples", ()) or "message" in gateways["example"]
        assert len(ours) == 1
        assert ours[0] is not made["responses"]["503"] or "Retry-After" in ours[0]["headers"]


def answering(said):
    """The operations of which an answer has a body: all but HEAD."""
    return [each for path in said["paths"].values() for method, each in path.items() if method != "head"]


def named_in(answer):
    """The problems that an answer names, in whichever form a door says them."""
    return {slug for content in answer.get("content", {}).values() for slug in content.get("examples", ())}


def test_what_no_request_reaches_is_not_in_the_document():
    said = openapi(House(HOME / "tests/house"))

    assert "parlour.letters_keep" not in json.dumps(said)


def test_the_description_says_what_each_scope_allows():
    schemes = openapi(House(HOME))["components"]["securitySchemes"]

    for scheme in ("token", "key"):
        assert schemes[scheme]["x-scopes"]["people:write"] == "Invite people, change, deactivate and remove them"
        assert "- `people:write`: Invite people" in schemes[scheme]["description"]
