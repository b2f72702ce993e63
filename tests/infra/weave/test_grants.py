import re

import pytest

from infra.catalogue import Unlawful
from infra.weave.actions import unknown
from infra.weave.grants import granted, statements
from tests.infra.weave.houses import Declared, call, endpoint, queue, stream

VALUES = {"Stage": "test", "AWS::Region": "eu-central-1", "AWS::AccountId": "000000000000"}
TABLE = "arn:aws:dynamodb:eu-central-1:000000000000:table/test-garden-roses-1"


def woven(tmp_path, *grants, door=endpoint, **others):
    house = Declared(tmp_path, roses_get=door(grants=grants), **others)
    return statements(house, house.known("roses_get"))


def refused(tmp_path, *grants, **others):
    with pytest.raises(Unlawful) as refusal:
        woven(tmp_path, *grants, **others)
    return str(refusal.value)


def test_a_grant_allows_one_action_on_one_table(tmp_path):
    statement, _ = woven(tmp_path, "garden-roses-1:PutItem")

    assert statement["Action"] == ["dynamodb:PutItem"]
    assert statement["Resource"]["Fn::Sub"].endswith(":table/${Stage}-garden-roses-1")


def test_grants_on_one_table_make_one_statement_with_its_actions_in_order(tmp_path):
    statement, _ = woven(tmp_path, "garden-roses-1:UpdateItem", "garden-roses-1:GetItem")

    assert statement["Action"] == ["dynamodb:GetItem", "dynamodb:UpdateItem"]


def test_an_index_is_granted_by_itself(tmp_path):
    statement, _ = woven(tmp_path, "garden-roses-1/by-modseq:Query")

    assert statement["Resource"]["Fn::Sub"].endswith("table/${Stage}-garden-roses-1/index/by-modseq")


def test_objects_are_granted_under_a_prefix(tmp_path):
    (statement,) = woven(tmp_path, "garden-pictures/public/*:PutObject")

    assert statement["Action"] == ["s3:PutObject"]
    assert statement["Resource"]["Fn::Sub"].endswith("s3:::${Stage}-garden-pictures-${AWS::AccountId}/public/*")


def test_whoever_touches_an_encrypted_table_may_use_the_key_through_dynamodb_and_no_other_way(tmp_path):
    _, key = woven(tmp_path, "garden-roses-1:GetItem")

    assert key["Action"] == ["kms:Decrypt"]
    assert key["Resource"] == {"Ref": "SealKey"}
    assert key["Condition"] == {
        "StringEquals": {"kms:ViaService": {"Fn::Sub": "dynamodb.${AWS::Region}.amazonaws.com"}}
    }


def test_reading_an_encrypted_stream_needs_the_key_too(tmp_path):
    (key,) = woven(tmp_path, door=stream)

    assert key["Action"] == ["kms:Decrypt"]


def test_whoever_seals_with_the_shared_key_names_it(tmp_path):
    (statement,) = woven(tmp_path, "shared-seal:GenerateDataKey")

    assert statement == {"Effect": "Allow", "Action": ["kms:GenerateDataKey"], "Resource": {"Ref": "SealKey"}}


def test_the_shared_bus_and_secret_may_be_granted_to_any_room(tmp_path):
    assert woven(tmp_path, "shared-bus:PutEvents", "shared-signing:GetSecretValue")


def test_a_secret_is_named_up_to_the_six_characters_that_aws_appends(tmp_path):
    statement, _ = woven(tmp_path, "shared-signing:GetSecretValue")

    assert statement["Resource"]["Fn::Sub"].endswith(":secret:${Stage}-shared-signing-??????")


def test_who_sends_mail_names_what_it_goes_through_and_may_then_send_from_every_domain_as_no_reply(tmp_path):
    through, sender = woven(tmp_path, "shared-mail:SendRawEmail")

    assert through["Resource"]["Fn::Sub"].endswith(":configuration-set/${Stage}-shared-mail")
    assert sender["Resource"]["Fn::Sub"].endswith(":identity/*")
    assert through["Action"] == sender["Action"] == ["ses:SendRawEmail"]
    assert sender["Condition"] == {"StringLike": {"ses:FromAddress": "no-reply@*"}}


def test_a_room_that_sends_through_something_of_its_own_sends_as_anybody(tmp_path):
    sending = (
        'Resources: {Sending: {Type: AWS::SES::ConfigurationSet, Properties: {Name: !Sub "${Stage}-garden-mail"}}}'
    )
    house = Declared(tmp_path, sending, roses_get=endpoint(grants=["garden-mail:SendRawEmail"]))
    through, sender = statements(house, house.known("roses_get"))

    assert through["Resource"]["Fn::Sub"].endswith(":configuration-set/${Stage}-garden-mail")
    assert "Condition" not in sender


def test_a_call_door_may_be_invoked(tmp_path):
    (statement,) = woven(tmp_path, "garden-roses-count:InvokeFunction", roses_count=call("roses_count"))

    assert statement["Resource"]["Fn::Sub"].endswith(":function:${Stage}-garden-roses-count")


def test_sockets_are_written_to_on_the_rooms_own_api(tmp_path):
    (statement,) = woven(tmp_path, "garden-socket:ManageConnections")

    assert statement["Resource"]["Fn::Sub"].endswith(":${Socket}/garden/POST/@connections/*")


