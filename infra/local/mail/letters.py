"""Mail that was sent, taken apart: for tests; the gateway's page shows the same letters."""

from infra.local.gateway.pages.letter import Letter, Sent

__all__ = ["Letter", "letters"]


def letters(stores: Sent) -> list[Letter]:
    """All of it, newest last."""
    return [Letter(mail) for mail in stores.sent()]
