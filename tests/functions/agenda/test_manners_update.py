from functions.agenda import manners_get, manners_update


def test_what_one_says_holds_from_then_on(invoke, office):
    wanted = {"unasked": "known", "crashers": "add"}

    said = invoke(manners_update, caller=office.ada, body=wanted)
    assert (said.status, said.json) == (200, wanted)
    assert invoke(manners_get, caller=office.ada).json == wanted
    assert invoke(manners_update, caller=office.ada, body={"unasked": "sometimes"}).status == 422
