"""SAM is translated by AWS's own translator: once, and out of this process."""

import sys

import pytest

from infra.local.deploy import TemplateError

SAM = "Transform: AWS::Serverless-2016-10-31\n"
GREET = """
  Greet:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: greet
      Handler: greet.app
      CodeUri: {code}
      Runtime: python3.13
"""


def test_the_translator_is_not_loaded_here_and_its_work_is_kept(site, tmp_path):
    text = f"{SAM}Resources:{GREET.format(code='functions/hall')}"
    first = site.deploy(text, cache=tmp_path / "cache")
    assert site.reports == ["translating 1 template"]
    assert site.deploy(text, cache=tmp_path / "cache") == first
    assert site.reports == ["translating 1 template"]
    site.deploy(text + "      Timeout: 9\n", cache=tmp_path / "cache")
    assert len(site.reports) == 2
    assert not any(name.startswith("samtranslator") for name in sys.modules)


def test_what_is_kept_and_cannot_be_read_is_made_again(site, tmp_path):
    text = f"{SAM}Resources:{GREET.format(code='functions/hall')}"
    first = site.deploy(text, cache=tmp_path / "cache")
    for path in (tmp_path / "cache").iterdir():
        path.write_text('{"document": {"Resour')
    assert site.deploy(text, cache=tmp_path / "cache") == first


def test_what_the_translator_refuses_is_one_sentence(site):
    with pytest.raises(TemplateError) as error:
        site.deploy(SAM + "Resources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: a.b}}}")
    assert str(error.value).startswith("template.yaml: Resource with id [F] is invalid")
    assert "\n" not in str(error.value)


def test_a_nested_template_is_translated_with_its_own_folder(site):
    site.template(f"{SAM}Resources:{GREET.format(code='../../functions/hall')}", "infra/hall/functions.yaml")
    found = site.deploy(
        SAM
        + "Resources: {Hall: {Type: AWS::Serverless::Application, Properties: {Location: infra/hall/functions.yaml}}}"
    )
    assert found.functions["greet"].handler == "functions.hall.greet.app"
    assert found.roots == (site.folder,)


def test_a_room_of_another_root_has_the_same_dotted_names(site):
    site.function("bow", room="../tests/house/functions/parlour")
    site.template(
        f"{SAM}Resources:{GREET.format(code='../../functions/parlour')}".replace("greet", "bow"),
        "tests/house/infra/parlour/functions.yaml",
    )
    site.template(
        SAM
        + "Resources: {P: {Type: AWS::Serverless::Application, Properties: {Location: infra/parlour/functions.yaml}}}",
        "tests/house/template.yaml",
    )
    (site.folder / "template.yaml").symlink_to("tests/house/template.yaml")
    from infra.local.deploy import deploy

    found = deploy(site.folder / "tests/house/template.yaml", {}, None, print)
    assert found.functions["bow"].handler == "functions.parlour.bow.app"
    assert found.roots == (site.folder / "tests/house",)


def test_a_parameter_that_is_known_late_is_not_taken_for_its_default(site):
    site.template(
        SAM
        + """
Parameters: {Name: {Type: String, Default: wrong}}
Resources:
  Greet:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Sub greet-${Name}
      Handler: greet.app
      CodeUri: ../functions/hall
      Runtime: python3.13
      Environment: {Variables: {NAME: !Ref Name}}
""",
        "infra/hall.yaml",
    )
    found = site.deploy(
        SAM
        + """
Resources:
  Bus: {Type: AWS::Events::EventBus, Properties: {Name: late}}
  Hall:
    Type: AWS::Serverless::Application
    Properties: {Location: infra/hall.yaml, Parameters: {Name: !GetAtt Bus.Name}}
"""
    )
    assert found.functions["greet-late"].environment == {"NAME": "late"}
