"""Secrets are kept, with all their versions and stages."""

from typing import Any

from moto.secretsmanager.models import FakeSecret, secretsmanager_backends
from moto.secretsmanager.responses import SecretsManagerResponse

from infra.local.deployment import ACCOUNT, REGION
from infra.local.stores.current import current
from infra.local.stores.patches.replacement import remade, replace

SERVICE = "secretsmanager"
READS = ("BatchGet", "Describe", "Get", "List", "Validate")

original_call = SecretsManagerResponse.call_action


def call_action(self: Any) -> Any:
    if self._get_action() == "RotateSecret":
        # It runs a function, which calls back from a thread of its own.
        return _call_and_save(self)
    with current.documents.database.lock:
        return _call_and_save(self)


def _call_and_save(self: Any) -> Any:
    answer = original_call(self)
    if not self._get_action().startswith(READS):
        with current.documents.database.lock:
            secrets = dict.values(secretsmanager_backends[ACCOUNT][REGION].secrets)
            current.documents.replace(
                SERVICE, {one.name: {**vars(one), "replicas": []} for one in secrets if isinstance(one, FakeSecret)}
            )
    return answer


def load() -> None:
    backend = secretsmanager_backends[ACCOUNT][REGION]
    for name, document in current.documents.all(SERVICE):
        backend.secrets[name] = remade(FakeSecret, document)


def install() -> None:
    replace(SecretsManagerResponse, call_action=call_action)
