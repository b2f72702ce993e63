"""What is true of every place where pages lie: the bucket, and the fake that stands for it in tests."""

from datetime import UTC, datetime, timedelta

import pytest

from kernel.aws import client
from kernel.settings import bucket
from ops.status.shelf import Shelf
from tests.layers.ops.fakes import FakeShelf


@pytest.fixture(params=["fake", "bucket"])
def pages(request, cloud):
    """A shelf, and a look at what lies on it."""
    if request.param == "fake":
        fake = FakeShelf(lambda: datetime.now(UTC))
        return fake, lambda workspace, name: fake.pages[workspace, name][0]
    return Shelf(), in_the_bucket


def in_the_bucket(workspace, name):
    found = client("s3").get_object(Bucket=bucket("ops-status"), Key=f"public/{workspace}/{name}")
    return found["Body"].read().decode()


def put(put, workspace, text):
    for name in ("index.html", "status.json"):
        put(workspace, name, text, "text/plain")


def test_what_is_put_later_is_what_is_read(pages):
    shelf, read = pages
    put(shelf.put, "acme", "one")
    put(shelf.put, "acme", "two")

    assert (read("acme", "index.html"), read("acme", "status.json")) == ("two", "two")


def test_what_is_to_be_first_is_only_if_it_is(pages):
    shelf, read = pages
    put(shelf.put_first, "acme", "one")
    put(shelf.put_first, "acme", "two")
    put(shelf.put, "globex", "three")
    put(shelf.put_first, "globex", "four")

    assert (read("acme", "index.html"), read("globex", "status.json")) == ("one", "three")


def test_what_was_removed_is_nobodys_any_more(pages):
    shelf, _ = pages
    for workspace in ("acme", "globex"):
        put(shelf.put, workspace, "one")

    for name in ("index.html", "status.json", "status.json"):
        shelf.remove("acme", name)

    assert [workspace for workspace, _ in shelf.written()] == ["globex"]
    put(shelf.put_first, "acme", "two")


def test_it_is_known_whose_pages_there_are_and_since_when(pages):
    shelf, _ = pages
    assert list(shelf.written()) == []

    before = datetime.now(UTC) - timedelta(seconds=1)  # S3 counts whole seconds
    for workspace in ("acme", "globex"):
        put(shelf.put, workspace, "x")

    written = dict(shelf.written())
    assert written.keys() == {"acme", "globex"}
    assert all(before <= at <= datetime.now(UTC) for at in written.values())


def test_more_pages_than_a_listing_holds_are_all_known(cloud):
    for number in range(501):  # two objects each
        put(Shelf().put, f"workspace-{number:03}", "x")

    assert len(dict(Shelf().written())) == 501
