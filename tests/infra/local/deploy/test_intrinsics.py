"""CloudFormation's functions give what CloudFormation says that they give."""

import boto3
import pytest

from infra.local.deployment import ACCOUNT, REGION


def value(site, given, conditions=None, **parameters):
    resources = {
        "Thing": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/thing", "Type": "String", "Value": given}},
        "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "hall"}},
    }
    text = {
        "Parameters": {
            "Stage": {"Type": "String", "Default": "dev"},
            "Domains": {"Type": "CommaDelimitedList", "Default": "example.com, example.org"},
        },
        "Mappings": {"Sizes": {"dev": {"disk": "small"}}},
        "Conditions": conditions or {},
        "Resources": resources,
    }
    site.deploy(text, **parameters)
    return boto3.client("ssm").get_parameter(Name="/thing")["Parameter"]["Value"]


@pytest.mark.parametrize(
    ("given", "gives"),
    [
        ({"Ref": "Stage"}, "dev"),
        ({"Ref": "AWS::Region"}, REGION),
        ({"Ref": "Bus"}, "hall"),
        ({"Fn::GetAtt": ["Bus", "Name"]}, "hall"),
        ({"Fn::GetAtt": "Bus.Name"}, "hall"),
        ({"Fn::Sub": "${Stage}-${Bus.Name}-${!Kept}-${AWS::AccountId}"}, f"dev-hall-${{Kept}}-{ACCOUNT}"),
        ({"Fn::Sub": ["${Stage}-${Word}", {"Word": {"Ref": "Bus"}}]}, "dev-hall"),
        ({"Fn::Join": ["/", ["a", {"Ref": "Stage"}, {"Ref": "AWS::NoValue"}, "b"]]}, "a/dev/b"),
        ({"Fn::Select": [1, {"Fn::Split": [",", "a,b,c"]}]}, "b"),
        ({"Fn::Select": ["1", {"Ref": "Domains"}]}, "example.org"),
        ({"Fn::FindInMap": ["Sizes", {"Ref": "Stage"}, "disk"]}, "small"),
        ({"Fn::FindInMap": ["Sizes", "prod", "disk", {"DefaultValue": "large"}]}, "large"),
        ({"Fn::Base64": "hall"}, "aGFsbA=="),
        ({"Fn::ToJsonString": {"a": [1, True, {"Ref": "Stage"}]}}, '{"a":[1,true,"dev"]}'),
        ({"Fn::Sub": ["${N}", {"N": {"Fn::Length": {"Ref": "Domains"}}}]}, "2"),
        ({"Fn::Select": [0, {"Fn::GetAZs": ""}]}, f"{REGION}a"),
        ({"Fn::If": ["IsDev", "yes", {"Ref": "Nobody"}]}, "yes"),
        ({"Fn::If": ["IsNotDev", "yes", "no"]}, "no"),
        ({"Fn::If": ["Either", "yes", "no"]}, "yes"),
        ({"Fn::If": ["Both", "yes", "no"]}, "no"),
    ],
)
def test_a_function_gives_its_value(site, given, gives):
    conditions = {
        "IsDev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]},
        "IsNotDev": {"Fn::Not": [{"Condition": "IsDev"}]},
        "Either": {"Fn::Or": [{"Condition": "IsDev"}, {"Condition": "IsNotDev"}]},
        "Both": {"Fn::And": [{"Condition": "IsDev"}, {"Condition": "IsNotDev"}]},
    }
    assert value(site, given, conditions) == gives


def test_a_dynamic_reference_is_looked_up(site):
    boto3.client("ssm").put_parameter(Name="/colour", Value="red", Type="String")
    boto3.client("secretsmanager").create_secret(Name="keys", SecretString='{"front": "brass"}')
    text = "{{resolve:ssm:/colour}} {{resolve:secretsmanager:keys:SecretString:front}}"
    assert value(site, text) == "red brass"
    assert value(site, {"Fn::Sub": "${Stage} {{resolve:ssm:/colour:1}}"}) == "dev red"


def test_a_parameter_may_come_from_ssm(site):
    boto3.client("ssm").put_parameter(Name="/size", Value="7", Type="String")
    declared = {"Size": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/size"}}
    assert site.one("AWS::SNS::Topic", {"TopicName": {"Fn::Sub": "t${Size}"}}, Parameters=declared).endswith(":t7")


def test_short_forms_read_as_their_long_ones(site):
    site.deploy(
        """
        Parameters: {Stage: {Type: String, Default: dev}}
        Conditions: {IsDev: !Equals [!Ref Stage, dev], Too: !And [!Condition IsDev, !Not [!Equals [a, b]]]}
        Resources:
          Bus: {Type: AWS::Events::EventBus, Properties: {Name: !Sub "${Stage}-bus"}}
        Outputs:
          Date: {Value: 2012-10-17}
          Name: {Value: !If [Too, !GetAtt Bus.Name, !Join ["", [a]]]}
        """
    )
    assert site.deploy().outputs == {"Date": "2012-10-17", "Name": "dev-bus"}


def test_nested_stacks_take_parameters_give_outputs_and_share_exports(site):
    site.template(
        """
        Parameters: {Stage: {Type: String}, Names: {Type: CommaDelimitedList}}
        Resources:
          Bus: {Type: AWS::Events::EventBus, Properties: {Name: !Sub ["${Stage}-${N}", {N: !Select [1, !Ref Names]}]}}
        Outputs:
          Arn: {Value: !GetAtt Bus.Arn, Export: {Name: !Sub "${Stage}-arn"}}
          Gone: {Value: x, Condition: Never}
        Conditions: {Never: !Equals [a, b]}
        """,
        "infra/bus.yaml",
    )
    found = site.deploy(
        """
        Parameters: {Stage: {Type: String}}
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: infra/bus.yaml, Parameters: {Stage: !Ref Stage, Names: [one, two]}}
          After:
            Type: AWS::SSM::Parameter
            DependsOn: Inner
            Properties: {Name: /arn, Type: String, Value: !ImportValue {"Fn::Sub": "${Stage}-arn"}}
        Outputs:
          Arn: {Value: !GetAtt Inner.Outputs.Arn}
          Same: {Value: !GetAtt After.Value}
        """,
        Stage="dev",
    )
    arn = f"arn:aws:events:{REGION}:{ACCOUNT}:event-bus/dev-two"
    assert found.outputs == {"Arn": arn, "Same": arn}


def test_a_condition_leaves_a_resource_out(site):
    resources = {
        "One": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "one"}},
        "Two": {"Type": "AWS::SQS::Queue", "Condition": "Never", "Properties": {"QueueName": "two"}},
    }
    site.deploy({"Conditions": {"Never": {"Fn::Equals": ["a", "b"]}}, "Resources": resources})
    urls = boto3.client("sqs").list_queues()["QueueUrls"]
    assert [url.rpartition("/")[2] for url in urls] == ["one"]
