"""Forgetting accounts that are gone: of a person nothing is kept but, for thirty days, that there was one."""


def sweep_accounts() -> None:
    """Forget what was deleted more than thirty days ago."""
    from identity.accounts.table import journal
    from kernel.journal.sweep import sweep

    sweep(journal())
