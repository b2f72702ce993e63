"""What a store of people or groups can be asked by key."""

from typing import NamedTuple

KEYS = ("id", "userName", "externalId", "displayName", "emails", "members", "meta.lastModified")
"""What can be looked up, the key that finds least first."""


class Lookup(NamedTuple):
    """One question to a store: everything that has ``value`` under ``key``.

    Keys are those of ``KEYS``; for ``userName``, ``displayName`` and ``emails`` upper and lower case are the same (for
    ``displayName`` of groups all that names have in common, see ``identity.names``), and with ``meta.lastModified``
    everything that changed at that moment or later is asked for.
    """

    key: str
    value: str
