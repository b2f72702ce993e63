"""Systems Manager's parameters."""

from infra.local.arns import arn
from infra.local.runtime.actions.asking import Ask, Asked, ask

_ONE = {"GetParameter": "Name", "PutParameter": "Name", "DeleteParameter": "Name", "GetParametersByPath": "Path"}
_SEVERAL = {"GetParameters", "DeleteParameters"}


def needs(asked: Asked) -> list[Ask] | None:
    operation, params = asked.operation, asked.params
    if operation in _ONE:
        names = [params[_ONE[operation]]]
    elif operation in _SEVERAL:
        names = params["Names"]
    else:
        return None
    return [ask(f"ssm:{operation}", _arn(str(name))) for name in names]


def _arn(name: str) -> str:
    plain = name.partition(":")[0] if not name.startswith("arn:") else name
    return plain if plain.startswith("arn:") else arn("ssm", f"parameter/{plain.removeprefix('/')}")
