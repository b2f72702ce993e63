from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from functions.identity import avatars_begin
from infra.local.deployment import REGION
from infra.local.stores.s3.refusals import S3Refusal
from infra.local.stores.s3.sigv4 import verify_presigned
from tests.functions.identity.pictured import BUCKET, put_by

PNG = {"content-type": "image/png"}


def taken(request, after=timedelta()):
    """Whether S3 takes it, so long after it was signed."""
    try:
        verify_presigned(request, lambda _: "local", datetime.now(UTC) + after, REGION)
    except S3Refusal:
        return False
    return True


def test_the_link_takes_one_picture_of_that_size_and_type_for_five_minutes(invoke, join):
    ada = join()
    data = b"x" * 40

    place = invoke(avatars_begin, caller=ada.caller, body={"media_type": "image/png", "size": 40}).json

    link = place["link"]
    assert urlsplit(link).netloc == f"{BUCKET}.s3.{REGION}.amazonaws.com"
    assert urlsplit(link).path == f"/uploads/{ada.person}/{place['upload']}"
    assert place["headers"] == {"Content-Type": "image/png"}
    assert taken(put_by(link, data, **PNG))
    assert not taken(put_by(link, data + b"x", **PNG)), "nothing larger"
    assert not taken(put_by(link, data, **{"content-type": "text/html"})), "of no other type"
    assert not taken(put_by(link.replace(ada.person, "eve"), data, **PNG)), "nowhere else"
    assert not taken(put_by(link, data, **PNG), timedelta(seconds=301))


@pytest.mark.parametrize(
    "body", [{"media_type": "image/svg+xml", "size": 40}, {"media_type": "image/png", "size": 2**21 + 1}]
)
def test_what_could_be_no_picture_gets_no_place(invoke, join, body):
    assert invoke(avatars_begin, caller=join().caller, body=body).status == 422
