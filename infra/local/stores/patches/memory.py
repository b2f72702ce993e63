"""moto remembers every object that it ever made. In a process that lives for days that is a leak."""

from typing import Any

from moto.core.common_models import BaseModel

from infra.local.stores.patches.replacement import replace


def _new(cls: type[BaseModel], *_args: Any, **_keywords: Any) -> BaseModel:
    return object.__new__(cls)


def install() -> None:
    replace(BaseModel, __new__=_new)
