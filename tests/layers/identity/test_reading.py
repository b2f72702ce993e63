"""Languages and clocks are taken only if other programs know them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from identity.reading import GuessedZone, Locale, Zone


@pytest.mark.parametrize("locale", ["en", "en-GB", "zh-Hant-TW", "es-419", "gsw", "de-DE-1996"])
def test_a_language_goes_by_its_tag(locale):
    assert TypeAdapter(Locale).validate_python(locale) == locale


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])
def test_a_clock_goes_by_its_zone(zone):
    assert TypeAdapter(Zone).validate_python(zone) == zone


def test_nobody_is_turned_away_for_what_their_browser_says():
    guessed = TypeAdapter(GuessedZone).validate_python

    assert (guessed("Europe/Berlin"), guessed("Etc/Unknown")) == ("Europe/Berlin", "UTC")


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [(Locale, each) for each in ("english", "en_GB", "xx-yy-zz", "en-", "EN")]
    + [(Zone, each) for each in ("Mars/Phobos", "Europe", "../etc/passwd", "/UTC", "Berlin")],
)
def test_what_no_browser_knows_is_none(kind, wrong):
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(wrong)
