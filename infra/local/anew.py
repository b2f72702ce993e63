"""What is said of functions that were loaded, at the start or anew."""

import traceback
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from infra.local.runtime.results import Failure

MOST = 6  # names that fit into a line


def lines(names: Iterable[str], wrong: Mapping[str, BaseException], root: Path) -> Iterator[str]:
    """One line for all that could be loaded, and one for each thing that is wrong."""
    well = sorted(set(names) - wrong.keys())
    if well:
        yield f"loaded anew: {_names(well)}"
    reasons: dict[str, list[str]] = defaultdict(list)
    for name, error in sorted(wrong.items()):
        reasons[_reason(error, root)].append(name)
    for reason, those in reasons.items():
        yield f"cannot be loaded: {_names(those)}: {reason}"


def undeployed(doors: Iterable[str], files: Iterable[Path], root: Path) -> Iterator[str]:
    """What is declared and not deployed: loading it anew does not change that."""
    for name in doors:
        yield f"the door of {name} is not the one that is deployed: make weave, then restart"
    for file in files:
        yield f"{_short(str(file), root)} is not deployed: make weave, then restart"


def _names(names: list[str]) -> str:
    return f"{', '.join(names[:MOST])}{' …' if len(names) > MOST else ''}"


def _reason(error: BaseException, root: Path) -> str:
    """The type, the message, and the file and line of ours where it went wrong."""
    if isinstance(error, Failure):
        if error.__cause__ is None:
            return f"{error.error['errorType']}: {error}"
        error = error.__cause__
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    where = _place(error, root)
    return f"{type(error).__name__}: {' '.join(message.split())}{f' at {where}' if where else ''}"


def _place(error: BaseException, root: Path) -> str:
    if isinstance(error, SyntaxError) and error.filename:
        return f"{_short(error.filename, root)}:{error.lineno}"
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith((f"{root}/functions/", f"{root}/layers/"))
    ]
    return f"{_short(ours[-1].filename, root)}:{ours[-1].lineno}" if ours else ""


def _short(file: str, root: Path) -> str:
    return file.removeprefix(f"{root}/")
