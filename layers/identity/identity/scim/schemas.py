"""The attributes of people and groups (RFC 7643, 4), as far as we keep them.

Not kept, and so not in the schemas: ``password`` (it is the person's own, see ``values``), ``ims``, ``entitlements``,
``x509Certificates``. Everything that Entra ID and Okta map by default is.
"""

from identity.scim.attributes import Attribute, Extension, Kind
from identity.scim.urns import ENTERPRISE, GROUP, USER

ROLES = ("admin", "manager", "lead", "member")
"""The roles that every workspace has; a custom one goes by its id."""


def _labelled(name: str, description: str, *types: str, kind: str = "string") -> Attribute:
    """A list of values, each with a label, of which one may be the primary one."""
    references = ("external",) if kind == "reference" else ()
    return Attribute(
        name,
        description,
        "complex",
        many=True,
        parts=(
            Attribute("value", "The value itself", kind, exact=kind == "reference", references=references),
            Attribute("display", "How it is shown"),
            Attribute("type", "What it is for", canonical=types),
            Attribute("primary", "Whether it is the preferred one; at most one is", "boolean"),
        ),
    )


def _link(types: tuple[str, ...], description: str, mutability: str = "readOnly") -> Attribute:
    """Where the resource that is referred to can be read. Of what clients write, only the id in it is read."""
    return Attribute("$ref", description, "reference", exact=True, mutability=mutability, references=types)


_WHOLE = ("type", "formatted", "streetAddress", "locality", "region", "postalCode", "country")

COMMON = (
    Attribute("schemas", "The schemas of the resource", "reference", many=True, required=True, exact=True,
              mutability="readOnly", returned="always", references=("uri",)),
    Attribute("id", "The id of the resource, which we give", exact=True, mutability="readOnly", returned="always",
              uniqueness="server"),
    Attribute("externalId", "The id that the client has for the resource", exact=True),
    Attribute("meta", "What we know about the resource itself", "complex", mutability="readOnly", parts=(
        Attribute("resourceType", "The type of the resource", exact=True, mutability="readOnly"),
        Attribute("created", "When it was made", "dateTime", mutability="readOnly"),
        Attribute("lastModified", "When it changed last", "dateTime", mutability="readOnly"),
        Attribute("location", "Where it can be read", "reference", exact=True, mutability="readOnly",
                  references=("uri",)),
        Attribute("version", "Its entity tag", exact=True, mutability="readOnly"),
    )),
)  # fmt: skip

_USER = (
    Attribute("userName", "The name by which the person is known to the directory; usually an e-mail address",
              required=True, uniqueness="server"),
    Attribute("name", "The parts of the person's name", "complex", parts=(
        Attribute("formatted", "The whole name, as it is written"),
        Attribute("familyName", "The family name"),
        Attribute("givenName", "The given name"),
        Attribute("middleName", "The middle names"),
        Attribute("honorificPrefix", "What comes before the name: Dr."),
        Attribute("honorificSuffix", "What comes after the name: III"),
    )),
    Attribute("displayName", "The name that others see"),
    Attribute("nickName", "What the person is called among colleagues"),
    Attribute("profileUrl", "A page about the person", "reference", exact=True, references=("external",)),
    Attribute("title", "The person's position: Vice President"),
    Attribute("userType", "How the person belongs to the company: Employee"),
    Attribute("preferredLanguage", "The language the person prefers: en-US"),
    Attribute("locale", "How dates and numbers are written for the person: en-US"),
    Attribute("timezone", "The time zone of the person: Europe/Berlin"),
    Attribute("active", "Whether the person may sign in to this workspace", "boolean"),
    _labelled("emails", "E-mail addresses", "work", "home", "other"),
    _labelled("phoneNumbers", "Telephone numbers", "work", "home", "mobile", "fax", "pager", "other"),
    Attribute("addresses", "Postal addresses", "complex", many=True, identity=_WHOLE, parts=(
        Attribute("formatted", "The whole address, as it is written on a letter"),
        Attribute("streetAddress", "Street and number"),
        Attribute("locality", "Town"),
        Attribute("region", "State or region"),
        Attribute("postalCode", "Postal code"),
        Attribute("country", "Country, as two letters of ISO 3166-1"),
        Attribute("type", "What the address is for", canonical=("work", "home", "other")),
        Attribute("primary", "Whether it is the preferred one; at most one is", "boolean"),
    )),
    _labelled("photos", "Pictures of the person", "photo", "thumbnail", kind="reference"),
    Attribute("roles", "The person's role in the workspace; there is one", "complex", many=True, identity=(), parts=(
        Attribute("value", "The role: a built-in one, or the id of a custom one", exact=True, canonical=ROLES),
        Attribute("primary", "Always true", "boolean"),
    )),
    Attribute("groups", "The groups that the person is in; change them at the group", "complex", many=True,
              mutability="readOnly", parts=(
        Attribute("value", "The id of the group", exact=True, mutability="readOnly"),
        _link(("Group",), "Where the group can be read"),
        Attribute("display", "The name of the group", mutability="readOnly"),
        Attribute("type", "Always direct: groups hold no groups", mutability="readOnly", canonical=("direct",)),
    )),
)  # fmt: skip

_ENTERPRISE = (
    Attribute("employeeNumber", "The number that the company gives the person"),
    Attribute("costCenter", "The cost centre"),
    Attribute("organization", "The organisation"),
    Attribute("division", "The division"),
    Attribute("department", "The department"),
    Attribute("manager", "The person's manager", "complex", parts=(
        Attribute("value", "The id of the manager", exact=True),
        _link(("User",), "Where the manager can be read", "readWrite"),
        Attribute("displayName", "The name of the manager", mutability="readOnly"),
    )),
)  # fmt: skip

_GROUP = (
    Attribute("displayName", "The name of the group", required=True, named=True, uniqueness="server"),
    Attribute("members", "The people who are in the group", "complex", many=True, identity=("value",), parts=(
        Attribute("value", "The id of the person", required=True, exact=True, mutability="immutable"),
        _link(("User",), "Where the person can be read", "immutable"),
        Attribute("display", "The name of the person", mutability="readOnly"),
        Attribute("type", "Always User: groups hold no groups", mutability="immutable", canonical=("User",)),
    )),
)  # fmt: skip

EMPLOYMENT = Extension(ENTERPRISE, "EnterpriseUser", "What a company says about a person who works there", _ENTERPRISE)

PEOPLE = Kind("User", "Users", USER, "A person in the workspace", _USER, COMMON, (EMPLOYMENT,))
GROUPS = Kind("Group", "Groups", GROUP, "A group of people in the workspace", _GROUP, COMMON)

KINDS = {kind.endpoint: kind for kind in (PEOPLE, GROUPS)}
