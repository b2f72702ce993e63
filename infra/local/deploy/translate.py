"""A program: SAM to CloudFormation, by AWS's own translator. JSON in, JSON out.

It runs in a process of its own, so that the translator's memory goes when it is done; and it is run as a file, so that
nothing of ours is imported. In: a list of ``{document, parameters}``. Out: a list of ``{document}`` or ``{errors}``.
"""

import json
import sys
from typing import Any


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

    try:
        return {"document": transform(document, parameters, NoPolicies())}
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
