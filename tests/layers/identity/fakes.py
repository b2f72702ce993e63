"""Keys in a dictionary; ``test_key_store.py`` holds it to the table."""

from identity.callers.programs import Holding
from identity.keys.model import KeyTaken, NoSuchKey


class FakeKeys:
    def __init__(self):
        self.kept, self.acts = {}, []

    def create(self, key, along, act):  # noqa: ARG002 - nothing goes along with a key of the first set-up
        if (key.workspace, key.key_id) in self.kept:
            raise KeyTaken("there is a key of this id; ask for another one")
        self.kept[key.workspace, key.key_id] = key
        self.acts.append(act)

    def find(self, workspace, key_id):
        return self.kept.get((workspace, key_id))

    def holding(self, workspace, key_id, *_):
        return Holding(self.find(workspace, key_id), None, None)

    def used(self, key, now):
        self.kept[key.workspace, key.key_id] = self.kept[key.workspace, key.key_id].model_copy(update={"used": now})

    def withdraw(self, workspace, key_id, at, act):
        key = self.kept.get((workspace, key_id))
        if key is None:
            raise NoSuchKey("this workspace has no such key")
        update = {"revoked": key.revoked or at, "modseq": key.modseq + 1}
        self.kept[workspace, key_id] = key.model_copy(update=update)
        self.acts.append(act)
