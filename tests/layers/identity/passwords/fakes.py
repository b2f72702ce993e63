"""Who knows of published passwords, in a dictionary; ``test_pwned.py`` holds it to the one that asks by HTTPS."""

from hashlib import sha1


class FakeBreaches:
    def __init__(self, *published):
        self.asked = []
        self.digests = [sha1(each.encode(), usedforsecurity=False).hexdigest().upper() for each in published]

    def range(self, prefix):
        self.asked.append(prefix)
        padding = ["0" * 35 + ":0", "F" * 35 + ":0"]
        lines = [f"{digest[5:]}:7" for digest in self.digests if digest.startswith(prefix)]
        return "\r\n".join([padding[0], *lines, padding[1]]).encode()
