import pytest

from infra.local.stores import open_stores
from tests.infra.local.stores.aws import client, refused

BUCKET = "test-room-things"
VERSIONED = "test-room-versions"


def make_buckets():
    for name in (BUCKET, VERSIONED):
        client("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    client("s3").put_bucket_versioning(Bucket=VERSIONED, VersioningConfiguration={"Status": "Enabled"})


@pytest.fixture
def buckets(stores):
    make_buckets()
    return stores


def put(name, body, bucket=BUCKET, **more):
    return client("s3").put_object(Bucket=bucket, Key=name, Body=body, **more)


def body(name, bucket=BUCKET, **more):
    return client("s3").get_object(Bucket=bucket, Key=name, **more)["Body"].read()


def upload_part(name, upload, number, part):
    return client("s3").upload_part(Bucket=BUCKET, Key=name, UploadId=upload, PartNumber=number, Body=part)["ETag"]


def bodies(stores):
    return list(stores.objects.blobs.every())


def test_what_was_put_is_there_with_all_that_was_said_of_it(buckets):
    put("a/ü b+c", b"\0body", ContentType="text/plain", CacheControl="no-store", Metadata={"who": "me"}, Tagging="k=v")
    found = client("s3").get_object(Bucket=BUCKET, Key="a/ü b+c")
    assert found["Body"].read() == b"\0body"
    assert (found["ContentType"], found["CacheControl"]) == ("text/plain", "no-store")
    assert found["Metadata"] == {"who": "me"}
    assert found["TagCount"] == 1
    assert body("a/ü b+c", Range="bytes=1-2") == b"bo"
    with refused("NoSuchKey"):
        body("another")


def test_equal_bodies_are_stored_once_and_as_long_as_somebody_points_to_them(buckets):
    put("one", b"same")
    put("two", b"same")
    client("s3").copy_object(Bucket=BUCKET, Key="three", CopySource={"Bucket": BUCKET, "Key": "one"})
    assert len(bodies(buckets)) == 1
    client("s3").delete_object(Bucket=BUCKET, Key="one")
    put("two", b"other")
    assert body("three") == b"same"
    assert len(bodies(buckets)) == 2
    client("s3").delete_objects(Bucket=BUCKET, Delete={"Objects": [{"Key": "two"}, {"Key": "three"}]})
    assert bodies(buckets) == []


def test_what_is_put_over_loses_the_tags(buckets):
    put("x", b"1", Tagging="k=v")
    put("x", b"2")
    assert client("s3").get_object_tagging(Bucket=BUCKET, Key="x")["TagSet"] == []


def test_a_conditional_put_has_one_winner(buckets):
    put("x", b"1", IfNoneMatch="*")
    with refused("PreconditionFailed"):
        put("x", b"2", IfNoneMatch="*")
    assert body("x") == b"1"


def test_versions_stay_until_they_are_deleted(buckets):
    first = put("x", b"1", VERSIONED)["VersionId"]
    put("x", b"2", VERSIONED)
    marker = client("s3").delete_object(Bucket=VERSIONED, Key="x")["VersionId"]
    with refused("NoSuchKey"):
        body("x", VERSIONED)
    assert body("x", VERSIONED, VersionId=first) == b"1"
    client("s3").delete_object(Bucket=VERSIONED, Key="x", VersionId=marker)
    assert body("x", VERSIONED) == b"2"
    client("s3").delete_object(Bucket=VERSIONED, Key="x", VersionId=first)
    assert len(bodies(buckets)) == 1


def test_the_parts_of_a_finished_upload_go(buckets):
    s3 = client("s3")
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key="big", ContentType="image/png")["UploadId"]
    parts = [
        {"PartNumber": number, "ETag": upload_part("big", upload, number, part)}
        for number, part in ((1, b"x" * 5 * 1024 * 1024), (2, b"end"))
    ]
    s3.complete_multipart_upload(Bucket=BUCKET, Key="big", UploadId=upload, MultipartUpload={"Parts": parts})
    assert body("big").endswith(b"xend")
    assert len(bodies(buckets)) == 1
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key="gone")["UploadId"]
    upload_part("gone", upload, 1, b"part")
    s3.abort_multipart_upload(Bucket=BUCKET, Key="gone", UploadId=upload)
    assert len(bodies(buckets)) == 1


def test_lists_go_page_by_page(buckets):
    for number in range(25):
        put(f"list/{number:02}", b"")
    pages = (
        client("s3")
        .get_paginator("list_objects_v2")
        .paginate(Bucket=BUCKET, Prefix="list/", PaginationConfig={"PageSize": 10})
    )
    assert [len(page["Contents"]) for page in pages] == [10, 10, 5]


def test_everything_is_there_after_a_restart(process):
    make_buckets()
    s3 = client("s3")
    put("x", b"body", ContentType="text/plain", Metadata={"who": "me"}, Tagging="k=v", ACL="public-read")
    first = put("x", b"1", VERSIONED)["VersionId"]
    put("x", b"2", VERSIONED)
    s3.delete_object(Bucket=VERSIONED, Key="x")
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key="big", Metadata={"kept": "yes"})["UploadId"]
    one = upload_part("big", upload, 1, b"x" * 5 * 1024 * 1024)
    before = s3.head_object(Bucket=BUCKET, Key="x")
    process.restart()
    make_buckets()
    after = s3.head_object(Bucket=BUCKET, Key="x")
    for name in ("ContentType", "Metadata", "ETag", "LastModified", "ContentLength"):
        assert after[name] == before[name]
    assert s3.get_object_tagging(Bucket=BUCKET, Key="x")["TagSet"] == [{"Key": "k", "Value": "v"}]
    assert len(s3.get_object_acl(Bucket=BUCKET, Key="x")["Grants"]) == 2
    assert body("x", VERSIONED, VersionId=first) == b"1"
    versions = s3.list_object_versions(Bucket=VERSIONED)
    assert (len(versions["Versions"]), len(versions["DeleteMarkers"])) == (2, 1)
    two = upload_part("big", upload, 2, b"end")
    parts = [{"PartNumber": 1, "ETag": one}, {"PartNumber": 2, "ETag": two}]
    s3.complete_multipart_upload(Bucket=BUCKET, Key="big", UploadId=upload, MultipartUpload={"Parts": parts})
    assert s3.head_object(Bucket=BUCKET, Key="big")["Metadata"] == {"kept": "yes"}


def test_a_body_that_nobody_points_to_is_swept_at_the_next_start(tmp_path):
    stores = open_stores(tmp_path)
    make_buckets()
    put("x", b"kept")
    stores.objects.blobs.put(b"written by a process that died before it could say whose it is")
    stores.close()
    stores = open_stores(tmp_path)
    make_buckets()
    assert len(bodies(stores)) == 1
    assert body("x") == b"kept"
    stores.close()
