from functions.identity import factors_show, workspaces_create
from identity.noticing.table import attempts
from identity.signin.model import MOST_FAILURES


def guessed(acts):
    return [act for act in acts() if act["action"].endswith(".guess")]


def test_the_log_of_each_workspace_says_once_whose_password_is_guessed_at(invoke, cloud, join, sign_in, acts):
    ada = join()
    other = invoke(workspaces_create, caller=ada.caller, body={"name": "Own", "slug": "own"}).json["workspace"]
    for number in range(MOST_FAILURES):
        sign_in(password=f"guess {number}")
    cloud.pumps.drain()
    assert guessed(acts) == []

    for number in range(3):
        assert sign_in(password=f"another guess {number}").problem == "too-many-attempts"
        sign_in("nobody", password="a guess")
        cloud.pumps.drain()

    found = guessed(acts)
    assert {act["workspace"] for act in found} == {ada.workspace, other}
    assert [(act["actor"], act["action"], act["target"]) for act in found] == [
        ("unknown", "password.guess", ada.person)
    ] * 2
    assert not any("guess " in str(act["details"]) or ada.email in str(act) for act in found)


def test_of_an_address_that_nobody_has_nothing_is_noted(cloud, sign_in, acts):
    for number in range(MOST_FAILURES + 2):
        sign_in("nobody", password=f"guess {number}")
    cloud.pumps.drain()

    assert guessed(acts) == []


def test_so_it_is_with_the_codes_of_who_has_the_password(invoke, cloud, join, with_app, sign_in, acts):
    ada = join()
    with_app(ada)
    for _ in range(3):
        step = sign_in().json["second_step"]["ticket"]
        for _ in range(4):
            invoke(factors_show, body={"ticket": step, "code": "000000", "client": "app"})
    cloud.pumps.drain()

    assert [(act["action"], act["target"]) for act in guessed(acts)] == [("factor.guess", ada.person)]


def test_letters_that_are_counted_beside_are_nobodys_guesses():
    assert attempts({"pk": {"S": "a-digest#letters#480123"}, "letters": {"N": "5"}}).times == 0
