"""What S3 answers when it refuses."""

import secrets
from xml.sax.saxutils import escape

STATUS = {
    "AccessForbidden": 403,
    "AccessDenied": 403,
    "EntityTooLarge": 400,
    "EntityTooSmall": 400,
    "InternalError": 500,
    "InvalidAccessKeyId": 403,
    "NoSuchBucket": 404,
    "RequestTimeTooSkewed": 403,
    "SignatureDoesNotMatch": 403,
}


class S3Refusal(Exception):
    """An error of S3: its code, its message and what else its body says."""

    def __init__(self, code: str, message: str, **extra: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.extra = extra

    @property
    def status(self) -> int:
        return STATUS.get(self.code, 400)

    def body(self) -> bytes:
        parts = {"Code": self.code, "Message": self.message, **self.extra, "RequestId": secrets.token_hex(8).upper()}
        inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in parts.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{inside}</Error>'.encode()


def denied(message: str = "Access Denied", **extra: str) -> S3Refusal:
    return S3Refusal("AccessDenied", message, **extra)
