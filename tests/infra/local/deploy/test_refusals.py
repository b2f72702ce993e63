"""What cannot be deployed is said in one sentence that names the place."""

import re

import pytest

from infra.local.deploy import TemplateError
from tests.infra.local.deploy.site import FUNCTION, ROLE

TOPIC = {"Type": "AWS::SNS::Topic"}


def refused(site, text, **parameters):
    with pytest.raises(TemplateError) as error:
        site.deploy(text, **parameters)
    sentence = str(error.value)
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    return sentence


def test_an_unknown_type_is_named_with_its_template_and_its_logical_id(site):
    sentence = refused(site, {"Resources": {"Broker": {"Type": "AWS::AmazonMQ::Broker"}}})
    assert sentence == (
        "template.yaml: Broker (AWS::AmazonMQ::Broker): the local cloud cannot make an AWS::AmazonMQ::Broker"
    )


def test_an_unknown_property_is_not_dropped_in_silence(site):
    resources = {"Inbox": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeOut": 30}}}
    assert refused(site, {"Resources": resources}) == (
        "template.yaml: Inbox (AWS::SQS::Queue): the local cloud does not know the property VisibilityTimeOut"
    )


def test_a_property_inside_another_that_aws_does_not_know_is_refused_too(site):
    table = {
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
        "PointInTimeRecoverySpecification": {"PointInTimeRecovery": True},
    }
    sentence = refused(site, {"Resources": {"T": {"Type": "AWS::DynamoDB::Table", "Properties": table}}})
    assert "PointInTimeRecovery" in sentence


def test_a_missing_property_is_named(site):
    assert refused(site, {"Resources": {"B": {"Type": "AWS::Events::EventBus"}}}).endswith(
        "the property Name is missing"
    )


@pytest.mark.parametrize("missing", ["KeySchema", "AttributeDefinitions"])
def test_a_table_without_its_keys_is_named(site, missing):
    table = {
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    }
    del table[missing]
    assert refused(site, {"Resources": {"T": {"Type": "AWS::DynamoDB::Table", "Properties": table}}}) == (
        f"template.yaml: T (AWS::DynamoDB::Table): the property {missing} is missing"
    )


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ({"Description": "nothing"}, "an output has a Value"),
        ("https://example.com", "an output is a map with a Value, not 'https://example.com'"),
        (None, "an output is a map with a Value, not None"),
        ({"Value": "x", "Export": "x"}, "an Export has a Name"),
        ({"Value": "x", "Export": {}}, "an Export has a Name"),
    ],
)
def test_an_output_that_says_nothing_is_named(site, output, says):
    sentence = refused(site, {"Resources": {"T": TOPIC}, "Outputs": {"Url": output}})
    assert sentence == f"template.yaml: output Url: {says}"


def test_outputs_that_are_a_list_are_told_so(site):
    assert refused(site, {"Resources": {"T": TOPIC}, "Outputs": ["x"]}) == "template.yaml: its Outputs are no map"


@pytest.mark.parametrize(
    ("parameters", "ends"),
    [
        ({"Stage": "dev", "Colour": "red"}, "template.yaml: it has no parameter Colour"),
        ({}, "the parameter Stage needs a value"),
        ({"Stage": "Dev!"}, "the parameter Stage cannot be 'Dev!': it fits [a-z]+"),
        ({"Stage": "dev", "Size": "9"}, "the parameter Size cannot be '9': it is from 1 to 5"),
        ({"Stage": "dev", "Size": "many"}, "the parameter Size cannot be 'many': it is a number"),
        ({"Stage": "dev", "Mood": "sad"}, "the parameter Mood cannot be 'sad': it is one of gay, calm"),
        ({"Stage": "abcdefghi"}, "it has 1 to 8 characters"),
    ],
)
def test_a_parameter_is_what_the_template_says_that_it_may_be(site, parameters, ends):
    declared = {
        "Stage": {"Type": "String", "AllowedPattern": "[a-z]+", "MinLength": 1, "MaxLength": 8},
        "Size": {"Type": "Number", "Default": 3, "MinValue": 1, "MaxValue": 5},
        "Mood": {"Type": "String", "Default": "calm", "AllowedValues": ["gay", "calm"]},
    }
    assert refused(site, {"Parameters": declared, "Resources": {"T": TOPIC}}, **parameters).endswith(ends)


