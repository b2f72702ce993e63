import base64

import pytest

from functions.identity import avatars_show
from identity.pictures import AVATAR, picture
from tests.functions.identity.depicted import png
from tests.functions.identity.pictured import pictured


def test_whoever_knows_the_address_sees_it_and_may_keep_it_for_a_day(invoke, join):
    ada = join()
    name = pictured(invoke, ada).rpartition("/")[2]

    said = invoke(avatars_show, person=ada.person, avatar=name)

    assert (said.status, said.headers["Content-Type"]) == (200, "image/png")
    assert said.headers["Cache-Control"] == "private, max-age=86400, immutable"
    assert base64.b64decode(said.text) == png()
    assert invoke(avatars_show, person=ada.person, avatar="0" * 64).problem == "no-such-avatar"
    assert invoke(avatars_show, person=ada.person, avatar="../uploads").problem == "no-such-path"


@pytest.mark.parametrize("data", [b"GIF89a\x40\0\x30\0\x80\0\0\x3b", b"GIF87a\x40\0\x30\0\x80\0\0\x3b"])
def test_the_size_of_a_gif_is_known_too(data):
    assert picture(data, AVATAR)[1:] == ("image/gif", 64, 48)
