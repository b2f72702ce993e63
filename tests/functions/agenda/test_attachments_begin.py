from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from functions.agenda import attachments_begin
from infra.local.deployment import REGION
from infra.local.stores.s3.refusals import S3Refusal
from infra.local.stores.s3.sigv4 import verify_presigned
from tests.functions.agenda.shipping import SLIDES, announced
from tests.functions.identity.pictured import put_by


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
