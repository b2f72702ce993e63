"""Gather what belongs to an export, one step at a time."""

from identity.exporting import Step, gathering_of_all
from identity.exporting.shelves import READS
from kernel.api import Api

app = Api(__name__)
ours = gathering_of_all()


@app.queue(
    "identity-export",
    batch=1,
    timeout=900,
    memory=1024,
    grants=[
        *READS,
        "identity-exports-1:GetItem,PutItem",
        "shared-exports/exports/*:GetObject,PutObject",
        "shared-exports:ListBucket",
        "shared-exports/parts/*:GetObject,PutObject",
        "shared-mail:SendRawEmail",
    ],
)
def gather(step: Step) -> None:
    ours.step(step)
