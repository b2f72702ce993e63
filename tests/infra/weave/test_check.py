import sys

from infra import check


def test_a_step_that_fails_says_what_it_said():
    step = check.Step("sulk", (sys.executable, "-c", "print('no'); raise SystemExit(3)"))

    assert (check.performed(step).holds, check.performed(step).output) == (False, "no")


def test_a_step_that_cannot_be_run_fails():
    result = check.performed(check.Step("search", ("/no/such/tool",)))

    assert not result.holds
    assert "No such file" in result.output


def outcome(capsys, *codes, more=()):
    made = [
        check.Step(f"step {n}", (sys.executable, "-c", f"print('said'); raise SystemExit({c})"))
        for n, c in enumerate(codes)
    ]
    return check.main([*made, *more]), capsys.readouterr().out


def test_a_good_day_is_one_line_a_step(capsys):
    code, said = outcome(capsys, 0, 0)

    assert code == 0
    assert len(said.splitlines()) == 3
    assert "all is well" in said


def test_one_failure_is_enough_and_the_rest_is_run_all_the_same(capsys):
    code, said = outcome(capsys, 1, 0)

    assert code == 1
    assert "said" in said
    assert "step 1" in said
    assert "1 failed" in said


def test_every_template_is_checked_and_every_house():
    found = check.templates()

    assert {
        "template.yaml",
        "infra/edge/edge.yaml",
        *(f"infra/ops/{each}.yaml" for each in ("data", "functions", "workers")),
    } <= set(found)
    assert "tests/house/infra/parlour/functions.yaml" in found


def test_all_that_is_promised_is_checked():
    names = {step.name for step in check.steps(has_sam=True) if not step.lacks}

    assert names >= {
        *("format", "lint", "types", "rooms", "templates", "sam validate", "openapi"),
        "woven files, laws, imports",
    }


def test_without_the_sam_cli_it_is_said_that_it_was_not_asked(capsys):
    (left_out,) = [step for step in check.steps(has_sam=False) if step.lacks]
    code, said = outcome(capsys, 0, more=[left_out])

    assert code == 0
    assert "sam validate" in said
    assert "skipped: no SAM CLI; `make build` installs it" in said


def test_sam_is_asked_about_every_template():
    (asked,) = [step.command for step in check.steps(has_sam=True) if step.name == "sam validate"]

    assert set(check.templates()) <= set(asked)
