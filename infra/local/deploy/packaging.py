"""What ``sam package`` would do to a template: paths become places in a bucket, definitions move into the template.

Nothing is uploaded here. The bucket is called ``local``, and a key in it is the path as the template says it.
"""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.reading import text_of

BUCKET = "local"
SERVERLESS = "AWS::Serverless-2016-10-31"
_TRANSFORMS = {SERVERLESS, "AWS::LanguageExtensions"}


def transforms(document: dict[str, Any]) -> set[str]:
    """The transforms that a template asks for."""
    named = document.get("Transform", [])
    found = set(named if isinstance(named, list) else [named])
    for name in sorted(found - _TRANSFORMS, key=str):
        raise TemplateError(f"the local cloud does not know the transform {name}")
    return found


def packaged(document: dict[str, Any], folder: Path) -> tuple[dict[str, Any], list[str]]:
    """The template as it would be deployed, and the other files that went into it."""
    copy = deepcopy(document)
    files: list[str] = []
    shared = copy.get("Globals", {}).get("Function", {})
    _replace(shared, "CodeUri", "Bucket", "Key")
    for logical_id, resource in copy["Resources"].items():
        properties = resource.get("Properties", {})
        match resource.get("Type"):
            case "AWS::Serverless::Function":
                _replace(properties, "CodeUri", "Bucket", "Key")
                if "InlineCode" in properties:
                    raise TemplateError(f"{logical_id}: the local cloud runs functions from files, not InlineCode")
            case "AWS::Serverless::LayerVersion":
                _replace(properties, "ContentUri", "Bucket", "Key")
            case "AWS::Lambda::Function":
                _replace(properties, "Code", "S3Bucket", "S3Key")
            case "AWS::Lambda::LayerVersion":
                _replace(properties, "Content", "S3Bucket", "S3Key")
            case "AWS::Serverless::StateMachine" if isinstance(properties.get("DefinitionUri"), str):
                name = properties.pop("DefinitionUri")
                properties["Definition"] = yaml.safe_load(text_of(folder / name, f"{logical_id}: {name}"))
                files.append(name)
            case "AWS::StepFunctions::StateMachine" if isinstance(properties.get("DefinitionS3Location"), str):
                name = properties.pop("DefinitionS3Location")
                properties["DefinitionString"] = text_of(folder / name, f"{logical_id}: {name}")
                files.append(name)
    return copy, files


def _replace(properties: dict[str, Any], name: str, bucket: str, key: str) -> None:
    if isinstance(properties.get(name), str):
        properties[name] = {bucket: BUCKET, key: properties[name]}


def nested(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The templates inside a template, translated or not: logical id, location, the parameters that they are given."""
    for logical_id, resource in document["Resources"].items():
        properties = resource.get("Properties") or {}
        location = {"AWS::Serverless::Application": "Location", "AWS::CloudFormation::Stack": "TemplateURL"}
        where = location.get(str(resource.get("Type")))
        if where is None:
            continue
        place = properties.get(where)
        if not isinstance(place, str) or "://" in place:
            raise TemplateError(f"{logical_id}: the local cloud takes nested templates from files, not from {place}")
        yield logical_id, place, properties.get("Parameters") or {}
