"""Topics, their policies and who subscribes to them."""

import json
from typing import Any

from infra.local.clients import client
from infra.local.deploy.errors import TemplateError
from infra.local.deploy.intrinsics import as_text
from infra.local.deploy.kinds import Made, Wanted, cut, kind

_OPTIONS = "FilterPolicy FilterPolicyScope RawMessageDelivery RedrivePolicy"


@kind(
    "AWS::SNS::Topic",
    honours="TopicName FifoTopic ContentBasedDeduplication Subscription",
    without_effect="DisplayName KmsMasterKeyId Tags TracingConfig SignatureVersion DataProtectionPolicy ArchivePolicy"
    " FifoThroughputScope DeliveryStatusLogging",
)
def topic(wanted: Wanted) -> Made:
    fifo = wanted.flag("FifoTopic")
    name = str(wanted.get("TopicName", cut(wanted.name, 250) + ".fifo" * fifo))
    wanted.world.claim("topic", name, wanted.logical_id)
    attributes = {key: as_text(value) for key, value in wanted.only("FifoTopic", "ContentBasedDeduplication").items()}
    arn = str(client("sns").create_topic(Name=name, Attributes=attributes)["TopicArn"])
    for each in wanted.get("Subscription", ()):
        _subscribe(arn, each["Protocol"], each["Endpoint"], {})
    return Made(arn, {"TopicArn": arn, "TopicName": name})


@kind("AWS::SNS::TopicPolicy", honours="Topics PolicyDocument")
def topic_policy(wanted: Wanted) -> Made:
    policy = json.dumps(wanted.need("PolicyDocument"))
    for arn in wanted.need("Topics"):
        client("sns").set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=policy)
    return Made(wanted.name, {"Id": wanted.name})


@kind(
    "AWS::SNS::Subscription",
    honours=f"TopicArn Protocol Endpoint {_OPTIONS}",
    without_effect="DeliveryPolicy Region SubscriptionRoleArn ReplayPolicy",
)
def subscription(wanted: Wanted) -> Made:
    options = {key: _text(value) for key, value in wanted.only(*_OPTIONS.split()).items()}
    arn = _subscribe(str(wanted.need("TopicArn")), wanted.need("Protocol"), wanted.need("Endpoint"), options)
    return Made(arn, {"Arn": arn})


def _subscribe(topic_arn: str, protocol: str, endpoint: str, attributes: dict[str, str]) -> str:
    if protocol == "lambda":
        raise TemplateError("the local cloud brings what a topic says to queues, not to functions")
    asked = {"TopicArn": topic_arn, "Protocol": protocol, "Endpoint": endpoint, "Attributes": attributes}
    return str(client("sns").subscribe(**asked, ReturnSubscriptionArn=True)["SubscriptionArn"])


def _text(value: Any) -> str:
    return json.dumps(value) if isinstance(value, dict) else as_text(value)
