import copy
import json
import os
import subprocess
import sys

import pytest

from infra.catalogue import HOME, House, Unlawful
from infra.weave.templates import deployed, parts, referred, template
from kernel.doors import Authorizer, Callback, SocketDoor, Webhook
from tests.infra.weave.houses import Declared, allowed, call, endpoint, public, queue, resources, schedule, view, woven


def test_a_function_has_its_physical_name_its_own_role_and_what_its_door_says(tmp_path):
    made = resources(tmp_path, roses_get=endpoint(memory=1024, timeout=20))["RosesGet"]

    assert made["Metadata"] == {"SkipBuild": True}
    assert made["Properties"]["FunctionName"] == {"Fn::Sub": "${Stage}-garden-roses-get"}
    assert made["Properties"]["Handler"] == "roses_get.app"
    assert made["Properties"]["Role"] == {"Fn::GetAtt": ["RosesGetRole", "Arn"]}
    assert (made["Properties"]["MemorySize"], made["Properties"]["Timeout"]) == (1024, 20)


def test_all_functions_run_on_the_same_platform_with_the_same_environment(tmp_path):
    shared = woven(tmp_path, roses_get=endpoint(), weather_get=public())["Globals"]["Function"]

    assert shared["Runtime"] == "python3.13"
    assert shared["Architectures"] == ["arm64"]
    assert set(shared["Environment"]["Variables"]) == {
        *(
            "STAGE",
            "ACCOUNT",
            "ORIGIN_HASHES",
            "ORIGIN",
            "MAIL_DOMAIN",
            "BREACH_RANGE",
            "REGISTRATION",
            "LOG_LEVEL",
            "PYDANTIC_DISABLE_PLUGINS",
        ),
    }


def test_a_role_that_touches_nothing_may_only_write_its_log(tmp_path):
    ((actions, log),) = allowed(resources(tmp_path, weather_get=public(limits=()))["WeatherGetRole"])

    assert actions == ["logs:CreateLogStream", "logs:PutLogEvents"]
    assert log["Fn::Sub"].endswith(":log-group:/${Stage}/garden:*")


def route(made, path, method="get"):
    return made["Api"]["Properties"]["DefinitionBody"]["paths"][path][method]


def test_requests_come_in_payload_format_1_and_the_api_invokes_functions_in_a_role_of_its_own(tmp_path):
    made = resources(tmp_path, roses_get=endpoint())
    integration = route(made, "/api/garden/roses")["x-amazon-apigateway-integration"]

    assert integration["payloadFormatVersion"] == "1.0"
    assert integration["uri"]["Fn::Sub"].endswith("/functions/${RosesGet.Arn}/invocations")
    assert integration["credentials"] == {"Fn::GetAtt": ["ApiRole", "Arn"]}
    ((actions, functions),) = allowed(made["ApiRole"])
    assert actions == ["lambda:InvokeFunction"]
    assert functions["Fn::Sub"].endswith(":function:${Stage}-garden-*")
    assert not [name for name, each in made.items() if each["Type"] == "AWS::Lambda::Permission"]


@pytest.mark.parametrize(
    "door",
    [
        public(),
        Webhook(view=view, method="POST", path="/api/garden/letters", proof=lambda *_: None),
        Callback(view=view, method="GET", path="/api/garden/callback"),
    ],
)
def test_nobody_is_asked_who_they_are_where_anybody_may_knock_but_they_may_knock_less_often(tmp_path, door):
    made = resources(tmp_path, some_door=door, roses_get=endpoint())
    often = made["Api"]["Properties"]["RouteSettings"]

    assert "security" not in route(made, door.path, door.method.lower())
    assert often[f"{door.method} {door.path}"]["ThrottlingRateLimit"] < 100
    assert "GET /api/garden/roses" not in often


def test_callers_are_established_by_the_one_authorizer_and_believed_for_half_a_minute(tmp_path):
    made = resources(tmp_path, roses_get=endpoint())
    schemes = made["Api"]["Properties"]["DefinitionBody"]["components"]["securitySchemes"]
    authorizer = schemes["Caller"]["x-amazon-apigateway-authorizer"]

    assert route(made, "/api/garden/roses")["security"] == [{"Caller": []}]
    assert ":function:${Stage}-identity-callers-authorize/" in authorizer["authorizerUri"]["Fn::Sub"]
    assert authorizer["authorizerPayloadFormatVersion"] == "2.0"
    assert authorizer["enableSimpleResponses"] is True
    assert authorizer["identitySource"] == "$request.header.Authorization"
    assert authorizer["authorizerResultTtlInSeconds"] == 30


