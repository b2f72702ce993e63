"""Parameters of Systems Manager are kept, with all their versions."""

from typing import Any

from moto.ssm.models import Parameter, ssm_backends
from moto.ssm.responses import SimpleSystemManagerResponse

from infra.local.deployment import ACCOUNT, REGION
from infra.local.stores.current import current
from infra.local.stores.patches.replacement import remade, replace

SERVICE = "ssm"
READS = ("Describe", "Get", "List")

original_call = SimpleSystemManagerResponse.call_action


def call_action(self: Any) -> Any:
    with current.documents.database.lock:
        answer = original_call(self)
        if not self._get_action().startswith(READS):
            parameters = ssm_backends[ACCOUNT][REGION]._parameters
            ours = {name: versions for name, versions in parameters.items() if not name.startswith("/aws/")}
            current.documents.replace(
                SERVICE, {name: [vars(one) for one in versions] for name, versions in ours.items() if versions}
            )
    return answer


def load() -> None:
    backend = ssm_backends[ACCOUNT][REGION]
    for name, versions in current.documents.all(SERVICE):
        for document in versions:
            backend._parameters[name].append(remade(Parameter, document))


def install() -> None:
    replace(SimpleSystemManagerResponse, call_action=call_action)
