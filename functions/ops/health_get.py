"""Show whether the installation works, dependency by dependency."""

from kernel.api import Api
from ops.health import Health, checkup

app = Api(__name__)
ours = checkup()


@app.public(
    "GET /api/ops/health",
    limit="60/minute per address",
    grants=[
        "ops-incidents-1:GetItem",
        "ops-status:ListBucket",
        "shared-bus:DescribeEventBus",
        "shared-seal:DescribeKey",
    ],
    crosses="it asks whether the table answers, for a row that nobody has",
)
def get_health() -> Health:
    return ours.health().proven()
