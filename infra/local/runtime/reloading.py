"""What a file that changed concerns."""

from collections.abc import Iterable
from pathlib import Path

from infra.local.deployment import Deployment
from infra.local.runtime.loading import forget_bytecode

SHARED = {"kernel", "contracts", "vendor", "heavy"}


def affected(deployment: Deployment, paths: Iterable[Path]) -> tuple[set[str], list[str]]:
    """The packages to import anew, and the names of the functions that saw what they were."""
    packages: set[str] = set()
    names: set[str] = set()
    for path in paths:
        for root in deployment.roots:
            if not path.is_relative_to(root):
                continue
            parts = path.relative_to(root).parts
            if parts[0] == "layers" and len(parts) > 2:  # noqa: PLR2004 - layers/ops/ops/…
                forget_bytecode(path)
                layer = parts[1]
                if layer in SHARED:
                    packages |= _packages(deployment)
                    names |= set(deployment.functions)
                else:
                    packages.add(layer)
                    names |= _of_room(deployment, layer)
            else:
                module = ".".join(path.relative_to(root).with_suffix("").parts)
                names |= {
                    name
                    for name, function in deployment.functions.items()
                    if function.handler.rpartition(".")[0] == module
                }
    return packages, sorted(names)


def undeployed(deployment: Deployment, paths: Iterable[Path]) -> list[Path]:
    """Those of the files that are functions, and that no deployed function is made of."""
    made = {function.handler.rpartition(".")[0] for function in deployment.functions.values()}
    there = {path for root in deployment.roots for path in root.glob("functions/*/*.py")}
    return sorted(path for path in paths if path in there and ".".join((*path.parts[-3:-1], path.stem)) not in made)


def _packages(deployment: Deployment) -> set[str]:
    """Everything of ours that functions import: one class twice would be two classes."""
    return {
        package.name
        for root in deployment.roots
        for layer in root.glob("layers/*")
        for package in layer.iterdir()
        if package.is_dir() and (package / "__init__.py").exists()
    }


def _of_room(deployment: Deployment, room: str) -> set[str]:
    return {name for name, each in deployment.functions.items() if each.handler.split(".")[-3:-2] == [room]}
