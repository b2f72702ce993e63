"""``make weave``: write every file that follows from the functions. With ``--check``: only say which are stale.

All or nothing: while anything is refused, in whichever house, no file is touched.
"""

import argparse
import sys
from pathlib import Path

from infra.local.deployment import STAGE
from infra.local.environment import prepare

prepare(STAGE)  # before anything imports kernel.settings; nothing that is woven depends on it

from infra.catalogue import HOME, House, Unlawful  # noqa: E402 - after the environment is prepared
from infra.weave.files import broken, changes, files, write  # noqa: E402 - the same

HOUSES = (HOME, HOME / "tests/house")
"""The house that is deployed, and the one that lives in the tests."""


def main() -> int:
    """Weave; 1 if a law is broken, or if something is stale and was only to be checked."""
    parser = argparse.ArgumentParser(prog="python -m infra", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; list what is stale")
    parser.add_argument("roots", nargs="*", type=Path, default=HOUSES, help="folders with functions/ in them")
    arguments = parser.parse_args()
    woven: list[tuple[House, dict[Path, str]]] = []
    wrong: list[str] = []
    for root in arguments.roots:
        house = House(root)
        try:
            wrong += broken(house)
            woven.append((house, files(house)))
        except Unlawful as error:
            wrong += [] if str(error) in wrong else [str(error)]
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    if arguments.check:
        return _check(woven, bool(wrong))
    if wrong:
        print("nothing was written", file=sys.stderr)
        return 1
    for house, texts in woven:
        for path in write(house, texts):
            print(f"woven: {house.shown(path)}")
    return 0


def _check(woven: list[tuple[House, dict[Path, str]]], wrong: bool) -> int:  # noqa: FBT001 - not an option
    stale = [house.shown(path) for house, texts in woven for path in changes(house, texts)]
    for path in stale:
        print(f"stale: {path}")
    if stale:
        print("run `make weave`, and commit what it writes", file=sys.stderr)
    return int(wrong or bool(stale))


if __name__ == "__main__":
    sys.exit(main())
