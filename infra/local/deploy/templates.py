"""The tree of templates: the root and those nested in it, read before anything is deployed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.local.deploy.errors import TemplateError
from infra.local.deploy.intrinsics import ABSENT, evaluate
from infra.local.deploy.packaging import nested
from infra.local.deploy.parameters import checked
from infra.local.deploy.pseudo import pseudo
from infra.local.deploy.translation import Source, Translations


@dataclass(frozen=True, slots=True)
class Tree:
    """A template, and those nested in it by logical id."""

    source: Source
    nested: Mapping[str, "Tree"]

    @property
    def where(self) -> str:
        return self.source.where


def read_tree(path: Path, known: Mapping[str, Any], translations: Translations, *, root: Path) -> Tree:
    """Read a template and all that are nested in it; ``known`` are the parameters whose values are known."""
    return _read(path.resolve(), known, translations, root.resolve(), ())


def _read(
    path: Path, known: Mapping[str, Any], translations: Translations, root: Path, above: tuple[Path, ...]
) -> Tree:
    where = os.path.relpath(path, root)
    if path in above:
        raise TemplateError("this template is nested in itself", where)
    source = translations.read(path, where, known)
    declared = source.document.get("Parameters") or {}
    scope = _Beforehand(declared, known)
    try:
        found = {
            logical_id: _read(
                (path.parent / location).resolve(), _known(given, scope), translations, root, (*above, path)
            )
            for logical_id, location, given in nested(source.document)
        }
    except TemplateError as error:
        raise error.at(where) from None
    return Tree(source, found)


class _Unknown(Exception):
    """Something that will be known when it is deployed."""


class _Beforehand:
    """What the names in a template mean before anything is deployed."""

    def __init__(self, declared: Mapping[str, Any], known: Mapping[str, Any]) -> None:
        self.mappings: dict[str, Any] = {}
        self._declared = declared
        self._known = known

    def reference(self, name: str) -> Any:
        if name in self._known and name in self._declared:
            declaration = self._declared[name]
            return checked({name: declaration}, {name: self._known[name]}, name)[name]
        found = pseudo(name, "")
        if found is None or name.startswith("AWS::Stack"):
            raise _Unknown(name)
        return found

    def attribute(self, logical_id: str, name: str) -> Any:
        raise _Unknown(f"{logical_id}.{name}")

    def condition(self, name: str) -> bool:
        raise _Unknown(name)

    def imported(self, name: str) -> Any:
        raise _Unknown(name)


def _known(given: Mapping[str, Any], scope: _Beforehand) -> dict[str, Any]:
    """Those parameters of a nested template whose values are known already."""
    found: dict[str, Any] = {}
    for name, value in given.items():
        try:
            said = evaluate(value, scope)
        except (_Unknown, TemplateError):
            continue
        if said is not ABSENT:
            found[name] = ",".join(map(str, said)) if isinstance(said, list) else said
    return found
