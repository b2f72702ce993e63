"""Show which version of Stoa this is."""

from kernel.api import Api
from ops.version import Version

app = Api(__name__)


@app.public("GET /api/ops/version", limit="60/minute per address")
def get_version() -> Version:
    return Version()
