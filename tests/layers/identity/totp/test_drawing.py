from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from identity.totp import uri
from identity.totp.drawing import LONGEST, drawn

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SVG = "{http://www.w3.org/2000/svg}"


def test_the_drawing_is_the_one_that_was_put_on_a_screen_and_read_by_another_program():
    """``drawn.svg`` was shown by Chromium and read by OpenCV, which answered with the link."""
    link = uri(SECRET, issuer="Stoa", account="ada@example.com")

    assert drawn(link) == (Path(__file__).parent / "drawn.svg").read_text()


def test_it_is_dark_on_light_with_its_quiet_zone_and_as_large_as_it_is_given_room():
    image = ET.fromstring(drawn("otpauth://totp/Stoa:ada"))  # noqa: S314 - our own
    background, modules = image.findall(f"{SVG}path")
    side = int(image.attrib["viewBox"].split()[2])

    assert image.tag == f"{SVG}svg"
    assert "width" not in image.attrib
    assert background.attrib == {"fill": "#fff", "d": f"M0 0h{side}v{side}h-{side}z"}
    assert modules.attrib["stroke"] == "#000"
    assert modules.attrib["d"].startswith("M4 4.5")
    assert image.findtext(f"{SVG}title") == "QR code"


def test_the_longest_names_that_there_are_can_be_drawn():
    link = uri(SECRET, issuer="😀" * 100, account="😀" * 100)

    assert len(link) <= LONGEST
    assert drawn(link)
    assert drawn("x" * LONGEST)


@pytest.mark.parametrize("link", ["x" * (LONGEST + 1), "otpauth://totp/Zoë"])
def test_what_is_no_link_is_not_drawn(link):
    with pytest.raises(ValueError, match="no link"):
        drawn(link)
