from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from functions.agenda import imports_create
from infra.local.deployment import REGION
from infra.local.stores.s3.refusals import S3Refusal
from infra.local.stores.s3.sigv4 import verify_presigned
from tests.functions.agenda.carrying import many
from tests.functions.identity.pictured import put_by


def test_a_link_takes_exactly_that_file_and_the_import_waits_for_it(carrier):
    data = many(2).encode()
    place = carrier.announced(many(2))
    job = place["job"]

    assert (job["kind"], job["status"], job["name"], job["size"]) == ("import", "waiting", "work.ics", len(data))
    assert urlsplit(place["upload"]).path.endswith(f"/jobs/acme/{job['job_id']}/upload")
    assert carrier.job(job["job_id"]) == job

    def sent(data, **otherwise):
        headers = {name.lower(): value for name, value in place["headers"].items()}
        request = put_by(place["upload"], data, **{**headers, **otherwise})
        verify_presigned(request, lambda _: "local", datetime.now(UTC), REGION)

    sent(data)
    for wrong in ({"x-amz-checksum-sha256": "AAAA"}, {"content-length": "1"}):
        with pytest.raises(S3Refusal):
            sent(data, **wrong)


def test_only_who_may_write_brings_files_in_and_none_is_too_large(carrier, invoke, office):
    bob = office.person("bob")
    shared = office.calendar(shares={"person:bob": "read"})
    wanted = {"name": "work.ics", "size": 50 * 1024**2, "sha256": "0" * 64}

    assert invoke(imports_create, calendar_id=shared, caller=bob, body=wanted).problem == "not-allowed"
    assert invoke(imports_create, calendar_id=shared, caller=office.ada, body=wanted).status == 201
    for said in ({"size": 50 * 1024**2 + 1}, {"sha256": "x"}, {"name": "../x"}):
        assert invoke(imports_create, calendar_id=shared, caller=office.ada, body={**wanted, **said}).status == 422
