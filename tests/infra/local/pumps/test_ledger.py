"""What was accepted survives a kill."""

import signal
import subprocess
import sys

from infra.local.pumps.ledger import Job, Ledger

ACCEPT = """
import sys
from pathlib import Path
from infra.local.pumps.ledger import Job, Ledger
ledger = Ledger(Path(sys.argv[1]))
number = 0
while True:
    ledger.add(Job("invoke", "work", number))
    print(number, flush=True)
    number += 1
"""


def test_every_accepted_job_is_there_after_a_kill(tmp_path):
    path = tmp_path / "pumps.sqlite"
    process = subprocess.Popen([sys.executable, "-c", ACCEPT, str(path)], stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        if line == "200\n":
            break
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    accepted = max([200, *(int(line) for line in rest if line.isdigit())])
    ledger = Ledger(path)
    found = []
    while job := ledger.claim(0):
        found.append(job.payload)
        ledger.finish(job)
    ledger.close()
    assert found[: accepted + 1] == list(range(accepted + 1))


def test_a_target_is_worked_on_by_one_at_a_time(tmp_path):
    ledger = Ledger(None)
    for target in ("a", "a", "b"):
        ledger.add(Job("invoke", target, None))
    first, second = ledger.claim(0), ledger.claim(0)
    assert (first.target, second.target) == ("a", "b")
    assert ledger.claim(0) is None
    ledger.finish(first)
    assert ledger.claim(0).target == "a"
    ledger.close()
