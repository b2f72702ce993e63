"""What is imported to say when somebody is free: booking pages are public, and whoever opens one waits for it."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("service", ["agenda.booking.service", "agenda.freebusy.service", "agenda.rooms.service"])
def test_who_asks_when_something_is_free_waits_for_no_letter_and_no_calendar_file(service):
    asked = f"import sys; sys.path[:0] = {sys.path}; import {service}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout.split()

    assert "agenda.invitations.addresses" in loaded
    assert not [name for name in loaded if name.startswith(("agenda.ics", "agenda.invitations.post"))]
