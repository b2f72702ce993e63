"""Mail that was sent: kept, and shown, instead of delivered."""

import json
import time
from dataclasses import dataclass

from infra.local.stores.database import Database

TABLES = """
CREATE TABLE IF NOT EXISTS mail(
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, source TEXT, destinations TEXT, raw BLOB, at REAL);
"""


@dataclass(frozen=True, slots=True)
class SentMail:
    """One message as SES took it."""

    id: str
    source: str
    destinations: tuple[str, ...]
    raw: bytes  # the whole message, headers and all
    at: float


class Outbox:
    def __init__(self, database: Database) -> None:
        self.database = database

    def add(self, message: str, source: str, destinations: list[str], raw: bytes) -> SentMail:
        mail = SentMail(message, source, tuple(destinations), raw, time.time())
        with self.database.transaction():
            self.database.execute(
                "INSERT INTO mail(id, source, destinations, raw, at) VALUES(?,?,?,?,?)",
                (mail.id, mail.source, json.dumps(mail.destinations), mail.raw, mail.at),
            )
        return mail

    def sent(self) -> list[SentMail]:
        """All of it, newest last."""
        with self.database.lock:
            rows = self.database.execute(
                "SELECT id, source, destinations, raw, at FROM mail ORDER BY number"
            ).fetchall()
        return [SentMail(one, source, tuple(json.loads(to)), raw, at) for one, source, to, raw, at in rows]

    def wipe(self) -> None:
        with self.database.transaction():
            self.database.execute("DELETE FROM mail")
