from functions.identity import userinfo_post
from tests.functions.identity.userinfo import refuses_as_oauth_has_it, tells_as_much_as_the_token_stands_for


def test_tells_as_much_as_the_token_stands_for(invoke, join):
    tells_as_much_as_the_token_stands_for(invoke, userinfo_post, join())


def test_who_shows_no_token_hears_it_as_oauth_has_it(invoke, join):
    refuses_as_oauth_has_it(invoke, userinfo_post, join())
