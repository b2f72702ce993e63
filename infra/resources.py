"""Every resource that a function may be granted, by its name without the stage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.permissions import arn
from infra.yamls import load

_KINDS = {  # the service in IAM, the property that holds the name, its ARN
    "AWS::DynamoDB::Table": ("dynamodb", "TableName", arn("dynamodb", "table/{}")),
    "AWS::Events::EventBus": ("events", "Name", arn("events", "event-bus/{}")),
    "AWS::IAM::Role": ("iam", "RoleName", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/{}"),
    "AWS::KMS::Alias": ("kms", "AliasName", ""),  # a policy names the key itself, which travels as a parameter
    "AWS::S3::Bucket": ("s3", "BucketName", "arn:${AWS::Partition}:s3:::{}"),
    "AWS::SES::ConfigurationSet": ("ses", "Name", arn("ses", "configuration-set/{}")),
    "AWS::SNS::Topic": ("sns", "TopicName", arn("sns", "{}")),
    "AWS::SQS::Queue": ("sqs", "QueueName", arn("sqs", "{}")),
    "AWS::SSM::Parameter": ("ssm", "Name", arn("ssm", "parameter/{}")),
    "AWS::Scheduler::ScheduleGroup": ("scheduler", "Name", arn("scheduler", "schedule/{}")),
    "AWS::SecretsManager::Secret": ("secretsmanager", "Name", arn("secretsmanager", "secret:{}-??????")),
    "AWS::StepFunctions::StateMachine": ("states", "StateMachineName", arn("states", "stateMachine:{}")),
}


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing in a hand-written template."""

    name: str  # ops-incidents-1
    room: str  # ops, or shared
    kind: str  # AWS::DynamoDB::Table
    service: str  # dynamodb
    arn: str  # as Fn::Sub wants it
    path: Path  # the template
    logical_id: str
    properties: Mapping[str, Any]
    family: bool = False
    """Whether it is the first of the keys that are tagged with its name, and a function may make more of them."""

    @property
    def indexes(self) -> frozenset[str]:
        """The indexes of a table."""
        kinds = ("LocalSecondaryIndexes", "GlobalSecondaryIndexes")
        return frozenset(index["IndexName"] for kind in kinds for index in self.properties.get(kind, ()))

    @property
    def own_key(self) -> bool:
        """Whether a key of ours, and not one of AWS, encrypts it."""
        match self.kind:
            case "AWS::DynamoDB::Table":
                return "KMSMasterKeyId" in self.properties.get("SSESpecification", {})
            case "AWS::SQS::Queue":
                return "KmsMasterKeyId" in self.properties
            case "AWS::SecretsManager::Secret":
                return "KmsKeyId" in self.properties
            case "AWS::S3::Bucket":
                rules = self.properties.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", ())
                return any("KMSMasterKeyID" in rule["ServerSideEncryptionByDefault"] for rule in rules)
            case _:
                return False


def camel(name: str) -> str:
    """``incidents_create`` → ``IncidentsCreate``."""
    return "".join(word[:1].upper() + word[1:] for word in name.replace("_", "-").replace(".", "-").split("-"))


def read(path: Path, room: str) -> Iterator[Resource]:
    """The resources of one template that have a name of ours."""
    resources = load(path).get("Resources", {})
    for logical_id, resource in resources.items():
        if resource["Type"] not in _KINDS:
            continue
        service, key, pattern = _KINDS[resource["Type"]]
        properties = resource.get("Properties", {})
        physical = _text(properties.get(key))
        if "${Stage}-" not in physical:
            continue
        name = physical.removeprefix("alias/").removeprefix("${Stage}-").removesuffix("-${AWS::AccountId}")
        where = pattern.replace("{}", physical) if pattern else f"${{{key_parameter(room, name)}}}"
        family = _family(resource, resources)
        if family:
            where = arn("kms", "key/*")
        yield Resource(name, room, resource["Type"], service, where, path, logical_id, properties, family)


def key_parameter(room: str, key: str) -> str:
    """The parameter that carries the ARN of a key: ``shared-seal`` → ``SealKey``."""
    return f"{camel(key.removeprefix(f'{room}-'))}Key"


def stream_parameter(room: str, table: str) -> str:
    """The parameter that carries the ARN of a table's stream: ``ops-incidents-1`` → ``Incidents1Stream``."""
    return f"{camel(table.removeprefix(f'{room}-'))}Stream"


def _family(resource: Mapping[str, Any], resources: Mapping[str, Any]) -> bool:
    """Whether the key behind an alias signs: other keys will follow it."""
    if resource["Type"] != "AWS::KMS::Alias":
        return False
    key = resources.get(resource["Properties"]["TargetKeyId"].get("Ref"), {})
    return bool(key.get("Properties", {}).get("KeyUsage") == "SIGN_VERIFY")


def _text(value: Any) -> str:
    """A name, whether or not it is made by ``!Sub``."""
    match value:
        case str():
            return value
        case {"Fn::Sub": str(text)}:
            return text
        case _:
            return ""
