"""One stack: the resources of a template, each made after those that it refers to."""

import re
from collections.abc import Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.intrinsics import ABSENT, evaluate, truth
from infra.local.deploy.kept import Document
from infra.local.deploy.kinds import KINDS, Made, Wanted
from infra.local.deploy.parameters import checked
from infra.local.deploy.pseudo import pseudo, stack_arn
from infra.local.deploy.templates import Tree
from infra.local.deploy.translation import Translations
from infra.local.deploy.world import World

_SECTIONS = {
    "AWSTemplateFormatVersion",
    "Transform",
    "Description",
    "Metadata",
    "Parameters",
    "Rules",
    "Mappings",
    "Conditions",
    "Resources",
    "Outputs",
}
_ATTRIBUTES = {
    "Type",
    "Properties",
    "DependsOn",
    "Condition",
    "Metadata",
    "DeletionPolicy",
    "UpdateReplacePolicy",
    "CreationPolicy",
    "UpdatePolicy",
}
NESTED = "AWS::CloudFormation::Stack"


class Stack:
    """A template at work; a scope for the names in it."""

    def __init__(
        self, name: str, tree: Tree, given: Mapping[str, Any], world: World, translations: Translations
    ) -> None:
        self.name = name
        self._tree = tree
        self._world = world
        self._translations = translations
        self._document: Document = translations.document(tree.source)
        self._resources: dict[str, Any] = self._document["Resources"]
        for section in self._document:
            if section not in _SECTIONS:
                raise TemplateError(f"CloudFormation knows no section {section}", tree.where)
        self._parameters = checked(self._document.get("Parameters") or {}, given, tree.where)
        self.mappings: dict[str, Any] = self._document.get("Mappings") or {}
        self._made: dict[str, Made] = {}
        self._conditions: dict[str, bool] = {}
        self._trail: list[str] = []

    def deploy(self) -> dict[str, Any]:
        """Make every resource; return the outputs."""
        for logical_id, resource in self._resources.items():
            if self._wanted(logical_id, resource):
                self._make(logical_id)
        return self._outputs()

    # a scope for the functions of CloudFormation

    def reference(self, name: str) -> Any:
        if name in self._parameters:
            return self._parameters[name]
        found = pseudo(name, self.name)
        return self._make(name).ref if found is None else found

    def attribute(self, logical_id: str, name: str) -> Any:
        made = self._make(logical_id)
        if name not in made.attributes:
            raise TemplateError(f"{logical_id} ({self._resources[logical_id]['Type']}) has no attribute {name}")
        return made.attributes[name]

    def condition(self, name: str) -> bool:
        if name not in self._conditions:
            declared = self._document.get("Conditions") or {}
            if name not in declared:
                raise TemplateError(f"there is no condition {name}")
            self._enter(name)
            self._conditions[name] = truth(declared[name], self)
            self._trail.pop()
        return self._conditions[name]

    def imported(self, name: str) -> Any:
        if name not in self._world.exports:
            raise TemplateError(f"no stack exports {name} (yet)")
        return self._world.exports[name]

    # making

    def _wanted(self, logical_id: str, resource: Any) -> bool:
        where = f"{self._tree.where}: {logical_id}"
        if not isinstance(resource, dict) or not isinstance(resource.get("Type"), str):
            raise TemplateError("a resource has a Type", where)
        for attribute in resource:
            if attribute not in _ATTRIBUTES:
                raise TemplateError(f"a resource has no attribute {attribute}", where)
        try:
            return "Condition" not in resource or self.condition(resource["Condition"])
        except TemplateError as error:
            raise error.at(where) from None

    def _make(self, logical_id: str) -> Made:
        found = self._made.get(logical_id)
        if found is not None:
            return found
        resource = self._resources.get(logical_id)
        if resource is None:
            raise TemplateError(f"{logical_id} is neither a resource nor a parameter of this template")
        if not self._wanted(logical_id, resource):
            raise TemplateError(f"{logical_id} is not there, by its condition {resource['Condition']}")
        self._enter(logical_id)
        where = f"{self._tree.where}: {logical_id} ({resource['Type']})"
        try:
            made = self._made_anew(logical_id, resource)
        except TemplateError as error:
            raise error.at(where) from None
        except ClientError as error:
            said = error.response.get("Error", {})
            raise TemplateError(f"{said.get('Code')}: {said.get('Message')}", where) from error
        except (BotoCoreError, NotImplementedError) as error:
            raise TemplateError(" ".join(str(error).split()), where) from error
        except KeyError as error:
            raise TemplateError(f"the property {error.args[0]} is missing", where) from error
        except (TypeError, AttributeError, ValueError) as error:
            raise TemplateError(f"its properties cannot be read: {type(error).__name__}: {error}", where) from error
        self._trail.pop()
        self._made[logical_id] = made
        return made

    def _made_anew(self, logical_id: str, resource: dict[str, Any]) -> Made:
        type_ = resource["Type"]
        if type_ != NESTED and type_ not in KINDS:
            raise TemplateError(f"the local cloud cannot make an {type_}")
        before = resource.get("DependsOn", [])
        for other in [before] if isinstance(before, str) else before:
            if other not in self._resources:
                raise TemplateError(f"it depends on {other}, which is not there")
            if self._wanted(other, self._resources[other]):
                self._make(other)
        properties = evaluate(resource.get("Properties") or {}, self)
        if properties is ABSENT or not isinstance(properties, dict):
            raise TemplateError("its Properties are no map")
        if type_ == NESTED:
            return self._nested(logical_id, properties)
        KINDS[type_].check(properties)
        name = re.sub(r"[^A-Za-z0-9-]", "-", f"{self.name}-{logical_id}")
        return KINDS[type_].make(
            Wanted(self._world, logical_id, type_, name, self._tree.source.path.parent, properties)
        )

    def _nested(self, logical_id: str, properties: dict[str, Any]) -> Made:
        name = f"{self.name}-{logical_id}"
        tree = self._tree.nested[logical_id]
        outputs = Stack(name, tree, properties.get("Parameters") or {}, self._world, self._translations).deploy()
        return Made(stack_arn(name), {f"Outputs.{key}": value for key, value in outputs.items()})

    def _outputs(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        outputs = self._document.get("Outputs") or {}
        if not isinstance(outputs, dict):
            raise TemplateError("its Outputs are no map", self._tree.where)
        for name, output in outputs.items():
            try:
                _check_output(output)
                if "Condition" in output and not self.condition(output["Condition"]):
                    continue
                found[name] = evaluate(output["Value"], self)
                if "Export" in output:
                    exported = evaluate(output["Export"]["Name"], self)
                    if exported in self._world.exports:
                        raise TemplateError(f"another stack exports {exported} already")  # noqa: TRY301 - one way out
                    self._world.exports[exported] = found[name]
            except TemplateError as error:
                raise error.at(f"{self._tree.where}: output {name}") from None
        return found

    def _enter(self, name: str) -> None:
        if name in self._trail:
            circle = " → ".join([*self._trail[self._trail.index(name) :], name])
            raise TemplateError(f"these depend on each other in a circle: {circle}", self._tree.where)
        self._trail.append(name)


def _check_output(output: Any) -> None:
    if not isinstance(output, dict):
        raise TemplateError(f"an output is a map with a Value, not {output!r}")
    if "Value" not in output:
        raise TemplateError("an output has a Value")
    export = output.get("Export", {"Name": ""})
    if not isinstance(export, dict) or "Name" not in export:
        raise TemplateError("an Export has a Name")
