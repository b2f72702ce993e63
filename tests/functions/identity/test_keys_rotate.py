from functions.identity import keys_delete, keys_rotate


def test_both_secrets_are_good_for_the_chosen_time(invoke, join, make, opens, acts, cold):
    ada = join()
    key = make(ada)

    said = invoke(keys_rotate, caller=ada.powers, key_id=key["key_id"], body={"overlap_hours": 48}).json

    assert said["key"] != key["key"]
    assert said["key_id"] == key["key_id"]
    assert said["overlaps"] > said["rotated"]
    assert opens(key["key"]) == opens(said["key"])
    assert acts()[-1]["action"] == "key.rotate"


def test_without_overlap_the_one_before_is_dead_and_there_are_never_three(invoke, join, make, opens):
    ada = join()
    first = make(ada)
    rotate = {"caller": ada.powers, "key_id": first["key_id"]}
    second = invoke(keys_rotate, **rotate, body={}).json
    third = invoke(keys_rotate, **rotate, body={}).json

    assert [opens(each["key"]) is not None for each in (first, second, third)] == [False, True, True]
    fourth = invoke(keys_rotate, **rotate, body={"overlap_hours": 0}).json
    assert fourth["overlaps"] is None
    assert opens(fourth["key"])


def test_it_takes_who_made_it_and_has_shown_a_moment_ago_that_it_is_them(invoke, join, make, enrol, long_ago):
    ada = join()
    rotate = {"key_id": make(ada)["key_id"], "body": {}}
    other = ada.powers | {"person": enrol(ada, "grace", "admin")}

    assert invoke(keys_rotate, **rotate, caller=other).problem == "not-your-key"
    long_ago(ada)
    assert invoke(keys_rotate, **rotate, caller=ada.powers).problem == "step-up-needed"


def test_what_is_over_is_not_rotated(invoke, join, make):
    ada = join()
    key_id = make(ada)["key_id"]
    invoke(keys_delete, caller=ada.powers, key_id=key_id)

    assert invoke(keys_rotate, caller=ada.powers, key_id=key_id, body={}).problem == "key-over"
    assert invoke(keys_rotate, caller=ada.powers, key_id=key_id, body={"overlap_hours": 169}).status == 422