def test_an_api_that_everybody_may_use_has_no_authorizer(tmp_path):
    assert "components" not in resources(tmp_path, weather_get=public())["Api"]["Properties"]["DefinitionBody"]


def test_the_access_log_says_nothing_about_people(tmp_path):
    line = resources(tmp_path, roses_get=endpoint())["Api"]["Properties"]["AccessLogSettings"]["Format"]

    assert "$context.routeKey" in line
    for personal in ("sourceIp", "userAgent", "$context.path", "person", "header"):
        assert personal not in line


def test_there_is_one_origin_so_no_api_answers_others(tmp_path):
    assert "CorsConfiguration" not in resources(tmp_path, roses_get=endpoint())["Api"]["Properties"]


def test_a_request_is_not_retried(tmp_path):
    assert "EventInvokeConfig" not in resources(tmp_path, roses_get=endpoint())["RosesGet"]["Properties"]


def test_a_call_door_is_a_plain_function(tmp_path):
    made = resources(tmp_path, roses_count=call("roses_count"))["RosesCount"]["Properties"]

    assert "Events" not in made
    assert "EventInvokeConfig" not in made


def test_a_room_with_sockets_has_a_websocket_api_whose_stage_bears_its_name(tmp_path):
    document = woven(
        tmp_path, bees_connect=SocketDoor(view=view, route="$connect"), bees_hum=SocketDoor(view=view, route="hum")
    )
    made = document["Resources"]

    assert made["Socket"]["Properties"]["RouteSelectionExpression"] == "$request.body.action"
    assert made["SocketStage"]["Properties"]["StageName"] == "garden"
    assert made["BeesConnectRoute"]["Properties"]["RouteKey"] == "$connect"
    assert made["BeesHumRoute"]["Properties"]["Target"] == {"Fn::Sub": "integrations/${BeesHumIntegration}"}
    assert "BeesHumPermission" in made
    assert document["Outputs"]["SocketId"] == {"Value": {"Ref": "Socket"}}
    assert "Api" not in made
    assert made["BeesConnectRoute"]["Properties"]["AuthorizationType"] == "NONE"
    assert "SocketAuthorizer" not in made


def test_who_connects_is_asked_where_that_takes_a_scope_and_never_by_the_gateway_alone(tmp_path):
    made = resources(
        tmp_path,
        bees_connect=SocketDoor(view=view, route="$connect", scope="garden:read"),
        bees_hum=SocketDoor(view=view, route="hum", scope="garden:hum"),
    )

    route, authorizer = made["BeesConnectRoute"]["Properties"], made["SocketAuthorizer"]["Properties"]
    assert (route["AuthorizationType"], route["AuthorizerId"]) == ("CUSTOM", {"Ref": "SocketAuthorizer"})
    assert "AuthorizationType" not in made["BeesHumRoute"]["Properties"]
    assert (authorizer["AuthorizerType"], authorizer["ApiId"]) == ("REQUEST", {"Ref": "Socket"})
    assert "function:${Stage}-identity-callers-authorize/invocations" in authorizer["AuthorizerUri"]["Fn::Sub"]
    assert not {"IdentitySource", "AuthorizerResultTtlInSeconds"} & set(authorizer)


def test_every_api_may_ask_the_authorizer_and_nobody_else_may(tmp_path):
    permission = resources(tmp_path, callers_authorize=Authorizer(view=view))["CallersAuthorizePermission"]

    assert permission["Properties"]["Principal"] == "apigateway.amazonaws.com"
    assert permission["Properties"]["SourceArn"]["Fn::Sub"].endswith("/authorizers/*")


def test_logs_are_kept_for_thirty_days(tmp_path):
    made = resources(tmp_path, roses_get=endpoint())

    assert made["Logs"]["Properties"] == {"LogGroupName": {"Fn::Sub": "/${Stage}/garden"}, "RetentionInDays": 30}
    assert made["AccessLogs"]["Properties"]["RetentionInDays"] == 30


