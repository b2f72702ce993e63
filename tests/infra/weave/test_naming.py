import pytest

from infra.weave.naming import Namesakes, names, renamed


def test_a_model_is_called_by_its_own_name_and_namesakes_by_what_they_belong_to_too():
    assert names(["Rose", "garden__flower_beds__model__Told", "kitchen__pots__model__Told-Input"]) == {
        "Rose": "Rose",
        "garden__flower_beds__model__Told": "FlowerBedsTold",
        "kitchen__pots__model__Told-Input": "PotsTold-Input",
    }


def test_two_models_that_would_be_called_alike_are_named():
    with pytest.raises(Namesakes, match=r"PotsTold: rename .*kitchen__pots__pans__Told"):
        names(["kitchen__pots__model__Told", "kitchen__pots__pans__Told"])


def test_what_points_to_a_schema_points_to_it_by_its_name():
    said = {"anyOf": [{"$ref": "#/components/schemas/a__b__c__D"}], "description": "a__b__c__D"}
    called = names(["a__b__c__D"])
    assert renamed(said, called) == {"anyOf": [{"$ref": "#/components/schemas/BD"}], "description": "a__b__c__D"}
