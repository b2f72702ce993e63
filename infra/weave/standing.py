"""Things of which classes may be where another class is said: its heirs, and what keeps it if it is a protocol.

A class keeps a protocol if it has all its methods, and they could take and give what those of the protocol do: type
checkers let no other one stand there.
"""

import ast
import inspect

from infra.weave.code import Code, Codes
from infra.weave.kinds import Inference, Kinds


class Standing:
    """What stands for what, as far as it was asked."""

    def __init__(self, codes: Codes, inference: Inference) -> None:
        self._codes = codes
        self._inference = inference
        self._found: dict[type, list[type]] = {}

    def instead_of(self, kind: type) -> list[type]:
        """The class itself first."""
        if kind not in self._found:
            there = self._codes.every() if _is_protocol(kind) else self._codes.heirs(kind)
            self._found[kind] = [kind, *(each for each in there if each is not kind and self._stands(each, kind))]
        return self._found[kind]

    def _stands(self, other: type, kind: type) -> bool:
        if kind in other.__mro__:
            return True
        asked = [name for name, value in vars(kind).items() if inspect.isfunction(value) and not name.startswith("__")]
        return bool(asked) and all(hasattr(other, name) and self._keeps(other, kind, name) for name in asked)

    def _keeps(self, other: type, kind: type, name: str) -> bool:
        """Whether one method may do for that of a protocol; where the source does not say, it may."""
        theirs, asked = self._codes.method(other, name)[:1], self._codes.method(kind, name)[:1]
        if not theirs or not asked or theirs[0].decorated:
            return True
        return all(
            self._fits(self._said(*given), self._said(*taken)) for given, taken in _pairs(asked[0], theirs[0])
        ) and self._fits(self._given(theirs[0]), self._given(asked[0]))

    def _said(self, code: Code, parameter: ast.arg) -> Kinds:
        return self._inference.said(code, parameter.annotation) if parameter.annotation else None

    def _given(self, code: Code) -> Kinds:
        said = getattr(code.node, "returns", None)
        return self._inference.said(code, said) if said is not None else None

    def _fits(self, is_: Kinds, wanted: Kinds) -> bool:
        """Whether what is of the one may be where the other is wanted: of other than plain classes of ours, it may."""
        if not is_ or not wanted or not all(map(self._plain, (*is_, *wanted))):
            return True
        return all(issubclass(each, tuple(wanted)) for each in is_)

    def _plain(self, kind: type) -> bool:
        return kind is type(None) or (self._codes.ours(kind) and not _is_protocol(kind))


def _pairs(asked: Code, theirs: Code) -> list[tuple[tuple[Code, ast.arg], tuple[Code, ast.arg]]]:
    """The parameters that are in the same place, and those of one name that are only named; ``self`` aside."""
    one, other = (getattr(each.node, "args", None) for each in (asked, theirs))
    if one is None or other is None:
        return []
    places = zip([*one.posonlyargs, *one.args][1:], [*other.posonlyargs, *other.args][1:], strict=False)
    named = {each.arg: each for each in other.kwonlyargs}
    by_name = [(each, named[each.arg]) for each in one.kwonlyargs if each.arg in named]
    return [((asked, given), (theirs, taken)) for given, taken in (*places, *by_name)]


def _is_protocol(kind: type) -> bool:
    return bool(getattr(kind, "_is_protocol", False))
