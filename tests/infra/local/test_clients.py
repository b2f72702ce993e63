from concurrent.futures import ThreadPoolExecutor

import pytest

from infra.local import clients
from infra.local.arns import arn
from infra.local.stores import open_stores


@pytest.fixture
def stores():
    opened = open_stores(None)
    yield opened
    opened.close()


def test_everybody_who_asks_at_once_gets_the_same_client():
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(clients.client, ["sns"] * 64))
    assert {id(each) for each in found} == {id(found[0])}


def test_s3s_own_endpoint_is_not_where_the_local_cloud_itself_goes(monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1")
    clients._client.cache_clear()
    assert "127.0.0.1" not in clients.client("s3").meta.endpoint_url


def test_a_queue_is_found_by_its_arn(stores):
    clients.client("sqs").create_queue(QueueName="inbox")
    assert clients.queue_url(arn("sqs", "inbox")).endswith("/inbox")
