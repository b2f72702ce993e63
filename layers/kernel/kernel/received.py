"""Mail as SES hands it over: what it is about is known at once, its bytes wait in the room's bucket."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from kernel.settings import bucket


@dataclass(frozen=True, slots=True)
class Received:
    """One message that came in, for those of its recipients that the receipt rule covers."""

    id: str
    source: str  # the sender of the envelope; empty for bounces
    recipients: tuple[str, ...]
    verdicts: Mapping[str, str]  # spf, dkim, dmarc, spam, virus → PASS, FAIL, GRAY, PROCESSING_FAILED
    bucket: str
    key: str

    def raw(self) -> bytes:
        """The message as it came."""
        from kernel.aws import client

        return bytes(client("s3").get_object(Bucket=self.bucket, Key=self.key)["Body"].read())

    @classmethod
    def of(cls, ses: Mapping[str, Any], rule: str) -> Self:
        receipt, mail = ses["receipt"], ses["mail"]
        return cls(
            id=mail["messageId"],
            source=mail.get("source", ""),
            recipients=tuple(receipt["recipients"]),
            verdicts={name: receipt[f"{name}Verdict"]["status"] for name in ("spf", "dkim", "dmarc", "spam", "virus")},
            bucket=bucket(rule),
            key=f"in/{mail['messageId']}",
        )
