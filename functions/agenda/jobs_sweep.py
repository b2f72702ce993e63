"""Forget imports and exports of more than thirty days ago."""

from agenda.jobs import sweep_jobs
from kernel.api import Api

app = Api(__name__)


@app.every(
    "1 day",
    grants=[
        "agenda-files/jobs/*:DeleteObject",
        "agenda-files:ListBucket",
        "agenda-jobs-1/by-deletion:Query",
        "agenda-jobs-1/by-end:Query",
        "agenda-jobs-1:BatchGetItem,DeleteItem,GetItem,PutItem,UpdateItem",
    ],
    crosses="what was asked for ages alike in every workspace",
    timeout=300,
)
def sweep() -> None:
    sweep_jobs()
