"""``python -m infra.deploy [build | layers] [--plan]``: see the package."""

import argparse
import sys
from pathlib import Path

from infra.deploy.account import CannotDeploy
from infra.deploy.layers import CannotBuild, build, names, size


def main(arguments: list[str]) -> int:
    """0 when it went well, 1 after one sentence that says what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m infra.deploy", description="Stoa, into an AWS account")
    parser.add_argument("what", nargs="?", default="deploy", choices=["deploy", "build", "layers"])
    parser.add_argument("--plan", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument("--yes", action="store_true", help="ask nothing: take what was answered before")
    parser.add_argument("--stage", help="which of the installations you deployed before")
    parser.add_argument("--here", action="store_true", help="layers: for this machine and its Python")
    parser.add_argument("--out", type=Path, default=Path(".build/layers"), help="layers: where to")
    given = parser.parse_args(arguments)
    try:
        if given.what == "layers":
            layers(given.out, here=given.here)
        elif given.what == "build":
            from infra.deploy.guide import build_only

            build_only(plan=given.plan)
        else:
            from infra.deploy.guide import deploy

            deploy(plan=given.plan, ask=not given.yes, stage=given.stage)
    except (CannotBuild, CannotDeploy) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def layers(out: Path, *, here: bool) -> None:
    """Every layer on its own, into ``out/<layer>/python``."""
    for name in names():
        python = build(name, out / name, here=here)
        print(f"  {name:<12}{size(python) / 1e6:6.1f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
