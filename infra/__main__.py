"""``make weave``: write every file that follows from the functions. With ``--check``: only say which are stale."""

import argparse
import sys
from pathlib import Path

from infra.local.deployment import STAGE
from infra.local.environment import prepare

prepare(STAGE)  # before anything imports kernel.settings; nothing that is woven depends on it

from infra.catalogue import HOME, House, Unlawful  # noqa: E402 - after the environment is prepared
from infra.weave.files import broken, stale, weave  # noqa: E402 - the same

HOUSES = (HOME, HOME / "tests/house")
"""The house that is deployed, and the one that lives in the tests."""


def main() -> int:
    """Weave; 1 if a law is broken, or if something is stale and was only to be checked."""
    parser = argparse.ArgumentParser(prog="python -m infra", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; list what is stale")
    parser.add_argument("roots", nargs="*", type=Path, default=HOUSES, help="folders with functions/ in them")
    arguments = parser.parse_args()
    failed = False
    for root in arguments.roots:
        house = House(root)
        try:
            changed = stale(house) if arguments.check else weave(house)
            wrong = broken(house)
        except Unlawful as error:
            changed, wrong = [], [str(error)]
        for path in changed:
            print(f"{'stale' if arguments.check else 'woven'}: {house.shown(path)}")
        for sentence in wrong:
            print(sentence, file=sys.stderr)
        failed = failed or bool(wrong) or (arguments.check and bool(changed))
    if arguments.check and failed:
        print("run `make weave`, and commit what it writes", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
