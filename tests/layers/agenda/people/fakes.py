"""What is known of people, in a dictionary; ``test_directory.py`` holds it to the table."""


class FakeDirectory:
    def __init__(self):
        self.rows = {}

    def find(self, workspace, people):
        return {each: self.rows[workspace, each] for each in people if (workspace, each) in self.rows}

    def all(self, workspace):
        return iter([it for (where, _), it in sorted(self.rows.items()) if where == workspace and it.status != "gone"])

    def at(self, workspace, email):
        return next(
            (it for (where, _), it in self.rows.items() if where == workspace and email and it.email == email), None
        )

    def keep(self, workspace, colleague, before):
        there = self.rows.get((workspace, colleague.person))
        if (there.modseq if there else 0) != before:
            return False
        self.rows[workspace, colleague.person] = colleague
        return True
