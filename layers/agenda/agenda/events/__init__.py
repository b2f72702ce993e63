"""Events: what is in calendars."""

__all__ = ["sweep_events"]


def sweep_events() -> None:
    """Forget what was deleted for good more than thirty days ago."""
    from agenda.events.table import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
