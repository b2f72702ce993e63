"""``make run``: everything on this machine, until Ctrl-C."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from infra.local.deployment import STAGE
from infra.local.environment import prepare
from infra.local.ports import Ports, Unusable


def main() -> int:
    """Run until told to stop; 0 when that went well, 1 after one sentence that says what is wrong."""
    prepare(STAGE)
    started = time.perf_counter()
    try:
        ports = Ports.of(os.environ)
        state = folder(Path(os.environ.get("STATE") or ".local"))
    except Unusable as error:
        return sorry(error)

    from infra.local.serve import Broken, Served

    stop = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: stop.set())
    try:
        served = Served.start(ports, state, stage=STAGE, report=say)
    except (Broken, Unusable) as error:
        return sorry(error)
    say(f"mail goes in at smtp://127.0.0.1:{ports.smtp}; what was sent is at {served.url}/_local/mail")
    print(f"ready {served.url}   ({time.perf_counter() - started:.1f} s)", flush=True)
    stop.wait()
    print(flush=True)
    say("stopping")
    served.stop()
    return 0


def folder(path: Path) -> Path:
    """The state folder, made if need be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / ".writable"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise Unusable(f"STATE={path} cannot be written to: {error.strerror}") from error
    return path.resolve()


def say(line: str) -> None:
    print(f"  {line}", flush=True)


def sorry(error: Exception) -> int:
    print(f"{error}", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
