import json
import threading
import time

import pytest

from infra.local.deployment import ACCOUNT, REGION
from tests.infra.local.stores.aws import client, refused


class Queue:
    def __init__(self, name="test-room-work", *, make=True, **attributes):
        if name.endswith(".fifo"):
            attributes |= {"FifoQueue": "true"}
        self.name = name
        self.arn = f"arn:aws:sqs:{REGION}:{ACCOUNT}:{name}"
        call = client("sqs").create_queue if make else client("sqs").get_queue_url
        self.url = call(QueueName=name, **({"Attributes": attributes} if make else {}))["QueueUrl"]

    def send(self, body, **more):
        return client("sqs").send_message(QueueUrl=self.url, MessageBody=body, **more)

    def receive(self, count=10, **more):
        return (
            client("sqs")
            .receive_message(
                QueueUrl=self.url,
                MaxNumberOfMessages=count,
                AttributeNames=["All"],
                MessageAttributeNames=["All"],
                **more,
            )
            .get("Messages", [])
        )

    def bodies(self, count=10, **more):
        return [message["Body"] for message in self.receive(count, **more)]

    def delete(self, message):
        client("sqs").delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])

    def show_in(self, message, seconds):
        client("sqs").change_message_visibility(
            QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=seconds
        )

    def count(self, which="ApproximateNumberOfMessages"):
        return int(client("sqs").get_queue_attributes(QueueUrl=self.url, AttributeNames=[which])["Attributes"][which])


def grouped(group, once=None):
    return {"MessageGroupId": group, **({"MessageDeduplicationId": once} if once else {})}


@pytest.fixture
def queue(stores):
    return Queue()


@pytest.fixture
def fifo(stores):
    return Queue("test-room-order.fifo", ContentBasedDeduplication="true")


def test_a_message_is_in_flight_until_it_is_deleted_or_shown_again(queue):
    queue.send("m", MessageAttributes={"a": {"DataType": "Binary", "BinaryValue": b"\0\xff"}})
    (message,) = queue.receive()
    assert message["MessageAttributes"] == {"a": {"DataType": "Binary", "BinaryValue": b"\0\xff"}}
    assert message["Attributes"]["ApproximateReceiveCount"] == "1"
    assert queue.receive() == []
    assert (queue.count(), queue.count("ApproximateNumberOfMessagesNotVisible")) == (0, 1)
    queue.show_in(message, 0)
    (again,) = queue.receive()
    assert again["Attributes"]["ApproximateReceiveCount"] == "2"
    queue.delete(again)
    queue.delete(again)
    assert queue.receive(VisibilityTimeout=0) == []


def test_an_old_receipt_deletes_nothing_and_nonsense_is_refused(queue):
    queue.send("m")
    (old,) = queue.receive(VisibilityTimeout=0)
    queue.receive(VisibilityTimeout=0)
    queue.delete(old)
    assert queue.bodies() == ["m"]
    with refused("ReceiptHandleIsInvalid"):
        queue.delete({"ReceiptHandle": "nonsense"})
    with refused("AWS.SimpleQueueService.MessageNotInflight"):
        queue.show_in(old, 10)


def test_a_delay_delays(queue):
    queue.send("later", DelaySeconds=1)
    assert queue.receive() == []
    assert queue.count("ApproximateNumberOfMessagesDelayed") == 1
    assert queue.bodies(WaitTimeSeconds=3) == ["later"]


def test_a_wait_ends_when_something_arrives(queue):
    threading.Timer(0.2, queue.send, ["m"]).start()
    began = time.monotonic()
    assert queue.bodies(WaitTimeSeconds=20) == ["m"]
    assert time.monotonic() - began < 15


def test_what_was_received_too_often_becomes_a_dead_letter(stores):
    dead = Queue("test-room-dead")
    policy = json.dumps({"deadLetterTargetArn": dead.arn, "maxReceiveCount": 2})
    queue = Queue(RedrivePolicy=policy, VisibilityTimeout="0")
    told = []
    stores.on_message(told.append)
    sent = queue.send("poison")["MessageId"]
    assert queue.bodies() == ["poison"]
    assert queue.bodies() == ["poison"]
    assert queue.bodies() == []
    (message,) = dead.receive()
    assert (message["Body"], message["MessageId"]) == ("poison", sent)
    assert told == [queue.name, dead.name]


