from functions.identity import userinfo_get
from tests.functions.identity.pictured import pictured
from tests.functions.identity.userinfo import refuses_as_oauth_has_it, tells_as_much_as_the_token_stands_for, told


def test_tells_as_much_as_the_token_stands_for(invoke, join):
    tells_as_much_as_the_token_stands_for(invoke, userinfo_get, join())


def test_the_picture_is_of_the_profile_and_can_be_fetched(invoke, join):
    ada = join()
    picture = pictured(invoke, ada)

    assert told(invoke, userinfo_get, ada, "profile").json["picture"] == f"http://localhost:8000{picture}"
    assert "picture" not in told(invoke, userinfo_get, ada, "email").json


def test_who_shows_no_token_hears_it_as_oauth_has_it(invoke, join):
    refuses_as_oauth_has_it(invoke, userinfo_get, join())
