"""``sam validate --lint`` of many templates in one process: run by the SAM CLI's own Python, of which we are no part.

Nine tenths of what the command takes is its own start.
"""

import sys
from importlib import import_module


def main(templates: list[str]) -> int:
    """Say what is wrong with each; 1 if anything is."""
    cli = import_module("samcli.cli.main").cli
    failed = 0
    for template in templates:
        try:
            cli.main(["validate", "--lint", "--template", template], prog_name="sam", standalone_mode=False)
        except SystemExit as ended:
            failed |= int(bool(ended.code))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other templates are looked at too
            print(f"{template}: {error}", flush=True)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
