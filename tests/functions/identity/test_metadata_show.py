from functions.identity import metadata_show
from infra.local.environment import origin

HERE = origin(8000)


def test_says_where_everything_is_and_that_it_may_be_remembered(invoke):
    said = invoke(metadata_show)

    assert said.headers["Cache-Control"] == "public, max-age=3600"
    assert (said.json["issuer"], said.json["token_endpoint"]) == (HERE, f"{HERE}/api/auth/token")
    assert said.json["code_challenge_methods_supported"] == ["S256"]
    assert said.json["claims_parameter_supported"] is False
