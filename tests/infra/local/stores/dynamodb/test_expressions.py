"""What conditions, updates and projections mean, sentence by sentence."""

import pytest

from infra.local.stores.dynamodb.errors import Refused
from infra.local.stores.dynamodb.expressions.grammar import condition
from infra.local.stores.dynamodb.expressions.projections import projection
from infra.local.stores.dynamodb.expressions.reader import Placeholders
from infra.local.stores.dynamodb.expressions.update_grammar import update
from tests.infra.local.stores.aws import n, s

ITEM = {
    "text": s("hello world"),
    "number": n(5),
    "flag": {"BOOL": True},
    "nothing": {"NULL": True},
    "bytes": {"B": "AAEC"},
    "tags": {"SS": ["a", "b"]},
    "list": {"L": [n(1), s("two"), {"M": {"deep": n(3)}}]},
    "map": {"M": {"in": {"M": {"there": s("x")}}}},
}
VALUES = {
    ":five": n("5.0"),
    ":six": n(6),
    ":text": s("hello"),
    ":a": s("a"),
    ":null": {"NULL": True},
    ":x": s("x"),
    ":bytes": {"B": "AAE="},
    ":kind": s("SS"),
    ":tags": {"SS": ["b", "a"]},
    ":list": {"L": [s("new")]},
}
NAMES = {"#number": "number", "#text": "text", "#list": "list", "#map": "map", "#gone": "gone", "#null": "nothing"}


def given():
    return Placeholders({"ExpressionAttributeNames": dict(NAMES), "ExpressionAttributeValues": dict(VALUES)})


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("#number = :five", True),
        ("#number <> :six", True),
        ("#number < :six AND #number >= :five", True),
        ("#number < :text", False),
        ("#gone < :six", False),
        ("#gone = :null", False),
        ("#null = :null", True),
        ("#gone <> :five", True),
        ("attribute_exists(#gone)", False),
        ("attribute_not_exists(#gone)", True),
        ("NOT attribute_exists (#gone) AND NOT #number = :six", True),
        ("#number = :six OR #number = :five AND #text = :a", False),
        ("(#number = :six OR #number = :five) AND begins_with(#text, :text)", True),
        ("#number BETWEEN :five AND :six AND attribute_exists(flag)", True),
        ("#number IN (:six, :five)", True),
        ("#gone IN (:six, :five)", False),
        ("begins_with(bytes, :bytes)", True),
        ("contains(#text, :text)", True),
        ("contains(tags, :a)", True),
        ("contains(tags, :five)", False),
        ("contains(#list, :six)", False),
        ("tags = :tags", True),
        ("size(tags) < :five", True),
        ("size(#text) > :six", True),
        ("size(#gone) > :six", False),
        ("size(bytes) < :five", True),
        ("attribute_type(tags, :kind)", True),
        ("#list[2].deep < :five", True),
        ("#list[9] = :five", False),
        ("#map.#gone = :five", False),
        (":five = #number", True),
    ],
)
def test_a_condition_says_of_an_item(text, holds):
    parsed = condition("ConditionExpression", text, given())
    assert parsed.holds(ITEM) is holds


def test_of_an_item_that_is_not_there_only_absence_is_true():
    assert condition("ConditionExpression", "attribute_not_exists(pk)", given()).holds({})
    assert not condition("ConditionExpression", "#number = :five", given()).holds({})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "can not be empty"),
        ("status = :five", "reserved keyword; reserved keyword: status"),
        ("#missing = :five", "is not defined; attribute name: #missing"),
        ("#number = :missing", "is not defined; attribute value: :missing"),
        ("#number = ", "Syntax error"),
        ("#number == :five", "Syntax error"),
        ("#number = :five extra", "Syntax error"),
        ("((#number = :five))", "redundant parentheses"),
        ("exists(#number)", "Invalid function name; function: exists"),
        ("begins_with(#text)", "Incorrect number of operands"),
        ("attribute_exists(:five)", "requires a document path"),
        ("#number < :tags", "Incorrect operand type"),
        ("#number BETWEEN :six AND :five", "upper bound to be greater"),
        ("#number = :five; DROP", "Syntax error"),
    ],
)
def test_what_is_no_condition_is_refused(text, why):
    with pytest.raises(Refused, match=why.replace("(", r"\(")):
        condition("ConditionExpression", text, given())


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("SET a = :five", {"a": n(5)}),
        ("SET #number = #number + :six", {"number": n(11)}),
        ("SET #number = #number - :six", {"number": n(-1)}),
        ("SET a = if_not_exists(#gone, :five) + :six", {"a": n(11)}),
        ("SET #list = list_append(#list, :list)", {"list": {"L": [*ITEM["list"]["L"], s("new")]}}),
        (
            "SET #list = list_append(if_not_exists(#gone, :list), #list)",
            {"list": {"L": [s("new"), *ITEM["list"]["L"]]}},
        ),
        ("SET #list[0] = :x, #list[9] = :a", {"list": {"L": [s("x"), *ITEM["list"]["L"][1:], s("a")]}}),
        ("SET #map.#gone = :x", {"map": {"M": {"in": ITEM["map"]["M"]["in"], "gone": s("x")}}}),
        ("SET a = #text, #text = :x", {"a": s("hello world"), "text": s("x")}),
        ("REMOVE #gone, #list[0], #list[1]", {"list": {"L": ITEM["list"]["L"][2:]}}),
        ("ADD #number :six, tags :tags", {"number": n(11)}),
        ("ADD a :five", {"a": n(5)}),
        ("DELETE tags :tags SET a = :a", {"tags": None, "a": s("a")}),
    ],
)
def test_an_update_makes_of_an_item(text, after):
    result = update(text, given(), ("pk",)).applied(ITEM)
    expected = {name: value for name, value in {**ITEM, **after}.items() if value is not None}
    assert result == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("SET pk = :x", "Cannot update attribute pk. This attribute is part of the key"),
        ("SET a = :x SET b = :x", "can only be used once"),
        ("SET a = :x, a.b = :x", "Two document paths overlap"),
        ("SET a = :x + :five", "Incorrect operand type"),
        ("ADD a :x", "Incorrect operand type"),
        ("DELETE a :five", "Incorrect operand type"),
        ("SET a = unknown(:x)", "Invalid function name"),
        ("UPSERT a = :x", "Syntax error"),
        ("SET #map.nowhere.deeper = :x", "invalid for update"),
        ("SET a = #gone", "does not exist in the item"),
        ("SET a = #text + :five", "incorrect data type"),
        ("ADD #text :five", "incorrect data type"),
    ],
)
def test_what_is_no_update_is_refused(text, why):
    with pytest.raises(Refused, match=why):
        update(text, given(), ("pk",)).applied(ITEM)


def test_a_projection_keeps_what_it_names():
    wanted = projection("#text, #list[2].deep, #list[0], #map.#gone, tags", given())
    assert wanted.of(ITEM) == {
        "text": ITEM["text"],
        "list": {"L": [n(1), {"M": {"deep": n(3)}}]},
        "tags": ITEM["tags"],
    }
    with pytest.raises(Refused, match="overlap"):
        projection("#map, #map.#gone", given())


def test_every_placeholder_must_be_used():
    placeholders = given()
    condition("ConditionExpression", "#number = :five", placeholders)
    with pytest.raises(Refused, match="unused in expressions"):
        placeholders.check_all_used("#number = :five")
