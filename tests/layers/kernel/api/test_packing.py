import base64
import gzip
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from kernel.answers import Answer, Cookie
from kernel.api import Api
from kernel.api.packing import accepts
from kernel.callers import Caller
from kernel.errors import Conflict
from kernel.etags import IfMatch
from tests.layers.kernel.api.knocks import knock

GZIP = {"accept-encoding": "gzip, deflate, br"}
LONG = "All work and no play. " * 100


class Book(BaseModel):
    text: str
    modseq: int = 7


def shelf(answer, **more):
    """A door that answers that."""
    app = Api("test")

    def show(caller: Caller) -> Answer | Book:
        if isinstance(answer, Exception):
            raise answer
        return answer

    app.endpoint("GET /api/x/books", scope="x:read", **more)(show)
    return app


def unpacked(said):
    return gzip.decompress(said.text.encode("latin-1")).decode()


def packed(said):
    return said.headers.get("Content-Encoding") == "gzip"


def test_a_long_answer_comes_in_gzip_to_who_can_read_it():
    said = knock(shelf(Book(text=LONG)), headers=GZIP)

    assert said.headers["Content-Encoding"] == "gzip"
    assert said.headers["Vary"] == "Accept-Encoding"
    assert said.headers["Content-Type"] == "application/json"
    assert len(said.text) < 300
    assert json.loads(unpacked(said)) == {"text": LONG, "modseq": 7}


def test_who_cannot_read_it_gets_it_plain_and_caches_are_told():
    for headers in ({}, {"accept-encoding": "br"}, {"accept-encoding": "gzip;q=0, *"}):
        said = knock(shelf(Book(text=LONG)), headers=headers)
        assert said.json["text"] == LONG
        assert (packed(said), said.headers["Vary"]) == (False, "Accept-Encoding")


def test_a_short_answer_is_not_worth_it():
    said = knock(shelf(Book(text="short")), headers=GZIP)

    assert said.json["text"] == "short"
    assert not {"Vary", "Content-Encoding"} & set(said.headers)


def test_a_long_refusal_is_an_answer_too():
    said = knock(shelf(Conflict(LONG)), headers=GZIP)

    assert (said.status, said.headers["Content-Type"]) == (409, "application/problem+json")
    assert json.loads(unpacked(said))["detail"] == LONG


def test_an_answer_that_holds_a_secret_can_say_no():
    said = knock(shelf(Book(text=LONG), secret=True), headers=GZIP)

    assert said.json["text"] == LONG
    assert not {"Vary", "Content-Encoding"} & set(said.headers)


def test_nothing_is_compressed_beside_a_cookie_since_that_opens_a_session():
    said = knock(shelf(Answer(Book(text=LONG), cookies=(Cookie("refresh", "r"),))), headers=GZIP)

    assert said.json["text"] == LONG
    assert not packed(said)


@pytest.mark.parametrize(
    "media_type",
    ["image/png", "application/zip", "application/octet-stream", "application/pdf", "video/mp4", "application/jsonish"],
)
def test_what_is_compressed_already_is_left_alone(media_type):
    said = knock(shelf(Answer(b"\x89" + bytes(5000), media_type=media_type)), headers=GZIP)

    assert said.text == "\x89" + "\0" * 5000
    assert not {"Vary", "Content-Encoding"} & set(said.headers)


def test_what_has_an_encoding_keeps_it():
    whole = gzip.compress(LONG.encode() + base64.b64encode(bytes(range(256)) * 20), mtime=0)
    said = knock(shelf(Answer(whole * 9, media_type="text/plain", headers={"content-encoding": "gzip"})), headers=GZIP)

    assert said.text == (whole * 9).decode("latin-1")
    assert "Content-Encoding" not in said.headers


@pytest.mark.parametrize(
    "media_type",
    [
        "text/html; charset=utf-8",
        "application/scim+json",
        "image/svg+xml",
        "application/json;charset=utf-8",
        "TEXT/CSV",
    ],
)
def test_text_goes_by_many_names(media_type):
    assert packed(knock(shelf(Answer(LONG, media_type=media_type)), headers=GZIP))


def test_what_an_answer_varies_with_already_is_kept():
    said = knock(shelf(Answer(LONG, media_type="text/html", headers={"vary": "Origin"})), headers=GZIP)

    assert {name: text for name, text in said.headers.items() if name.lower() == "vary"} == {
        "Vary": "Origin, Accept-Encoding"
    }


def test_what_does_not_become_smaller_stays_as_it_is():
    noise = b"\xff" + b"".join(hashlib.sha256(bytes([n])).digest() for n in range(64))
    said = knock(shelf(Answer(noise, media_type="text/plain")), headers=GZIP)

    assert said.text == noise.decode("latin-1")
    assert not packed(said)


def test_a_tag_tells_the_two_forms_apart_and_means_the_same_thing():
    app = shelf(Book(text=LONG))
    plain, small = knock(app), knock(app, headers=GZIP)

    assert (plain.headers["ETag"], small.headers["ETag"]) == ('"7"', '"7-gzip"')
    for said in (plain, small):
        IfMatch.of(said.headers["ETag"]).demand(7)
        again = knock(app, headers={**GZIP, "if-none-match": said.headers["ETag"]})
        assert (again.status, again.headers["ETag"]) == (304, said.headers["ETag"])
    assert knock(app, headers={"if-none-match": '"8-gzip"'}).status == 200


def test_a_weak_tag_means_both_forms():
    said = knock(shelf(Answer(LONG, media_type="text/plain", headers={"ETag": 'W/"7"'})), headers=GZIP)

    assert (packed(said), said.headers["ETag"]) == (True, 'W/"7"')


@pytest.mark.parametrize(
    ("header", "reads"),
    [
        ("gzip", True),
        ("GZIP ; q=0.5", True),
        ("x-gzip", True),
        ("*", True),
        ("*;q=0.001", True),
        ("br, *;q=0", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("identity", False),
        ("", False),
        ("gzippy", False),
    ],
)
def test_what_a_client_reads_is_what_it_says(header, reads):
    assert accepts(header) is reads


@given(st.text())
def test_whatever_a_client_says_it_gets_the_answer(header):
    said = knock(shelf(Book(text=LONG)), headers={"accept-encoding": header})

    assert json.loads(unpacked(said) if packed(said) else said.text)["text"] == LONG
