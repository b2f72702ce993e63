"""Tell other rooms how a workspace looks in its letters: its name, logo and colour, and the domain it writes from."""

from contracts.identity import Look, LookOf
from identity.workspaces import look_of
from kernel.api import Api

app = Api(__name__)


@app.call(
    "looks_tell",
    grants=["identity-workspaces-1:GetItem"],
    crosses="letters of other rooms go out where nobody is calling",
)
def tell_look(wanted: LookOf) -> Look:
    return look_of(wanted)