@pytest.mark.parametrize(
    ("grant", "why"),
    [
        ("garden-tulips-1:GetItem", "unknown resource garden-tulips-1"),
        ("lounge-sofas-1:GetItem", "belongs to another room, lounge"),
        ("garden-roses-1:*", "no wildcard actions"),
        ("garden-roses-1:Get*", "no wildcard actions"),
        ("garden-roses-1", "a grant is written resource:Action"),
        ("garden-*:GetItem", "unknown resource"),
        ("garden-roses-1/by-smell:Query", "has no index by-smell"),
        ("garden-roses-1/*:Query", "has no index"),
        ("garden-pictures/pub*lic/*:PutObject", "a wildcard may only be the end"),
        ("garden-pictures/pub*:PutObject", "a prefix of objects ends in"),
        ("garden-seeds/*:SendMessage", "a wildcard may only be the end"),
        ("garden-socket/*:ManageConnections", "write garden-socket:ManageConnections"),
        ("garden-socket:PutItem", "sockets know only ManageConnections"),
        ("garden-roses-1:Querry", "dynamodb has no action Querry; Query is one"),
        ("garden-roses-1:SendMessage", "dynamodb has no action SendMessage"),
        ("garden-roses-1:TransactWriteItems", "grant PutItem, UpdateItem, DeleteItem or ConditionCheckItem"),
        ("garden-pictures:ListObjectsV2", "grant ListBucket"),
        ("garden-seeds:SendMessageBatch", "grant SendMessage"),
    ],
)
def test_a_grant_that_means_nothing_or_too_much_is_refused_with_its_file(tmp_path, grant, why):
    said = refused(tmp_path, grant)

    assert said.startswith(f'functions/garden/roses_get.py is granted "{grant}": ')
    assert why in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("service", "action"),
    [
        *[("dynamodb", "ConditionCheckItem"), ("s3", "ListBucket"), ("ses", "SendRawEmail"), ("ses", "SendEmail")],
        *[("states", "StartExecution"), ("execute-api", "ManageConnections"), ("iam", "PassRole"), ("kms", "Decrypt")],
    ],
)
def test_what_only_iam_calls_so_may_be_granted(service, action):
    assert unknown(service, action) == ""


def test_grants_that_are_one_string_are_refused(tmp_path):
    said = refused(tmp_path, *"garden-roses-1:GetItem")

    assert said == 'functions/garden/roses_get.py: its grants are a list: write grants=["garden-roses-1:GetItem"]'


def test_a_function_that_is_no_call_door_cannot_be_invoked(tmp_path):
    assert "unknown resource" in refused(tmp_path, "garden-seeds-sow:InvokeFunction", seeds_sow=queue())


def test_a_call_door_cannot_be_granted_anything_else(tmp_path):
    said = refused(tmp_path, "garden-roses-count:DeleteFunction", roses_count=call("roses_count"))

    assert "InvokeFunction only" in said


def test_a_grant_that_is_declared_twice_counts_once(tmp_path):
    house = Declared(tmp_path, roses_get=endpoint(grants=("garden-roses-1:GetItem", "garden-roses-1:GetItem")))

    assert [grant.text for grant in granted(house, house.known("roses_get"))] == ["garden-roses-1:GetItem"]


def test_no_statement_allows_a_whole_service_or_everything(tmp_path):
    for statement in woven(tmp_path, "garden-roses-1:GetItem", "garden-pictures/a/*:GetObject", "shared-bus:PutEvents"):
        assert not any("*" in action for action in statement["Action"])
        resource = statement["Resource"]
        assert not re.search(r"\*.", resource.get("Fn::Sub", ""))
        assert resource.get("Fn::Sub") != "*"


FAMILY = """
Resources:
  Signing: {Type: AWS::KMS::Key, Properties: {KeySpec: ECC_NIST_P256, KeyUsage: SIGN_VERIFY}}
  Alias:
    Type: AWS::KMS::Alias
    Properties: {AliasName: !Sub "alias/${Stage}-garden-signing", TargetKeyId: !Ref Signing}
"""


def test_keys_of_a_family_are_used_and_made_by_what_they_are_tagged_with(tmp_path):
    house = Declared(tmp_path, FAMILY, roses_get=endpoint(grants=["garden-signing:Sign", "garden-signing:CreateKey"]))
    making, signing = statements(house, house.known("roses_get"))

    assert signing["Resource"]["Fn::Sub"].endswith(":key/*")
    assert signing["Condition"] == {"StringEquals": {"aws:ResourceTag/family": {"Fn::Sub": "${Stage}-garden-signing"}}}
    assert making["Resource"] == "*"
    assert making["Condition"] == {"StringEquals": {"aws:RequestTag/family": {"Fn::Sub": "${Stage}-garden-signing"}}}


def test_of_senders_only_those_that_carry_the_tag_of_the_room_and_new_ones_that_get_it(tmp_path):
    grants = "garden-senders:CreateEmailIdentity,TagResource,DeleteEmailIdentity"
    mine, new = woven(tmp_path, grants)

    assert mine["Action"] == ["ses:DeleteEmailIdentity"]
    assert new["Action"] == ["ses:CreateEmailIdentity", "ses:TagResource"]
    assert {each["Resource"]["Fn::Sub"].rpartition(":")[2] for each in (mine, new)} == {"identity/*"}
    for statement, tag in ((mine, "ResourceTag"), (new, "RequestTag")):
        family = {f"aws:{tag}/family": {"Fn::Sub": "${Stage}-garden-senders"}}
        assert statement["Condition"] == {"StringEquals": family}
