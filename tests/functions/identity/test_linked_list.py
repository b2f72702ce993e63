from functions.identity import linked_list
from identity.accounts import Link
from identity.accounts.table import AccountTable


def test_one_sees_what_is_linked_to_ones_own_account(invoke, join):
    ada, grace = join(), join("grace", "globex")
    account = AccountTable().get(ada.person)
    link = Link(issuer="https://accounts.google.com", subject="1", email="a@gmail.com", linked=account.created)
    AccountTable().change(ada.person, lambda it: it.model_copy(update={"links": (link,)}))

    (found,) = invoke(linked_list, caller=ada.caller).json["items"]

    assert (found["provider"], found["email"], len(found["link_id"])) == (link.issuer, "a@gmail.com", 64)
    assert "subject" not in found
    assert invoke(linked_list, caller=grace.caller).json["items"] == []
