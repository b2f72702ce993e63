import hashlib

import pytest

from functions.identity import avatars_keep, me_get, people_get, people_list, workspaces_create
from kernel.ids import new_id
from tests.functions.identity.depicted import png
from tests.functions.identity.pictured import lying, pictured, upload


def test_the_picture_is_the_persons_in_every_workspace_and_the_one_before_is_gone(invoke, join, acts):
    ada = join()
    pictured(invoke, ada, png(32, 32))

    picture = pictured(invoke, ada)

    name = hashlib.sha256(png()).hexdigest()
    assert picture == f"/api/auth/avatars/{ada.person}/{name}"
    assert lying() == [f"avatars/{ada.person}/{name}"], "nor is anything left of the uploads"
    assert invoke(me_get, caller=ada.caller).json["picture"] == picture
    assert invoke(people_get, caller=ada.powers, person=ada.person).json["picture"] == picture
    another = invoke(workspaces_create, caller=ada.powers, body={"name": "Two", "slug": "two"}).json["workspace"]
    (seen,) = invoke(people_list, caller=ada.powers | {"workspace": another}).json["items"]
    assert (seen["picture"], "avatar" in seen) == (picture, False)
    assert acts()[-2]["details"] == {"of": "avatar"}


@pytest.mark.parametrize("data", [b'<svg xmlns="http://www.w3.org/2000/svg"/>', png(5000, 20), b"GIF89a\x40\0\x30\0"])
def test_what_nobody_should_show_is_refused_and_not_kept(invoke, join, data):
    ada = join()

    said = invoke(avatars_keep, caller=ada.caller, body={"upload": upload(invoke, ada, data)})

    assert (said.problem, lying()) == ("no-picture", [])


def test_nobody_keeps_what_was_not_uploaded_or_by_somebody_else(invoke, join):
    ada, eve = join(), join("eve", "evil")
    hers = upload(invoke, ada)

    assert invoke(avatars_keep, caller=eve.caller, body={"upload": hers}).problem == "nothing-uploaded"
    assert invoke(avatars_keep, caller=ada.caller, body={"upload": new_id()}).problem == "nothing-uploaded"
