"""What the models of all ``table.py`` files are: one client for all of them, and keys that begin with the workspace."""

from pynamodb.attributes import UnicodeAttribute
from pynamodb.connection import TableConnection
from pynamodb.models import Model

from kernel import guard
from kernel.aws import client
from kernel.callers import WorkspaceId

SEPARATOR = "#"


class Table(Model):
    """A table; a subclass says which in its ``Meta``: ``table_name = physical("ops-incidents-1")``."""

    pk = UnicodeAttribute(hash_key=True)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        """Pynamodb's own connection, on the one client that all share."""
        if cls._connection is None or cls._connection.table_name != cls.Meta.table_name:
            connection = super()._get_connection()
            connection.connection._client = client("dynamodb")  # noqa: SLF001 - pynamodb is pinned for this
            for name, index in cls._indexes.items():
                hash_key = index._hash_key_attribute()  # type: ignore[no-untyped-call]  # noqa: SLF001 - the same
                guard.declare(cls.Meta.table_name, name, hash_key.attr_name)
        return super()._get_connection()


def key(workspace: WorkspaceId | str, *parts: str) -> str:
    """The hash key of something in ``workspace``: ``acme#calendar#7``."""
    if not workspace or any(not part or SEPARATOR in part for part in (workspace, *parts)):
        raise ValueError(f"no part of a key may be empty or hold a {SEPARATOR}")
    return SEPARATOR.join((workspace, *parts))


client("dynamodb")  # while the function is set up, where time costs nothing
