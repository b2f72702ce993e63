"""What developers see who change files while the local cloud runs, or before they start it."""

from tests.journeys.running import Running, house


def test_a_function_whose_file_changed_is_loaded_anew(tmp_path):
    copy = house(tmp_path)
    running = Running.start(tmp_path / "state", root=copy)
    path = copy / "functions/ops/version_get.py"
    good = path.read_text()
    assert running.ask("GET", "/api/ops/version", key=False)[1]["name"] == "stoa"
    assert "make weave" not in running.text

    path.write_text(good.replace("return Version()", 'return Version(name="agora")'))
    running.wait_for("loaded anew: dev-ops-version-get")
    assert running.ask("GET", "/api/ops/version", key=False)[1]["name"] == "agora"

    path.write_text(good + "\n)\n")
    running.wait_for(
        "cannot be loaded: dev-ops-version-get: SyntaxError: unmatched ')' at functions/ops/version_get.py:"
    )

    path.write_text(good.replace("/api/ops/version", "/api/ops/release"))
    running.wait_for("the door of dev-ops-version-get is not the one that is deployed: make weave, then restart")

    (copy / "functions/ops/version_show.py").write_text(good)
    running.wait_for("functions/ops/version_show.py is not deployed: make weave, then restart")

    (copy / "infra/ops/functions.yaml").write_text("Resources: {}")
    running.wait_for("the templates changed: restart to deploy them")
    assert "Traceback" not in running.text
    assert running.stop() == 0


def test_what_cannot_be_loaded_is_said_at_every_start_and_hinders_nobody_else(tmp_path):
    copy = house(tmp_path)
    path = copy / "functions/ops/version_get.py"
    path.write_text(path.read_text() + "import nope_x\n")
    (copy / "functions/ops/version_show.py").write_text(path.read_text())
    line = len(path.read_text().splitlines())

    for _ in ("first", "seeded"):
        running = Running.start(tmp_path / "state", root=copy)
        running.wait_for(
            "cannot be loaded: dev-ops-version-get: ModuleNotFoundError: "
            f"No module named 'nope_x' at functions/ops/version_get.py:{line}\n"
        )
        running.wait_for("functions/ops/version_show.py is not deployed: make weave, then restart")
        assert running.ask("GET", "/api/ops/health", key=False)[0] == 200
        assert "this is a bug" not in running.text
        assert running.stop() == 0


def test_a_demonstration_that_needs_what_cannot_be_loaded_says_so(tmp_path):
    copy = house(tmp_path)
    path = copy / "functions/ops/incidents_create.py"
    path.write_text(path.read_text().replace("Incident, ", "Incidental, "))

    running = Running.launch(tmp_path / "state", root=copy)

    assert running.ending() == 1
    assert "cannot be loaded: dev-ops-incidents-create: ImportError: cannot import name 'Incidental'" in running.text
    assert " at functions/ops/incidents_create.py:" in running.text
    assert running.lines[-1].startswith("the demonstration could not be brought in (")
    assert "Traceback" not in running.text
    assert "this is a bug" not in running.text
