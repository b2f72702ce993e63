from functions.identity import linked_list
from identity.accounts import Link
from identity.accounts.table import AccountTable


def test_one_sees_what_is_linked_to_ones_own_account(invoke, join):
    ada, grace = join(), join("grace", "globex")
    account = AccountTable().get(ada.person)
    link = Link(issuer="https://accounts.google.com", subject="1", email="a@gmail.com", linked=account.created)
    elsewhere = ("https://login.microsoftonline.com/t/v2.0", "https://id.example.com/realms/acme")
    links = [link, *(link.model_copy(update={"issuer": each}) for each in elsewhere)]
    links += [link.model_copy(update={"issuer": elsewhere[1], "subject": "2", "name": "Acme's account"})]
    AccountTable().change(ada.person, lambda it: it.model_copy(update={"links": tuple(links)}))

    items = invoke(linked_list, caller=ada.caller).json["items"]

    found = items[0]
    assert [each["name"] for each in items] == ["Google", "Microsoft", "id.example.com", "Acme's account"]
    assert (found["provider"], found["email"], len(found["link_id"])) == (link.issuer, "a@gmail.com", 64)
    assert "subject" not in found
    assert invoke(linked_list, caller=grace.caller).json["items"] == []
