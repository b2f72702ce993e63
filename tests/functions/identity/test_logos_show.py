import base64

import pytest

from functions.identity import logos_show, workspace_depict
from identity.pictures import picture
from tests.functions.identity.depicted import picture_of, png


def test_everybody_sees_it_and_may_keep_it(invoke, join):
    found = invoke(workspace_depict, caller=join().powers, event=picture_of(workspace_depict)).json

    said = invoke(logos_show, workspace=found["workspace"], logo=found["branding"]["logo"])

    assert (said.status, said.headers["Content-Type"]) == (200, "image/png")
    assert "immutable" in said.headers["Cache-Control"]
    assert base64.b64decode(said.text) == png()


def test_what_is_not_there_is_not_shown(invoke, join):
    ada = join()

    assert invoke(logos_show, workspace=ada.workspace, logo="0" * 64).problem == "no-such-logo"
    assert invoke(logos_show, workspace=ada.workspace, logo="../secret").problem == "no-such-path"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc0\x00\x0b\x08\x00\x30\x00\x40\x01", "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x2f\0\0", "image/webp"),
        (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (63 | 47 << 14).to_bytes(4, "little"), "image/webp"),
        (b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\0\x30\0", "image/webp"),
    ],
)
def test_of_each_kind_the_size_is_known(data, kind):
    found = picture(data)
    assert (found.media_type, found.width, found.height) == (kind, 64, 48)