def test_resources_that_depend_on_each_other_in_a_circle_are_told_as_one(site):
    resources = {
        "One": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Fn::Sub": "${Two.TopicName}x"}}},
        "Two": {"Type": "AWS::SNS::Topic", "DependsOn": "Three"},
        "Three": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Fn::GetAtt": ["One", "TopicName"]}}},
    }
    assert refused(site, {"Resources": resources}) == (
        "template.yaml: these depend on each other in a circle: One → Two → Three → One"
    )


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"Ref": "Nobody"}, "Nobody is neither a resource nor a parameter of this template"),
        ({"Fn::GetAtt": ["Other", "Colour"]}, "Other (AWS::SNS::Topic) has no attribute Colour"),
        ({"Fn::Frobnicate": 1}, "the local cloud has no function Fn::Frobnicate"),
        ({"Fn::ImportValue": "nothing"}, "no stack exports nothing (yet)"),
        ({"Fn::FindInMap": ["Colours", "red", "hex"]}, "the mappings have no Colours.red.hex"),
        ({"Fn::Select": [3, ["a"]]}, 'Fn::Select finds no element 3 in ["a"]'),
        ({"Fn::If": ["Sunny", 1, 2]}, "there is no condition Sunny"),
        ("{{resolve:ssm:/nowhere}}", "SSM holds no parameter /nowhere"),
        ("{{resolve:secretsmanager:none}}", "Secrets Manager holds no secret none"),
        ({"Ref": "Absent"}, "Absent is not there, by its condition Never"),
    ],
)
def test_a_name_that_means_nothing_is_named(site, value, says):
    resources = {
        "Thing": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": value}},
        "Other": TOPIC,
        "Absent": {**TOPIC, "Condition": "Never"},
    }
    conditions = {"Never": {"Fn::Equals": ["a", "b"]}}
    sentence = refused(site, {"Conditions": conditions, "Resources": resources})
    assert sentence == f"template.yaml: Thing (AWS::SSM::Parameter): {says}"


def test_a_dependency_that_is_not_there_is_named(site):
    sentence = refused(site, {"Resources": {"One": {**TOPIC, "DependsOn": ["Two"]}}})
    assert sentence == "template.yaml: One (AWS::SNS::Topic): it depends on Two, which is not there"


def test_what_aws_refuses_is_said_with_its_place(site):
    resources = {"Rule": {"Type": "AWS::Events::Rule", "Properties": {"EventBusName": "nowhere", "EventPattern": {}}}}
    assert refused(site, {"Resources": resources}).startswith("template.yaml: Rule (AWS::Events::Rule): ")


def test_two_resources_cannot_have_one_name(site):
    same = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "inbox"}}
    assert "the name inbox is taken by One" in refused(site, {"Resources": {"One": same, "Two": same}})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Resources: [", "template.yaml: line 2: "),
        ("Description: nothing", "template.yaml: a template has a section Resources"),
        ("Resources:\n  A: {Type: AWS::SNS::Topic}\n  A: {Type: AWS::SNS::Topic}", "has the key A for the second time"),
        ("Resource: {}\nResources: {}", "CloudFormation knows no section Resource"),
        ("Transform: Macro\nResources: {}", "does not know the transform Macro"),
        ("Resources:\n  A: {Type: AWS::SNS::Topic, Property: {}}", "a resource has no attribute Property"),
        ("Resources:\n  A: {Properties: {}}", "a resource has a Type"),
    ],
)
def test_what_is_no_template_is_told_so(site, text, says):
    assert says in refused(site, text)


def test_a_template_that_is_not_there_is_named(site):
    resources = {"S": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "infra/none.yaml"}}}
    assert refused(site, {"Resources": resources}) == "infra/none.yaml: No such file or directory"


def test_a_template_cannot_be_nested_in_itself(site):
    resources = {"S": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "template.yaml"}}}
    assert refused(site, {"Resources": resources}) == "template.yaml: this template is nested in itself"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"Handler": "wave.app"}, "its handler is wave.app, but there is no functions/hall/wave.py"),
        ({"FunctionName": "f" * 65}, "is longer than 64 characters"),
        ({"Timeout": "soon"}, "the property Timeout is a number, not 'soon'"),
        ({"Environment": {"Variables": {"BIG": "x" * 5000}}}, "its environment has 5003 bytes, and Lambda takes 4096"),
        ({"PackageType": "Image"}, "not from container images"),
        ({"Role": "arn:aws:iam::000000000000:role/nobody"}, "has the role arn:aws:iam::000000000000:role/nobody"),
    ],
)
def test_a_function_that_could_not_run_is_not_deployed(site, change, says):
    function = {**FUNCTION, "Properties": {**FUNCTION["Properties"], **change}}
    assert says in refused(site, {"Resources": {"Role": ROLE, "F": function}})