def test_two_functions_that_would_share_a_logical_id_are_refused(tmp_path):
    with pytest.raises(Unlawful, match="two things would be called RosesGetRole"):
        woven(tmp_path, roses_get=endpoint(), roses_get_role=endpoint("GET /api/garden/roles"))


def test_a_room_that_outgrows_cloudformation_is_refused(tmp_path):
    doors = {f"roses_get{n}": endpoint(f"GET /api/garden/roses{n}") for n in range(250)}

    with pytest.raises(Unlawful, match="needs more than 500 resources"):
        woven(tmp_path, **doors)


def test_who_works_behind_the_api_is_in_a_stack_of_its_own(tmp_path):
    doors = {"roses_get": endpoint(), "seeds_sow": queue(), "roses_count": call("roses_count"), "bees_rest": schedule()}
    serving, working = woven(tmp_path, **doors), woven(tmp_path, "workers", **doors)

    assert "RosesGet" in serving["Resources"]
    assert {"SeedsSow", "RosesCount", "BeesRest", "ClockRole", "DeadAlarm"} < set(working["Resources"])
    assert not set(serving["Resources"]) & set(working["Resources"])
    assert {"Layer", "Logs"} & set(working["Parameters"]) <= set(serving["Outputs"])
    assert serving["Outputs"]["Logs"] == {"Value": {"Ref": "Logs"}}


def test_a_room_without_workers_has_no_stack_for_them(tmp_path):
    house = Declared(tmp_path, roses_get=endpoint())

    assert parts(house, "garden") == ("functions",)
    assert "Logs" not in template(house, "garden")["Outputs"]


@pytest.mark.parametrize("part", ["functions", "workers"])
def test_a_template_has_the_parameters_that_it_uses_and_no_other(tmp_path, part):
    document = woven(tmp_path, part, roses_get=endpoint(), seeds_sow=queue())

    assert set(document["Parameters"]) == referred({**document["Resources"], "Globals": document["Globals"]}) - set(
        document["Resources"]
    )


def as_packaged(document):
    """What `sam package` makes of it: code and layers lie in a bucket."""
    for resource in document["Resources"].values():
        for name in {"CodeUri", "ContentUri"} & set(resource.get("Properties", {})):
            resource["Properties"][name] = "s3://bucket/key"
    return document


def translated(document):
    """What AWS's own translator makes of it, in a process of its own: it marks what it reads."""
    asked = [{"document": as_packaged(document), "parameters": dict.fromkeys(document["Parameters"], "value")}]
    program = [sys.executable, str(HOME / "infra/local/deploy/translate.py")]
    environment = {**os.environ, "AWS_DEFAULT_REGION": "eu-central-1"}
    done = subprocess.run(program, input=json.dumps(asked), capture_output=True, text=True, check=True, env=environment)
    return json.loads(done.stdout)[0]["document"]["Resources"]


@pytest.mark.parametrize("root", [HOME, HOME / "tests/house"], ids=["stoa", "parlour"])
def test_sam_makes_no_more_of_a_template_than_is_counted_here(root):
    house = House(root)
    for room, part in [(each, part) for each in house.rooms for part in parts(house, each)]:
        document = template(house, room, part)
        counted = deployed(document["Resources"])

        assert len(translated(document)) <= counted <= 500


def test_sam_adds_no_permission_to_a_role_of_ours():
    house = House(HOME / "tests/house")
    document = template(house, "parlour", "workers")
    roles = {name for name, each in document["Resources"].items() if each["Type"] == "AWS::IAM::Role"}
    made = translated(document)

    assert {name for name, each in made.items() if each["Type"] == "AWS::IAM::Role"} == roles
    assert all("ManagedPolicyArns" not in made[name]["Properties"] for name in roles)


def test_a_door_is_all_that_a_template_depends_on(tmp_path):
    door = endpoint()

    assert woven(tmp_path / "a", roses_get=door) == woven(tmp_path / "b", roses_get=copy.copy(door))


def test_a_door_that_answers_head_has_two_routes_to_the_one_function_and_both_are_knocked_at_less_often(tmp_path):
    made = resources(tmp_path, weather_get=public(head=True))
    often = made["Api"]["Properties"]["RouteSettings"]
    path = public().path

    assert route(made, path, "head") == route(made, path, "get")
    assert often[f"HEAD {path}"] == often[f"GET {path}"]
    assert [each["Type"] for each in made.values()].count("AWS::Serverless::Function") == 1
