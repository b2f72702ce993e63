from functions.identity import avatars_remove, avatars_show, me_get
from tests.functions.identity.pictured import lying, pictured


def test_who_takes_it_away_has_none_and_nobody_is_shown_it_any_more(invoke, join):
    ada = join()
    name = pictured(invoke, ada).rpartition("/")[2]

    for _ in range(2):
        assert invoke(avatars_remove, caller=ada.caller).status == 204

    assert invoke(me_get, caller=ada.caller).json["picture"] is None
    assert lying() == []
    assert invoke(avatars_show, person=ada.person, avatar=name).problem == "no-such-avatar"
