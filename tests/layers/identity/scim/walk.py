"""What a directory does on its first day, with a client library that others wrote."""

from scim2_models import EnterpriseUser, Group, PatchOp, PatchOperation, SearchRequest, User

Person = User[EnterpriseUser]


def walked(library):
    """Ada and her group, as they are after all that."""
    ada = library.create(Person(user_name="ada@example.com", display_name="Ada"))
    ada[EnterpriseUser] = EnterpriseUser(department="Engines")
    ada = library.replace(ada)
    group = library.create(Group(display_name="Engineers", members=[Group.Members(value=ada.id)]))
    patch = PatchOp[Person](operations=[PatchOperation(op="replace", path="title", value="Countess")])
    ada = library.modify(Person, ada.id, patch)

    assert (ada.title, ada[EnterpriseUser].department) == ("Countess", "Engines")
    assert library.query(Person, ada.id).groups[0].display == "Engineers"
    found = library.query(Person, query_parameters=SearchRequest(filter='userName eq "ADA@example.com"'))
    assert [each.id for each in found.resources] == [ada.id]
    return ada, group
