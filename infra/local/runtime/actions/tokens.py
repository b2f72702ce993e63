"""STS: anybody may ask who he is."""

from infra.local.runtime.actions.asking import Ask, Asked


def needs(asked: Asked) -> list[Ask] | None:
    return [] if asked.operation == "GetCallerIdentity" else None
