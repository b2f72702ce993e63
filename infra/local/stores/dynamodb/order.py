"""Keys as bytes whose order is DynamoDB's order: strings and binaries as their bytes, numbers by their value."""

from decimal import Decimal

from infra.local.stores.dynamodb.values import Value, binary

ZERO = b"\x80"
POSITIVE = b"\xc0"
NEGATIVE = b"\x40"
BIAS = 200  # makes every exponent positive


def encoded(value: Value) -> bytes:
    ((kind, content),) = value.items()
    if kind == "S":
        return str(content).encode()
    if kind == "B":
        return binary(content)
    return encoded_number(Decimal(content))


def encoded_number(exact: Decimal) -> bytes:
    """Sign, exponent, digits, end. A negative number is the complement of its opposite."""
    if not exact:
        return ZERO
    negative, digits, exponent = exact.as_tuple()
    # Idle zeros at the end would make two spellings of one number differ.
    significant = bytes(digit + 1 for digit in digits).rstrip(b"\x01")
    magnitude = (int(exponent) + len(digits) + BIAS).to_bytes(2, "big") + significant + b"\0"
    return NEGATIVE + bytes(255 - byte for byte in magnitude) if negative else POSITIVE + magnitude


def after_prefix(prefix: bytes) -> bytes | None:
    """The smallest bytes that are greater than everything that begins with the prefix; None when there are none."""
    stem = prefix.rstrip(b"\xff")
    return stem[:-1] + bytes([stem[-1] + 1]) if stem else None
