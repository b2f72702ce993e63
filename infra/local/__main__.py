"""``make run``: everything on this machine, until Ctrl-C."""

import errno
import gc
import os
import signal
import sys
import threading
import time
import traceback
from pathlib import Path

from infra.local.deployment import STAGE
from infra.local.environment import found_at, prepare
from infra.local.ports import Ports, Unusable


def main() -> int:
    """Run until told to stop; 0 when that went well, 1 after one sentence that says what is wrong."""
    prepare(STAGE)
    gc.set_threshold(50_000, 20, 100)  # what is made now is to stay; looking through it often took a sixth of a start
    started = time.perf_counter()
    try:
        ports = Ports.of(os.environ)
        found_at(ports.web)
        state = folder(Path(os.environ.get("STATE") or ".local"))
    except Unusable as error:
        return sorry(error)
    try:
        return run(ports, state, started)
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody is helped by a traceback in the terminal
        return crashed(error, state)


def run(ports: Ports, state: Path, started: float) -> int:
    """Start, wait and stop."""
    from infra.local.serve import Broken, Served
    from infra.local.stores import Unreadable

    stop = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: stop.set())
    try:
        served = Served.start(ports, state, stage=STAGE, report=say)
    except (Broken, Unreadable, Unusable) as error:
        return sorry(error)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return sorry(Unusable("another program took a port while this one started; start it again"))
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
    except (FileExistsError, NotADirectoryError) as error:
        file = next(each for each in (path, *path.parents) if each.exists())
        raise Unusable(f"STATE={path}: {file} is no folder; choose another: STATE=.other make run") from error
    except OSError as error:
        raise Unusable(f"STATE={path} cannot be written to: {error.strerror}") from error
    return path.resolve()


def say(line: str) -> None:
    print(f"  {line}", flush=True)


def crashed(error: Exception, state: Path) -> int:
    """Say that it is not their fault, and keep the details for whoever mends it."""
    log = state / "crash.log"
    log.write_text("".join(traceback.format_exception(error)), "utf-8")
    said = f"{type(error).__name__}: {' '.join(str(error).split())}"
    print(f"this is a bug in the local cloud: {said}; the details are in {log}", file=sys.stderr, flush=True)
    return 1


def sorry(error: Exception) -> int:
    print(f"{error}", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
