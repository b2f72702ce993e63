"""Keys in a dictionary; ``test_key_store.py`` holds it to the table."""

from identity.callers.programs import Holding
from identity.keys.model import KeyTaken, NoSuchKey


class FakeKeys:
    def __init__(self):
        self.kept = {}

    def add(self, key):
        if (key.workspace, key.key_id) in self.kept:
            raise KeyTaken("there is a key of this id; ask for another one")
        self.kept[key.workspace, key.key_id] = key

    def find(self, workspace, key_id):
        return self.kept.get((workspace, key_id))

    def holding(self, workspace, key_id, *_):
        return Holding(self.find(workspace, key_id), None, None)

    def used(self, key, now):
        self.kept[key.workspace, key.key_id] = self.kept[key.workspace, key.key_id].model_copy(update={"used": now})

    def revoke(self, workspace, key_id, at):
        key = self.kept.get((workspace, key_id))
        if key is None:
            raise NoSuchKey(f"there is no key {key_id}")
        since = key.revoked or at
        self.kept[workspace, key_id] = key.model_copy(update={"revoked": since})
        return since
