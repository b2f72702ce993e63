from urllib.parse import parse_qs, urlsplit

import pytest

from functions.identity import providers_visit
from tests.functions.identity.forger import problem

GOOGLE = {"client_id": "ours.apps.googleusercontent.com", "client_secret": "s3cret!"}


def asked(location):
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


def test_a_browser_is_sent_away_with_what_it_must_bring_back(visit, known_to, rows):
    known_to(google=GOOGLE)

    location, cookie = visit("google")
    said = asked(location)

    assert location.startswith("https://accounts.google.com/o/oauth2/v2/auth?")
    assert said["client_id"] == GOOGLE["client_id"]
    assert said["redirect_uri"] == "http://localhost:8000/api/auth/google/signed-in"
    assert (said["response_type"], said["scope"]) == ("code", "openid email profile")
    assert said["code_challenge_method"] == "S256"
    assert len(said["code_challenge"]) == 43
    assert len({said["state"], said["nonce"], said["code_challenge"], cookie["cookie"]}) == 4
    assert all(secret not in str(rows("shared-states-1")) for secret in (said["state"], cookie["cookie"][-43:]))
    assert "s3cret!" not in location


def test_apple_posts_so_its_cookie_comes_along_from_there(invoke, known_to):
    known_to(apple={"client_id": "com.example.stoa", "team_id": "T", "key_id": "K", "key": "k"})

    answer = invoke(providers_visit, provider="apple", query={})

    assert asked(answer.headers["Location"])["response_mode"] == "form_post"
    assert "SameSite=None" in answer.cookies[0]


def test_whose_it_is_tells_the_name_of_a_workspaces_own(join, issuer, visit, provider):
    location, _ = visit(issuer(join()))

    assert location.startswith(f"{provider}/oauth2/authorize?")


@pytest.mark.parametrize("name", ["google", "apple", "facebook", "0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f-00000000"])
def test_a_page_says_it_where_nobody_signs_in_with_that(invoke, cloud, name):
    answer = invoke(providers_visit, provider=name, query={})

    assert answer.headers["Location"] == "http://localhost:8000/sign-in#problem=unknown-provider"
    assert problem(answer) == "unknown-provider"
