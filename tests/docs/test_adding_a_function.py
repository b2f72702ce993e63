"""The guide to adding a function, followed to the letter by somebody who reads nothing else."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from infra import ROOT
from infra.yamls import load

GUIDE, RUNNING, OF_ROOMS = (
    (ROOT / f"docs/{page}.md").read_text("utf-8")
    for page in ("adding-a-function", "running-a-function", "adding-a-room")
)
NEEDED = ("functions", "layers", "infra", "events", "docs", "tests")


@pytest.fixture
def copy(tmp_path):
    for name in (*NEEDED, "template.yaml", "pyproject.toml", "requirements.lock"):
        source, target = ROOT / name, tmp_path / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    (tmp_path / ".cache").mkdir()
    for kept in ("templates", "weave"):  # what was found out about files holds for the same files elsewhere
        (ROOT / ".cache" / kept).mkdir(parents=True, exist_ok=True)
        (tmp_path / ".cache" / kept).symlink_to(ROOT / ".cache" / kept)
    return tmp_path


def run(copy, *command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=copy, capture_output=True, text=True, timeout=900, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_what_the_guide_shows_works(copy):
    paths = re.findall(r"`((?:tests/)?functions/ops/\w+\.py)`", GUIDE)
    for path, code in zip(paths, re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL), strict=True):
        (copy / path).write_text(code, "utf-8")

    name, cost = re.search(r'`"(ops/\w+)": (\d)` to', GUIDE).groups()
    figures = copy / "tests/functions/round_trips.json"
    figures.write_text(json.dumps({**json.loads(figures.read_text()), name: int(cost)}))

    code, said = run(copy, "infra", ".")
    assert code == 0, said
    assert "/api/ops/incidents/newest" in (copy / "docs/openapi.json").read_text()
    assert "IncidentsNewestRole" in (copy / "infra/ops/functions.yaml").read_text()
    code, said = run(copy, "pytest", "-p", "no:cacheprovider", paths[1])
    assert code == 0, said

    function = copy / paths[0]
    function.write_text(
        function.read_text().replace('"ops-incidents-1:Query"]', '"ops-incidents-1:Query", "ops-incidents-1:Scan"]')
    )
    code, said = run(copy, "pytest", "-p", "no:cacheprovider", paths[1])
    assert (code, "has grants that none of its tests needs" in said) == (1, True), "a spare grant"


def test_the_secret_that_sam_is_told_of_is_the_one_that_samples_carry():
    (secret,) = re.findall(r"printf %s (\S+) \| sha256sum", RUNNING)
    (event,) = re.findall(r"--event (\S+)", RUNNING)

    assert json.loads((ROOT / event).read_text())["headers"]["x-origin-secret"] == secret
    room, function = re.search(r"sam local invoke (\w+) --template \.aws-sam/build/(\w+)/", RUNNING).group(2, 1)
    assert function in load(ROOT / f"infra/{room.lower()}/functions.yaml")["Resources"]
    assert (
        load(ROOT / "template.yaml")["Resources"][room]["Properties"]["Location"]
        == f"infra/{room.lower()}/functions.yaml"
    )


ROOM = {
    "functions/crm/leads_count.py": '''"""Count the people who may become customers."""

from kernel.api import Api

app = Api(__name__)


@app.every("1 day")
def remember_leads() -> None:
    pass
''',
    "functions/crm/leads_greet.py": '''"""Greet somebody who may become a customer."""

from crm.leads import Greeting
from kernel.api import Api

app = Api(__name__)


@app.public("GET /api/crm/greeting", limit="60/minute per address")
def greet() -> Greeting:
    return Greeting()
''',
    "layers/crm/crm/__init__.py": '"""Those who buy, and those who may."""\n',
    "layers/crm/crm/leads/__init__.py": '''"""Those who may buy."""

from pydantic import BaseModel


class Greeting(BaseModel, frozen=True):
    """What is said to them."""

    text: str = "Hello"
''',
    "tests/functions/crm/test_leads_count.py": """from functions.crm import leads_count


def test_counts(invoke):
    assert invoke(leads_count).payload is None
