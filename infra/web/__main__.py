"""``python -m infra.web build|check|test|dev``: see the package."""

import sys

from infra.web import CannotBuildWeb, built, command

SCRIPTS = ("check", "test", "dev", "format")


def main(arguments: list[str]) -> int:
    """0 when it went well, 1 after what is wrong was said."""
    if len(arguments) != 1 or arguments[0] not in {"build", *SCRIPTS}:
        print(f"python -m infra.web build|{'|'.join(SCRIPTS)}", file=sys.stderr)
        return 2
    try:
        if arguments[0] != "build":
            return command(say, arguments[0])
        built(say)
    except CannotBuildWeb as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def say(line: str) -> None:
    print(f"  {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
