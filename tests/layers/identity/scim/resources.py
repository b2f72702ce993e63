"""People as resources, and filters over them, as hypothesis makes them up."""

from hypothesis import strategies as st

from identity.scim.attributes import Path
from identity.scim.filters import Compare, Not, Present, Within, joined
from identity.scim.urns import ENTERPRISE, USER

texts = st.sampled_from(
    ["ada", "Ada", "ADA", "bob", "", "work", "home", 'qu"ote', "b\\ack", "ä", "\U0001f600"]
) | st.text(st.characters(codec="utf-8"), max_size=6)
dates = st.datetimes().map(lambda at: f"{at.isoformat(timespec='milliseconds')}Z")

TEXT = [
    Path(None, "userName"),
    Path(None, "externalId"),
    Path(None, "TITLE"),
    Path(None, "name", "familyName"),
    Path(USER, "displayName"),
    Path(ENTERPRISE, "department"),
    Path(ENTERPRISE, "manager", "value"),
    Path(None, "emails"),
    Path(None, "emails", "type"),
    Path(None, "nothingOfOurs"),
]

written = st.sampled_from(["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"])
inner = st.builds(Compare, st.sampled_from([Path(None, "type"), Path(None, "value")]), written, texts) | st.builds(
    Present, st.just(Path(None, "type"))
)


def grown(parts):
    """Filters made of those."""
    several = st.lists(parts, min_size=2, max_size=3)
    return (
        st.builds(Not, parts)
        | several.map(lambda each: joined("and", *each))
        | several.map(lambda each: joined("or", *each))
    )


leaves = (
    st.builds(Compare, st.sampled_from(TEXT), written, texts)
    | st.builds(Compare, st.just(Path(None, "active")), st.sampled_from(["eq", "ne"]), st.booleans())
    | st.builds(Compare, st.just(Path(None, "meta", "lastModified")), written, dates)
    | st.builds(Compare, st.sampled_from(TEXT), st.sampled_from(["eq", "ne"]), st.none())
    | st.builds(Present, st.sampled_from([*TEXT, Path(None, "name"), Path(None, "meta")]))
    | st.builds(Within, st.just(Path(None, "emails")), st.recursive(inner, grown, max_leaves=4))
)
filters = st.recursive(leaves, grown, max_leaves=8)

filled = texts.filter(bool)
email = st.fixed_dictionaries({"value": filled}, optional={"type": filled, "primary": st.just(True)})
emails = st.lists(email, min_size=1, max_size=3)
names = st.dictionaries(st.sampled_from(["familyName", "givenName"]), filled, min_size=1)
resources = st.fixed_dictionaries(
    {"id": filled, "userName": filled, "meta": st.fixed_dictionaries({"lastModified": dates})},
    optional={
        "externalId": filled,
        "title": filled,
        "displayName": filled,
        "active": st.booleans(),
        "name": names,
        "emails": emails,
        ENTERPRISE: st.fixed_dictionaries({"department": filled}, optional={"manager": st.just({"value": "ada"})}),
    },
)
"""As they are kept: nothing in them is empty."""
