"""Where applications may be sent back to: what is registered, and nothing that only looks like it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from identity.clients.uris import HttpsUri, WayBack, fits

WIKI = "https://wiki.example.com/callback"
way_back = TypeAdapter(WayBack).validate_python


@pytest.mark.parametrize(
    "uri",
    [
        WIKI,
        "https://wiki.example.com:8443/callback?tenant=1",
        "http://127.0.0.1/back",
        "http://[::1]:8080/back",
        "http://localhost:3000/back",
        "com.example.app:/back",
    ],
)
def test_what_may_be_registered(uri):
    assert way_back(uri) == uri
    assert fits(uri, [uri])


@pytest.mark.parametrize(
    "uri",
    [
        "http://wiki.example.com/callback",
        "https://wiki.example.com/callback#part",
        "https://user@wiki.example.com/callback",
        "https://wiki.example.com/a/../callback",
        "https://*.example.com/callback",
        "https://wiki.example.com/call back",
        "https://wiki.exämple.com/",
        "https:///callback",
        "https:wiki.example.com",
        "https://wiki.example.com:99999/",
        "javascript:alert(document.domain)//",
        "data:text/html,hello",
        "myapp:/back",
        "//wiki.example.com/callback",
        "/callback/of/mine",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1:80@evil.example/",
        "https://wiki.example.com\\@evil.example/",
    ],
)
def test_what_may_not(uri):
    with pytest.raises(ValidationError):
        way_back(uri)


def test_what_is_told_by_the_back_is_told_over_https():
    with pytest.raises(ValidationError):
        TypeAdapter(HttpsUri).validate_python("http://127.0.0.1/logout")


@pytest.mark.parametrize(
    "asked",
    [
        WIKI + "/",
        WIKI + "?",
        WIKI + "?a=b",
        WIKI + "#",
        WIKI.replace("https", "http"),
        WIKI.replace("https", "HTTPS"),
        WIKI.replace("wiki", "WIKI"),
        WIKI.replace(".com", ".com."),
        WIKI.replace(".com", ".com:443"),
        WIKI.replace("wiki.", "wiki.example.com@evil."),
        WIKI.replace("/callback", "/x/../callback"),
        WIKI.replace("/callback", "/%63allback"),
        WIKI.replace("/callback", "\\callback"),
        WIKI + "\n",
        " " + WIKI,
        "",
    ],
)
def test_an_address_that_only_looks_like_it_is_not_it(asked):
    assert not fits(asked, [WIKI])


@given(st.text(max_size=60))
def test_nothing_but_the_very_address_fits(text):
    assume(text)
    assert not fits(WIKI + text, [WIKI])
    assert not fits(text + WIKI, [WIKI])
    assert fits(text, [WIKI]) == (text == WIKI)


@given(st.integers(1, 65535))
def test_a_program_on_its_own_machine_may_listen_anywhere(port):
    registered = ["http://127.0.0.1/back", "http://[::1]:1/back"]

    assert fits(f"http://127.0.0.1:{port}/back", registered)
    assert fits(f"http://[::1]:{port}/back", registered)
    assert not fits(f"http://localhost:{port}/back", registered)
    assert not fits(f"http://127.0.0.1:{port}/", registered)
    assert not fits(f"https://wiki.example.com:{port}/callback", [WIKI])


@pytest.mark.parametrize(
    "tail", [":0/back", ":65536/back", ":/back", ":80:80/back", "@evil.example/back", "/back\n", "/back#"]
)
def test_a_port_is_a_number_of_a_port(tail):
    assert not fits("http://127.0.0.1" + tail, ["http://127.0.0.1/back"])
