"""What schemas of models are called: as these are; where two have one name, after what each belongs to, too."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

PLACE = "#/components/schemas/"


class Namesakes(Exception):
    """Two models whose schemas would be called alike."""


def names(known: Iterable[str]) -> Mapping[str, str]:
    """What each is called outside: ``identity__clients__model__Registered`` is `ClientsRegistered`.

    pydantic tells namesakes apart by the modules that they are written in. Where a model is written is nobody's
    business who calls the API, and may change any day.
    """
    found: dict[str, str] = {}
    for name in known:
        called = _called(name)
        if called in found.values():
            raise Namesakes(f"two schemas would be called {called}: rename the model of one of them ({name})")
        found[name] = called
    return found


def _called(name: str) -> str:
    _, *within, kind = ["", *name.split("__")]
    return "".join(word.title() for word in within[1].split("_")) + kind if len(within) > 1 else kind


def renamed(said: Any, called: Mapping[str, str]) -> Any:
    """The same, where every schema that is pointed to bears its name."""
    text = json.dumps(said, ensure_ascii=False)
    return json.loads(re.sub(rf'"{PLACE}([^"]+)"', lambda found: f'"{PLACE}{called[found[1]]}"', text))
