"""How anything that people own is written: numbered changes, with ETags, batches, tombstones and "what changed since?".

One transaction advances the counter of an account and writes the objects with the counter's new value, their
``modseq``; so the changes of an account are in one order, and nobody who follows them misses one. A room's
``table.py`` makes a ``Journal`` of its table; its sweeper calls ``kernel.journal.sweep``, which only it imports.

Round trips: ``get`` 1, ``page`` 1, ``changes`` 2, and 2 for anything that writes: BatchGetItem, and TransactWriteItems,
for which IAM asks for PutItem and UpdateItem.
"""

from kernel.etags import IfMatch, etag
from kernel.journal.batch import Along, Change, Create, Delete, Put
from kernel.journal.changes import Changes
from kernel.journal.journal import Committed, Journal
from kernel.journal.refusals import AlreadyExists, Busy, CannotCalculateChanges, StateChanged
from kernel.journal.rows import JournalTable

__all__ = [
    "Along",
    "AlreadyExists",
    "Busy",
    "CannotCalculateChanges",
    "Change",
    "Changes",
    "Committed",
    "Create",
    "Delete",
    "IfMatch",
    "Journal",
    "JournalTable",
    "Put",
    "StateChanged",
    "etag",
]
