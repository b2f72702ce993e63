from functions.identity import pairings_begin
from infra.local.environment import origin
from tests.functions.identity.applications import FORM, device


def test_a_device_is_given_a_code_to_show_and_one_to_keep(join, application):
    tv = application(join(), **device())

    said = tv.shows(pairings_begin, "", scope="openid")

    assert said.status == 200
    assert len(said.json["user_code"]) == 9
    assert said.json["verification_uri_complete"] == f"{origin(8000)}/device#{said.json['user_code']}"
    assert (said.json["interval"], said.json["expires_in"]) == (5, 600)


def test_what_is_not_registered_for_it_is_not(join, application):
    ada = join()
    wiki, tv = application(ada), application(ada, **device())

    assert wiki.shows(pairings_begin, "", scope="openid").json["error"] == "unauthorized_client"
    assert tv.shows(pairings_begin, "", scope="roles").json["error"] == "invalid_scope"
    assert tv.shows(pairings_begin, "", headers=FORM, client_id=tv.client_id).json["error"] == "invalid_client"
