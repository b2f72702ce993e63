import json

from infra.local.lines import Lines


def test_all_lines_are_kept_and_what_went_wrong_is_shown(tmp_path):
    shown = []
    lines = Lines(tmp_path / "functions.log", shown.append)
    error = {
        "level": "ERROR",
        "message": "this is a bug",
        "exception_name": "KeyError",
        "stack_trace": ["a:1 f", "b:2 g"],
    }

    for line in ("plain", '{"level": "INFO", "message": "served"}', "{broken", "[1]", json.dumps(error)):
        lines.take("dev-ops-x", line)

    assert shown == ["dev-ops-x: this is a bug: KeyError at b:2 g"]
    assert len((tmp_path / "functions.log").read_text().splitlines()) == 5
