"""What DynamoDB answers when it refuses a request."""

from typing import Any


class Refused(Exception):
    """An error of the API: its code, its message, and what else its body carries."""

    def __init__(self, code: str, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.extra = extra

    def body(self) -> dict[str, Any]:
        # The SDKs read the message of a cancelled transaction in upper case, all others in lower case.
        said = "Message" if self.code == "TransactionCanceledException" else "message"
        return {"__type": f"com.amazonaws.dynamodb.v20120810#{self.code}", said: self.message, **self.extra}


class Unacceptable(Refused):
    """The request does not fit the item it meets: inside a transaction this cancels it, alone it is refused."""

    def __init__(self, message: str) -> None:
        super().__init__("ValidationException", message)


class ConditionFailed(Refused):
    """The condition does not hold; the item that it met is told to those who asked for it."""

    def __init__(self, item: dict[str, Any] | None = None) -> None:
        extra = {"Item": item} if item is not None else {}
        super().__init__("ConditionalCheckFailedException", "The conditional request failed", **extra)


def invalid(message: str) -> Refused:
    return Refused("ValidationException", message)


def not_found() -> Refused:
    return Refused("ResourceNotFoundException", "Requested resource not found")
