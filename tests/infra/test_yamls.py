import pytest

from infra import linting
from infra.catalogue import HOME
from infra.yamls import att, dump, load, ref, sub
from tests.infra.stacks.templates import WOVEN

HOUSE = HOME / "tests/house"
TEMPLATES = [*WOVEN, *sorted(HOUSE.glob("infra/*/*.yaml")), HOUSE / "template.yaml"]


def test_a_template_is_read_as_it_was_written(tmp_path):
    template = {
        "Resources": {
            "A": {
                "Name": sub("${Stage}-a"),
                "Arn": att("B", "Arn.Inner"),
                "Ref": ref("Stage"),
                "If": {"Fn::If": ["C", 1, ref("X")]},
            },
        }
    }
    path = tmp_path / "template.yaml"
    path.write_text(dump(template))

    assert load(path) == template
    assert "!GetAtt 'B.Arn.Inner'" in path.read_text()


def test_a_map_that_only_looks_like_a_function_stays_a_map(tmp_path):
    path = tmp_path / "template.yaml"
    path.write_text(dump({"Ref": "Stage", "Name": "x"}))

    assert load(path) == {"Ref": "Stage", "Name": "x"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(HOME)))
def test_cloudformation_would_take_every_template(path):
    assert linting.wrong([path]) == []
