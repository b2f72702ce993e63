from functions.identity import issuers_list


def test_a_workspace_sees_its_own_page_by_page(invoke, join, issuer):
    ada, grace = join(), join("grace", "globex")
    made = [issuer(ada, name="One"), issuer(ada, name="Two")]

    first = invoke(issuers_list, caller=ada.powers, query={"limit": 1}).json
    second = invoke(issuers_list, caller=ada.powers, query={"limit": 1, "cursor": first["next"]}).json

    assert {each["issuer_id"] for each in (*first["items"], *second["items"])} == set(made)
    assert invoke(issuers_list, caller=grace.powers).json["items"] == []
