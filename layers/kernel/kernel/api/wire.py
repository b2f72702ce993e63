"""A response that is ready to be sent."""

import base64
from typing import Any

from chalice.app import Response


class Wire(Response):
    """A response that Chalice neither encodes nor checks against Accept."""

    def to_dict(self, binary_types: list[str] | None = None) -> dict[str, Any]:  # noqa: ARG002 - Chalice's signature
        single = {name: value for name, value in self.headers.items() if isinstance(value, str)}
        several = {name: value for name, value in self.headers.items() if not isinstance(value, str)}
        body, encoded = self.body, False
        if isinstance(body, bytes):
            try:
                body = body.decode()
            except UnicodeDecodeError:
                body, encoded = base64.b64encode(body).decode(), True
        return {
            "statusCode": self.status_code,
            "headers": single,
            "multiValueHeaders": several,
            "body": body,
            "isBase64Encoded": encoded,
        }