def test_a_managed_policy_with_unknown_contents_is_not_taken_for_nothing(site):
    role = {**ROLE, "Properties": {**ROLE["Properties"], "ManagedPolicyArns": ["arn:aws:iam::aws:policy/PowerUser"]}}
    assert refused(site, {"Resources": {"Role": role}}).endswith(
        "the local cloud does not know the policy arn:aws:iam::aws:policy/PowerUser"
    )


STATEMENT = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"Effect": "Permit"}, "a statement of a policy allows or denies"),
        ({"NotAction": "s3:*"}, "a statement of a policy has either Action or NotAction"),
        ({"Condition": {"StringMatches": {"s3:prefix": "a"}}}, "its policy has a condition StringMatches, which the"),
        ({"Condition": {"Bool": {"aws:ViaAWSService": "true"}}}, "its policy has a condition on aws:ViaAWSService"),
        (
            {"Resource": {"Fn::Sub": "arn:aws:s3:::a/${!aws:userid}/*"}},
            "its policy has a policy variable in a resource",
        ),
    ],
)
def test_a_policy_that_cannot_be_judged_here_is_not_deployed(site, change, says):
    """Of a role and of a bucket alike."""
    document = {"Version": "2012-10-17", "Statement": [{**STATEMENT, **change}]}
    policies = [{"PolicyName": "exact", "PolicyDocument": document}]
    role = {**ROLE, "Properties": {**ROLE["Properties"], "Policies": policies}}
    assert says in refused(site, {"Resources": {"Role": role}})
    public = {"Version": "2012-10-17", "Statement": [{**STATEMENT, "Principal": "*", **change}]}
    properties = {"Bucket": {"Ref": "Files"}, "PolicyDocument": public}
    policy = {"Type": "AWS::S3::BucketPolicy", "Properties": properties}
    assert says in refused(site, {"Resources": {"Files": {"Type": "AWS::S3::Bucket"}, "Policy": policy}})


def test_the_policy_of_a_bucket_says_whom_it_is_about(site):
    properties = {"Bucket": {"Ref": "Files"}, "PolicyDocument": {"Statement": STATEMENT}}
    policy = {"Type": "AWS::S3::BucketPolicy", "Properties": properties}
    sentence = refused(site, {"Resources": {"Files": {"Type": "AWS::S3::Bucket"}, "Policy": policy}})
    assert sentence.endswith("a statement of a resource's policy has either Principal or NotPrincipal")


def test_the_payload_that_handlers_do_not_read_is_refused(site):
    arn = {"Fn::Sub": "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/${F.Arn}/invocations"}
    resources = {
        "Role": ROLE,
        "F": FUNCTION,
        "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "hall", "ProtocolType": "HTTP"}},
        "To": {
            "Type": "AWS::ApiGatewayV2::Integration",
            "Properties": {
                "ApiId": {"Ref": "Api"},
                "IntegrationType": "AWS_PROXY",
                "IntegrationUri": arn,
                "PayloadFormatVersion": "2.0",
            },
        },
        "Route": {
            "Type": "AWS::ApiGatewayV2::Route",
            "Properties": {
                "ApiId": {"Ref": "Api"},
                "RouteKey": "GET /hall",
                "Target": {"Fn::Sub": "integrations/${To}"},
            },
        },
    }
    sentence = refused(site, {"Resources": resources})
    assert re.search(r"GET /hall of hall has the payload format 2\.0.*PayloadFormatVersion: '1\.0'", sentence)


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("ApiRole", "GET /api/hall/greet: the role of the integration may not invoke"),
        ("Nobody", "GET /api/hall/greet: there is no role"),
    ],
)
def test_an_api_must_be_allowed_to_invoke_what_its_routes_lead_to(site, role, sentence):
    function = "arn:aws:lambda:eu-west-1:123456789012:function:dev-hall-greet"
    integration = {
        "type": "aws_proxy",
        "uri": f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{function}/invocations",
        "credentials": {"Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/" + role},
    }
    paths = {"/api/hall/greet": {"get": {"x-amazon-apigateway-integration": integration}}}
    elsewhere = [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": f"{function}er"}]
    resources = {
        "Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "RoleName": "ApiRole",
                "AssumeRolePolicyDocument": {},
                "Policies": [{"PolicyName": "exact", "PolicyDocument": {"Statement": elsewhere}}],
            },
        },
        "Api": {
            "Type": "AWS::ApiGatewayV2::Api",
            "DependsOn": "Role",
            "Properties": {"ProtocolType": "HTTP", "Body": {"info": {"title": "hall"}, "paths": paths}},
        },
    }
    assert sentence in refused(site, {"Resources": resources})