""",
    "tests/functions/crm/test_leads_greet.py": """from functions.crm import leads_greet


def test_greets(invoke):
    assert invoke(leads_greet).json == {"text": "Hello"}
""",
}


def replaced(path, before, after, count=1):
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, count), "utf-8")


def furnish(copy):
    """Do what the table and the blocks of the guide say."""
    blocks = dict(re.findall(r"```yaml\n# (.*?)\n(.*?)```", OF_ROOMS, re.DOTALL))
    data = copy / "infra/crm/data.yaml"
    data.parent.mkdir()
    data.write_text(blocks["infra/crm/data.yaml"], "utf-8")
    template = copy / "template.yaml"
    replaced(template, "\nOutputs:\n", f"\n{blocks['template.yaml, under Resources']}\nOutputs:\n")
    replaced(template, "\nOutputs:\n", f"\nOutputs:\n{blocks['template.yaml, under Outputs']}")
    makefile = copy / "layers/ops/Makefile"
    (copy / "layers/crm/Makefile").write_text(makefile.read_text().replace("layers ops", "layers crm"))
    tools = copy / "pyproject.toml"
    text = tools.read_text("utf-8").replace('"ops"', '"crm", "ops"').replace("| ops", "| crm | ops")
    tools.write_text(
        text.replace('"layers/ops"', '"layers/crm", "layers/ops"').replace(":layers/ops", ":layers/crm:layers/ops")
    )
    figures = copy / "tests/functions/round_trips.json"
    figures.write_text(json.dumps({**json.loads(figures.read_text()), "crm/leads_count": 0, "crm/leads_greet": 1}))


def count(copy, said, there_are):
    """Put the alarms that there are into the table of what idle costs, and what follows from that."""
    costs = copy / "docs/deployment.md"
    text, more = costs.read_text("utf-8"), (there_are - said) / 10
    text = text.replace(f"| alarms | {said} | {said / 10:.2f} |", f"| alarms | {there_are} | {there_are / 10:.2f} |")
    for dollars in re.findall(r"\*\*(\d+\.\d\d)\*\*", text):
        text = text.replace(dollars, f"{float(dollars) + more:.2f}")
    text = re.sub(r"(?<=leaves )\d+\.\d\d", lambda dollars: f"{float(dollars[0]) + more:.2f}", text)
    busy = float(re.findall(r"^\| \*\*together\*\*.*\*\*(\d+\.\d\d)\*\*", text, re.MULTILINE)[-1])
    costs.write_text(re.sub(r"That is \d+ cents", f"That is {round(busy * 100 / 200)} cents", text))


def test_a_new_room_needs_what_the_guide_says_and_no_more(copy):
    for path, text in ROOM.items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(text, "utf-8")

    unasked = copy / "functions/ops/incidents_list.py"
    listing = unasked.read_text("utf-8")
    of_no_page = listing.replace(", page: Page)", ")").replace("caller.workspace, page)", "caller.workspace, Page())")
    unasked.write_text(of_no_page, "utf-8")

    code, said = run(copy, "infra", "--check", ".")
    assert "incidents_list.py: its view answers with a Listing and takes no Page" in said
    unasked.write_text(listing, "utf-8")
    table = re.findall(r"^\| `([\w/.]+)` \|", OF_ROOMS, re.MULTILINE)
    assert code == 1
    assert [where for where in table if where not in said] == ["layers/crm/crm/__init__.py"], "which is there"

    furnish(copy)
    code, said = run(copy, "infra", "--check", ".")
    alarms = r'docs/deployment.md: the table of what idle costs says (\d+) of "alarms", and there are (\d+)'
    (figures,) = re.findall(alarms, said)
    assert [
        line for line in said.splitlines() if ":" in line and "stale" not in line and not re.match(alarms, line)
    ] == []

    count(copy, *map(int, figures))
    code, said = run(copy, "infra", ".")
    assert code == 0, said
    everything = (
        "tests/functions/crm",
        "tests/infra/stacks",
        "tests/infra/test_rooms.py",
        "tests/infra/deploy/test_costs.py",
    )
    code, said = run(copy, "pytest", "-p", "no:cacheprovider", *everything)
    assert code == 0, said
