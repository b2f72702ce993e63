"""How the stacks hang together."""

import json
import re

from infra.deploy.layers import names
from infra.deploy.runtime import RUNTIME
from infra.yamls import load
from tests.infra.stacks.templates import ROOT, WOVEN, properties, resources

ROOMS = sorted(path.parent.name for path in ROOT.glob("infra/*/functions.yaml"))


def test_every_stack_is_given_exactly_what_it_asks_for():
    for where, stack in properties("AWS::Serverless::Application", [ROOT / "template.yaml"]):
        parameters = load(ROOT / stack["Location"]).get("Parameters", {})
        needed = {name for name, parameter in parameters.items() if "Default" not in parameter}
        assert needed <= set(stack["Parameters"]) <= set(parameters), where


def test_every_output_that_is_asked_for_is_given():
    template = load(ROOT / "template.yaml")
    locations = {
        name: resource["Properties"]["Location"]
        for name, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Application"
    }
    asked = re.findall(r"'Fn::GetAtt': \['(\w+)', 'Outputs\.(\w+)'\]", str(template))
    assert asked
    for stack, output in asked:
        assert output in load(ROOT / locations[stack])["Outputs"], f"{stack} gives out no {output}"


def test_every_room_is_deployed_with_its_data_before_its_functions():
    locations = [stack["Location"] for _, stack in properties("AWS::Serverless::Application", [ROOT / "template.yaml"])]
    for room in ROOMS:
        data, functions, workers = (f"infra/{room}/{part}.yaml" for part in ("data", "functions", "workers"))
        assert locations.index(data) < locations.index(functions) < locations.index(workers)


def test_the_root_needs_answers_to_two_questions_only():
    parameters = load(ROOT / "template.yaml")["Parameters"]
    assert [name for name, each in parameters.items() if "Default" not in each] == ["Stage", "OriginHashes"]


def test_there_is_one_runtime():
    for path in [ROOT / "template.yaml", *WOVEN]:
        assert set(re.findall(r"python3\.\d+", path.read_text())) == {RUNTIME}, path


def test_every_function_says_itself_where_its_code_is():
    """What `sam build` writes lies elsewhere, and of the paths in a template it moves only those of resources along."""
    for where, function in properties("AWS::Serverless::Function"):
        room = ROOT / where.partition(":")[0]
        assert (room.parent / function["CodeUri"]).resolve() == ROOT / "functions" / room.parent.name, where
    for path in [ROOT / "template.yaml", *WOVEN]:
        assert ".." not in str(load(path).get("Globals", {})), path


def test_every_layer_is_built_by_its_makefile():
    for where, layer in resources("AWS::Serverless::LayerVersion"):
        template = ROOT / where.partition(":")[0]
        makefile = (template.parent / layer["Properties"]["ContentUri"] / "Makefile").resolve()
        assert layer["Metadata"]["BuildMethod"] == "makefile", where
        assert f"build-{where.rpartition(' ')[2]}:" in makefile.read_text(), where
    for name in names():
        assert (ROOT / f"layers/{name}/Makefile").exists(), name


def test_what_the_edge_needs_to_know_the_root_gives_out():
    given = load(ROOT / "template.yaml")["Outputs"]
    needed = load(ROOT / "infra/edge/edge.yaml")["Parameters"]
    of_the_edge = {name for name in needed if name.endswith(("Api", "Socket", "BucketDomain"))}
    assert of_the_edge <= set(given)
    assert of_the_edge == {name for name in given if name.endswith(("Api", "Socket", "BucketDomain"))}


def test_the_dashboard_is_one_page_that_cloudwatch_can_read():
    ((_, dashboard),) = properties("AWS::CloudWatch::Dashboard")
    body = dashboard["DashboardBody"]["Fn::Sub"].replace("${Stage}", "prod").replace("${AWS::Region}", "eu-central-1")
    page = json.loads(body)
    titles = [widget["properties"]["title"] for widget in page["widgets"]]
    assert len(titles) == len(set(titles)) == 10
    for widget in page["widgets"]:
        assert widget["x"] + widget["width"] <= 24
        for ((metric,),) in [widget["properties"]["metrics"][:1]]:
            assert metric["expression"].startswith("SEARCH('{AWS/")
