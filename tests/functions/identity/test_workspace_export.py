from functions.identity import workspace_export


def test_who_asks_is_told_how_it_will_be_found(invoke, join, acts):
    ada = join()

    said = invoke(workspace_export, caller=ada.powers)

    assert said.status == 202
    found = said.json
    assert (found["kind"], found["status"], found["asked_by"], found["files"]) == (
        "workspace",
        "gathering",
        ada.person,
        [],
    )
    assert (acts()[-1]["action"], acts()[-1]["target"]) == ("workspace.export", found["export_id"])


def test_it_takes_somebody_who_has_just_shown_who_they_are(invoke, join, long_ago, rows):
    ada = join()
    long_ago(ada)

    assert invoke(workspace_export, caller=ada.powers).problem == "step-up-needed"
    assert invoke(workspace_export, caller=ada.powers | {"session": ""}).problem == "step-up-needed", "nor does a key"
    assert rows("identity-exports-1") == []


def test_nobody_asks_more_than_five_times_a_day(invoke, join):
    ada = join()
    for _ in range(5):
        assert invoke(workspace_export, caller=ada.powers).status == 202

    assert invoke(workspace_export, caller=ada.powers).status == 429
