"""A program: SAM to CloudFormation, by AWS's own translator. JSON in, JSON out.

It runs in a process of its own, so that the translator's memory goes when it is done; and it is run as a file, so that
nothing of ours is imported. In: a list of ``{document, parameters}``. Out: a list of ``{document, asked}``, with the
names of the parameters whose values the translator wanted to know (``*``: of all), or ``{errors}``.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any


class Asked(dict[str, Any]):
    """The values of parameters, and which of them somebody wanted to know; also of those that have none."""

    def __init__(self, values: dict[str, Any], names: set[str]) -> None:
        super().__init__(values)
        self._names = names

    def __getitem__(self, name: str) -> Any:
        self._names.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._names.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self._names.add(str(name))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        self._names.add("*")
        return super().__iter__()

    def keys(self) -> Any:
        self._names.add("*")
        return super().keys()

    def items(self) -> Any:
        self._names.add("*")
        return super().items()

    def values(self) -> Any:
        self._names.add("*")
        return super().values()


class Given(dict[str, Any]):
    """The values of parameters on their way in: the translator makes each a text of its own kind, and takes a copy."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()

    def __deepcopy__(self, memo: object) -> Asked:
        return Asked(self, self.asked)


def translated(document: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Any]:
    """One template."""
    from samtranslator.model.exceptions import InvalidDocumentException
    from samtranslator.translator.managed_policy_translator import ManagedPolicyLoader
    from samtranslator.translator.transform import transform

    class NoPolicies(ManagedPolicyLoader):  # type: ignore[misc]  # it is not typed
        """AWS would be asked for the names of its policies."""

        def __init__(self) -> None:
            super().__init__(None)

        def load(self) -> dict[str, str]:
            return {}

    given = Given(parameters)
    try:
        return {"document": transform(document, given, NoPolicies()), "asked": sorted(given.asked)}
    except InvalidDocumentException as error:
        return {"errors": [cause.message for cause in error.causes] or [error.message]}
    except Exception as error:  # noqa: BLE001 - whatever it stumbles over is said in one sentence
        return {"errors": [f"AWS's translator fails with {type(error).__name__}: {error}"]}


def main() -> None:
    """Translate what is asked for."""
    asked = json.load(sys.stdin)
    json.dump([translated(each["document"], each["parameters"]) for each in asked], sys.stdout, default=str)


if __name__ == "__main__":
    main()