def test_a_message_holds_a_megabyte(queue):
    queue.send("x" * 1_048_576)
    with refused("InvalidParameterValue"):
        queue.send("ü" * 600_000)
    with refused("InvalidParameterValue"):
        queue.send("x" * 1_048_570, MessageAttributes={"name": {"DataType": "String", "StringValue": "value"}})


def test_a_group_is_in_order_and_one_at_a_time(fifo):
    for number in range(3):
        fifo.send(f"a{number}", **grouped("a"))
    fifo.send("b0", **grouped("b"))
    first = fifo.receive(1)
    assert [message["Body"] for message in first] == ["a0"]
    assert fifo.bodies() == ["b0"]
    fifo.delete(first[0])
    rest = fifo.receive()
    assert [message["Body"] for message in rest] == ["a1", "a2"]
    assert int(rest[0]["Attributes"]["SequenceNumber"]) < int(rest[1]["Attributes"]["SequenceNumber"])


def test_a_repetition_is_taken_and_not_delivered_even_after_the_first_was_deleted(fifo):
    first = fifo.send("m", **grouped("a"))
    (message,) = fifo.receive()
    fifo.delete(message)
    again = fifo.send("m", **grouped("a"))
    assert (again["MessageId"], again["SequenceNumber"]) == (first["MessageId"], first["SequenceNumber"])
    assert fifo.receive() == []
    fifo.send("m", **grouped("a", "another"))
    assert fifo.bodies() == ["m"]


def test_a_receipt_of_a_fifo_queue_expires(fifo):
    fifo.send("m", **grouped("a"))
    (message,) = fifo.receive(VisibilityTimeout=0)
    with refused("InvalidParameterValue", "expired"):
        fifo.delete(message)


def test_two_consumers_never_hold_one_group(fifo):
    for number in range(60):
        fifo.send(f"{number}", **grouped(str(number % 3), str(number)))
    seen = {"0": [], "1": [], "2": []}
    holding = set()

    def consume():
        while messages := fifo.receive(2):
            groups = {message["Attributes"]["MessageGroupId"] for message in messages}
            if groups & holding:
                seen["0"].append("held twice")
            holding.update(groups)
            for message in messages:
                seen[message["Attributes"]["MessageGroupId"]].append(int(message["Body"]))
            holding.difference_update(groups)
            for message in messages:
                fifo.delete(message)

    threads = [threading.Thread(target=consume) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    consume()
    assert seen == {str(group): list(range(group, 60, 3)) for group in range(3)}


def test_queues_come_back_with_their_messages_and_what_was_in_flight(process):
    queue, fifo = Queue(), Queue("test-room-order.fifo", ContentBasedDeduplication="true")
    queue.send("flying")
    queue.receive()
    queue.send("waiting")
    fifo.send("once", **grouped("a"))
    process.restart()
    queue, fifo = Queue(), Queue("test-room-order.fifo", ContentBasedDeduplication="true")
    assert sorted(queue.bodies()) == ["flying", "waiting"]
    assert fifo.bodies() == ["once"]
    fifo.send("once", **grouped("a"))
    assert fifo.count() == 0


def test_a_topic_delivers_into_a_queue(queue):
    topic = client("sns").create_topic(Name="test-topic")["TopicArn"]
    client("sns").subscribe(
        TopicArn=topic, Protocol="sqs", Endpoint=queue.arn, Attributes={"RawMessageDelivery": "true"}
    )
    client("sns").publish(TopicArn=topic, Message="through a topic")
    assert queue.bodies() == ["through a topic"]


def test_a_purged_queue_is_empty_and_a_deleted_one_gone(queue):
    queue.send("m")
    client("sqs").purge_queue(QueueUrl=queue.url)
    assert queue.receive() == []
    queue.send("m")
    client("sqs").delete_queue(QueueUrl=queue.url)
    assert Queue().receive() == []
