"""Stands in for Lambda's runtime in a subject's process: import the handler, serve one request, then as many as asked.

Run without site-packages; it imports only what the runtime's own bootstrap has imported before any handler.
"""

import json
import os
import sys
import time
from importlib import import_module
from typing import Any

RESULTS = os.dup(1)
OKAY = (200, 201)


class Context:
    """What Lambda passes beside the event."""

    function_name = "fn"
    function_version = "$LATEST"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:eu-central-1:000000000000:function:fn"
    aws_request_id = "52fdfc07-2182-154f-163f-5f0f9a621d72"

    def get_remaining_time_in_millis(self) -> int:
        return 15000


def idle(_event: Any, _context: Any) -> dict[str, Any]:
    """What bare Python answers: the subject that is subtracted from all others."""
    return {"statusCode": 200}


def resident() -> float:
    """Resident memory in MB."""
    with open("/proc/self/status") as status:  # noqa: PTH123 - pathlib would count as the subject's
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def say(**facts: Any) -> None:
    os.write(RESULTS, json.dumps(facts).encode() + b"\n")


def main() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # where a handler's log lines go
    with open(os.environ["BENCH_EVENT"]) as file:  # noqa: PTH123 - pathlib would count as the subject's
        event = json.load(file)
    module, _, name = os.environ["BENCH_HANDLER"].rpartition(".")
    started = time.process_time_ns()
    handler = getattr(import_module(module), name) if module else idle
    initialised = time.process_time_ns()
    answer = handler(event, Context())
    served = time.process_time_ns()
    if answer.get("statusCode", 200) not in OKAY:  # an authorizer has none
        say(failed=answer)
        os._exit(3)
    init, first = (initialised - started) / 1e6, (served - initialised) / 1e6
    say(init=init, first=first, resident=resident(), modules=sorted(sys.modules), answer=answer)
    for line in iter(sys.stdin.readline, ""):
        spent = []
        for _ in range(int(line)):
            before = time.process_time_ns()
            handler(event, Context())
            spent.append((time.process_time_ns() - before) / 1000)
        say(spent=spent)
    os._exit(0)


main()
