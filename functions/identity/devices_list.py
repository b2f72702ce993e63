"""List the devices from which whoever calls has signed in before."""

from identity.profile import KnownDevices, profile
from kernel.api import Api
from kernel.callers import Caller

app = Api(__name__)
ours = profile()


@app.endpoint("GET /api/auth/devices", scope="me:read", grants=["identity-accounts-1:GetItem"], own=True)
def list_devices(caller: Caller) -> KnownDevices:
    return ours.devices(caller.person)
