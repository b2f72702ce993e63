"""What other rooms do with events and tasks: ask what changed, and write many at once."""

from agenda.exchange.service import Exchange

__all__ = ["exchange"]


def exchange() -> Exchange:
    """Exchange as production does it."""
    from agenda.events import exchange as events
    from agenda.tasks import exchange as tasks

    return Exchange(events(), tasks())
