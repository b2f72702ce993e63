from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from agenda.attachments.holding import MOST, Named, NoRoomForFiles
from agenda.attachments.ledger import Ledger
from functions.agenda import attachments_begin
from infra.local.deployment import REGION
from infra.local.stores.s3.refusals import S3Refusal
from infra.local.stores.s3.sigv4 import verify_presigned
from kernel.callers import within
from tests.functions.agenda.shipping import SLIDES, announced
from tests.functions.identity.pictured import put_by
from tests.layers.kernel.crowd import crowd


def test_a_link_takes_exactly_that_file(invoke, diary):
    wanted = announced()
    place = invoke(attachments_begin, calendar_id=diary.calendar_id, caller=diary.caller, body=wanted).json

    assert urlsplit(place["upload"]).path.endswith(f"/files/acme/{diary.calendar_id}/{wanted['sha256']}")
    assert place["link"] == {
        "@type": "Link",
        "rel": "enclosure",
        "href": f"http://localhost:8000/api/agenda/calendars/{diary.calendar_id}/files/{wanted['sha256']}",
        "title": "Größe & Co.pdf",
        "contentType": "application/pdf",
        "size": len(SLIDES),
    }

    def sent(data, **otherwise):
        headers = {name.lower(): value for name, value in place["headers"].items()}
        verify_presigned(
            put_by(place["upload"], data, **{**headers, **otherwise}), lambda _: "local", datetime.now(UTC), REGION
        )

    sent(SLIDES)
    for wrong in ({"content-type": "text/html"}, {"x-amz-checksum-sha256": "AAAA"}, {"content-length": "1"}):
        with pytest.raises(S3Refusal):
            sent(SLIDES, **wrong)


def test_only_who_may_write_puts_files_there(invoke, diary, office):
    bob = office.person("bob")
    shared = office.calendar(shares={"person:bob": "read"})

    assert invoke(attachments_begin, calendar_id=shared, caller=bob, body=announced()).problem == "not-allowed"
    for said in ({"size": 200_000_000}, {"sha256": "x"}, {"name": "../x"}, {"media_type": "text"}):
        answer = invoke(attachments_begin, calendar_id=shared, caller=office.ada, body=announced(**said))
        assert answer.status == 422


def test_files_of_somebody_and_of_a_workspace_take_so_much_room_and_no_more(invoke, diary, office, monkeypatch):
    monkeypatch.setitem(MOST, "person", 100)
    monkeypatch.setitem(MOST, "workspace", 150)
    shared = office.calendar(shares={"person:bob": "write"})
    bob = office.person("bob")

    def begin(data, caller=diary.caller, **said):
        return invoke(attachments_begin, calendar_id=shared, caller=caller, body=announced(data, **said))

    assert begin(b"a" * 60).status == 201
    assert begin(b"a" * 60).status == 201, "the same is there once"
    full = begin(b"b" * 60)
    assert (full.status, full.problem) == (409, "no-room-for-files")
    assert {name: full.json[name] for name in ("whose", "held", "asked", "most")} == {
        "whose": "person", "held": 60, "asked": 60, "most": 100,
    }  # fmt: skip
    assert "60 bytes of 100 bytes; 40 bytes are left" in full.json["detail"]
    assert begin(b"a" * 60, size=50).status == 409, "who said a size that it has not says another one now"
    assert begin(b"c" * 80, bob).status == 201
    assert begin(b"d" * 15, bob).json["whose"] == "workspace"


def test_of_many_who_announce_files_at_once_as_many_may_as_there_is_room_for(office, monkeypatch):
    monkeypatch.setitem(MOST, "person", 30)

    def note(number):
        with within("acme"):
            try:
                Ledger().note("acme", "ada", Named("c", f"{number:064}", 10))
            except NoRoomForFiles:
                return False
        return True

    assert sum(crowd(note, 8)) == 3
    assert Ledger().held("acme", "ada") == Ledger().held("acme") == 30
