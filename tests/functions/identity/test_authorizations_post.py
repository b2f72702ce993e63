from urllib.parse import urlencode

from functions.identity import authorizations_begin, authorizations_post
from infra.local.environment import origin
from tests.functions.identity.applications import BACK, FORM, query

HERE = origin(8000)


def posts(invoke, wanted):
    """What becomes of a form that a page of the application sends: of another site, so without our cookies."""
    return invoke(authorizations_post, raw=urlencode(wanted), headers={**FORM, "origin": "https://wiki.example.com"})


def test_a_form_comes_to_the_same_as_an_address(invoke, join, application):
    ada = join()
    wiki = application(ada, first_party=True)

    said = posts(invoke, {**wiki.wants(prompt="none"), "unheard": "of"})

    assert (said.status, said.headers["Cache-Control"]) == (303, "no-store")
    assert said.headers["Location"].startswith(f"{HERE}/api/auth/authorize?")
    assert query(said.headers["Location"]) == wiki.wants(prompt="none")
    cookie = {"cookie": f"__Secure-refresh={ada.refresh_token}"}
    then = invoke(authorizations_begin, query=query(said.headers["Location"]), headers=cookie)
    assert then.headers["Location"].startswith(f"{BACK}?")
    assert wiki.redeems(query(then.headers["Location"])["code"]).status == 200


def test_what_fits_into_no_address_leads_nowhere(invoke, join, application):
    wiki = application(join())

    said = posts(invoke, wiki.wants(state="<b>" * 600, id_token_hint="x" * 6000))

    assert (said.status, "Location" in said.headers) == (400, False)
    assert said.headers["Content-Type"].startswith("text/html")
    assert "<b>" not in said.text


def test_who_names_no_application_reads_it_on_a_page(invoke):
    said = posts(invoke, {"response_type": "code"})

    assert (said.status, "Location" in said.headers) == (422, False)
    assert said.headers["Content-Type"].startswith("text/html")
    assert "client_id" in said.text
