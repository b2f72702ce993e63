"""One process has one environment: what all functions share is set in it, and they may not differ."""

import os
from collections.abc import Mapping

from infra.local.deploy.errors import TemplateError
from infra.local.deployment import ACCOUNT, REGION, Function


def common(functions: Mapping[str, Function]) -> dict[str, str]:
    """The variables of all functions together."""
    found: dict[str, tuple[str, str]] = {}
    for function in functions.values():
        for name, value in function.environment.items():
            said, by = found.setdefault(name, (value, function.name))
            if said != value:
                raise TemplateError(
                    f"the variable {name} is {said!r} in {by} and {value!r} in {function.name}: "
                    "all functions run in one process here, so a variable has one value"
                )
    return {name: value for name, (value, _) in found.items()}


def set_up(functions: Mapping[str, Function]) -> None:
    """Put the variables into the environment of this process, with those that Lambda sets."""
    os.environ.update({"AWS_REGION": REGION, "AWS_DEFAULT_REGION": REGION, "ACCOUNT": ACCOUNT})
    os.environ.update(common(functions))
