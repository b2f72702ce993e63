"""Do one step of an import or an export: take a file apart, write some of its events, make a file, clear up."""

from agenda.events.grants import WRITES
from agenda.jobs import Step, work
from kernel.api import Api

app = Api(__name__)
ours = work()


@app.queue(
    "agenda-jobs",
    batch=1,
    timeout=300,
    memory=1769,
    grants=[
        *WRITES,
        "agenda-events-1:Query",
        "agenda-files/jobs/*:DeleteObject,GetObject,PutObject",
        "agenda-files:ListBucket",
        "agenda-jobs-1:BatchGetItem,GetItem,PutItem,UpdateItem",
        "agenda-jobs:SendMessage",
        "identity-rights-tell:InvokeFunction",
    ],
)
def do_step(step: Step) -> None:
    ours.step(step)
