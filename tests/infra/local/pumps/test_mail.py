"""What functions send to somebody here comes in here, by itself."""

from infra.local.clients import client
from infra.local.deployment import REGION, ReceiptRule


def test_what_is_sent_to_a_domain_of_ours_reaches_the_function_that_receives_it(world):
    location = {"LocationConstraint": REGION}
    world.make(lambda: client("s3").create_bucket(Bucket="inbound", CreateBucketConfiguration=location))
    world.make(lambda: client("ses").verify_domain_identity(Domain="example.com"))
    world.function("keep")
    world.deployment.receipts.append(ReceiptRule("people", ("example.com",), "inbound", "in/", "keep"))
    assert world.drain()

    to = {"ToAddresses": ["you@example.com", "far@example.net"]}
    words = {"Subject": {"Data": "hi"}, "Body": {"Text": {"Data": "there"}}}
    client("ses").send_email(Source="me@example.com", Destination=to, Message=words)

    assert world.events("keep") == [], "the sender waits for nobody"
    assert world.drain()
    ((record,),) = (event["Records"] for event in world.events("keep"))
    assert record["ses"]["receipt"]["recipients"] == ["you@example.com"]
    assert record["ses"]["mail"]["source"] == "me@example.com"
