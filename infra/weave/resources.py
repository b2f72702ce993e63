"""Every resource that a function may be granted, by its name without the stage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.weave.yamls import load

_HERE = "${AWS::Region}:${AWS::AccountId}"

_KINDS = {  # the service in IAM, the property that holds the name, the ARN after its partition
    "AWS::DynamoDB::Table": ("dynamodb", "TableName", "dynamodb:HERE:table/{}"),
    "AWS::Events::EventBus": ("events", "Name", "events:HERE:event-bus/{}"),
    "AWS::IAM::Role": ("iam", "RoleName", "iam::${AWS::AccountId}:role/{}"),
    "AWS::KMS::Alias": ("kms", "AliasName", ""),  # a policy names the key itself, which travels as a parameter
    "AWS::S3::Bucket": ("s3", "BucketName", "s3:::{}"),
    "AWS::SES::ConfigurationSet": ("ses", "Name", "ses:HERE:configuration-set/{}"),
    "AWS::SNS::Topic": ("sns", "TopicName", "sns:HERE:{}"),
    "AWS::SQS::Queue": ("sqs", "QueueName", "sqs:HERE:{}"),
    "AWS::SSM::Parameter": ("ssm", "Name", "ssm:HERE:parameter/{}"),
    "AWS::Scheduler::ScheduleGroup": ("scheduler", "Name", "scheduler:HERE:schedule/{}"),
    "AWS::SecretsManager::Secret": ("secretsmanager", "Name", "secretsmanager:HERE:secret:{}-??????"),
    "AWS::StepFunctions::StateMachine": ("states", "StateMachineName", "states:HERE:stateMachine:{}"),
}


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing in a hand-written template, or a function that can be called."""

    name: str  # ops-incidents-1
    room: str  # ops, or shared
    kind: str  # AWS::DynamoDB::Table
    service: str  # dynamodb
    arn: str  # as Fn::Sub wants it
    path: Path  # the template
    logical_id: str
    properties: Mapping[str, Any]

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
    for logical_id, resource in load(path).get("Resources", {}).items():
        if resource["Type"] not in _KINDS:
            continue
        service, key, arn = _KINDS[resource["Type"]]
        properties = resource.get("Properties", {})
        physical = _text(properties.get(key))
        if "${Stage}-" not in physical:
            continue
        name = physical.removeprefix("alias/").removeprefix("${Stage}-").removesuffix("-${AWS::AccountId}")
        filled = "arn:${AWS::Partition}:" + arn.replace("HERE", _HERE).replace("{}", physical)
        where = filled if arn else f"${{{key_parameter(room, name)}}}"
        yield Resource(name, room, resource["Type"], service, where, path, logical_id, properties)


def key_parameter(room: str, key: str) -> str:
    """The parameter that carries the ARN of a key: ``shared-seal`` → ``SealKey``."""
    return f"{camel(key.removeprefix(f'{room}-'))}Key"


def stream_parameter(room: str, table: str) -> str:
    """The parameter that carries the ARN of a table's stream: ``ops-incidents-1`` → ``Incidents1Stream``."""
    return f"{camel(table.removeprefix(f'{room}-'))}Stream"


def _text(value: Any) -> str:
    """A name, whether or not it is made by ``!Sub``."""
    match value:
        case str():
            return value
        case {"Fn::Sub": str(text)}:
            return text
        case _:
            return ""
