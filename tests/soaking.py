"""How much of the same a test does: what every day needs, or what ``make soak`` has the time for."""

import os

import pytest

soak = pytest.mark.soak
"""What ``make soak`` runs: ``pytestmark = soak`` in every file that does ``more``."""


def more(usual, soaking):
    """As many as usual; in ``make soak``, as many as that has the time for."""
    return soaking if os.environ.get("SOAK") else usual
