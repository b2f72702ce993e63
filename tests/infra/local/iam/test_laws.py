"""What holds of every policy, whatever it says."""

from hypothesis import given
from hypothesis import strategies as st

from tests.infra.local.iam.policies import allow, decided, deny

ACTIONS = st.sampled_from(["dynamodb:GetItem", "dynamodb:PutItem", "s3:GetObject"])
RESOURCES = st.sampled_from(["arn:aws:s3:::a/x", "arn:aws:s3:::a/y", "arn:aws:s3:::b/x"])
SOURCES = st.sampled_from(["hall", "yard", "Hall", ""])
ACTION_NAMES = st.sampled_from(["*", "dynamodb:*", "dynamodb:GetItem", "S3:Get*", "s3:PutObject", "dynamodb:?utItem"])
RESOURCE_NAMES = st.sampled_from(["*", "arn:aws:s3:::a/*", "arn:aws:s3:::?/x", "arn:aws:s3:::b/x", "${aws:userid}"])
OPERATORS = st.sampled_from(
    ["StringEquals", "StringNotEquals", "StringLikeIfExists", "ForAnyValue:StringEquals", "StringLooksLike", "Null"]
)
KEYS = st.sampled_from(["events:source", "aws:SourceIp"])
CONDITIONS = st.dictionaries(OPERATORS, st.dictionaries(KEYS, SOURCES | st.just("true"), max_size=2), max_size=2)


@st.composite
def statements(draw, effects=("Allow", "Deny")):
    action = draw(st.sampled_from(["Action", "NotAction"]))
    resource = draw(st.sampled_from(["Resource", "NotResource"]))
    return {
        "Effect": draw(st.sampled_from(effects)),
        action: draw(st.lists(ACTION_NAMES, min_size=1, max_size=3)),
        resource: draw(st.lists(RESOURCE_NAMES, min_size=1, max_size=3)),
        "Condition": draw(CONDITIONS),
    }


POLICIES = st.lists(statements(), max_size=5)
REQUESTS = st.fixed_dictionaries(
    {
        "action": ACTIONS,
        "on": RESOURCES,
        "facts": st.fixed_dictionaries({"aws:SourceIp": SOURCES.map(lambda text: [text])})
        | st.fixed_dictionaries({"events:source": SOURCES.map(lambda text: [text])})
        | st.just({}),
    }
)


@given(POLICIES, statements(effects=["Deny"]), REQUESTS, st.integers(0, 5))
def test_a_deny_that_matches_is_never_outvoted(policy, denial, request, place):
    if decided(denial, **request).denied:
        assert decided(*policy[:place], denial, *policy[place:], **request).denied


@given(POLICIES, statements(effects=["Allow"]), REQUESTS, st.integers(0, 5))
def test_adding_an_allow_never_takes_away(policy, more, request, place):
    before = decided(*policy, **request)
    after = decided(*policy[:place], more, *policy[place:], **request)
    assert after.allowed or not before.allowed
    assert after.denied is before.denied


@given(POLICIES, statements(effects=["Deny"]), REQUESTS)
def test_adding_a_deny_never_gives(policy, more, request):
    assert decided(*policy, **request).allowed or not decided(*policy, more, **request).allowed


@given(st.permutations(range(4)), st.lists(statements(), min_size=4, max_size=4), REQUESTS)
def test_the_order_of_statements_means_nothing(order, policy, request):
    first, second = decided(*policy, **request), decided(*[policy[place] for place in order], **request)
    assert (first.allowed, first.denied) == (second.allowed, second.denied)


@given(POLICIES, REQUESTS)
def test_nothing_is_allowed_and_denied_and_nothing_is_allowed_by_nobody(policy, request):
    found = decided(*policy, **request)
    assert not (found.allowed and found.denied)
    assert not found.allowed or any(decided(each, **request).allowed for each in policy)


@given(POLICIES, REQUESTS, CONDITIONS)
def test_a_condition_only_ever_narrows(policy, request, condition):
    narrowed = [{**each, "Condition": {**condition, **each["Condition"]}} for each in policy]
    bare = [{name: value for name, value in each.items() if name != "Condition"} for each in policy]
    for one, other in zip(narrowed, bare, strict=True):
        for effect in ("allowed", "denied"):
            assert not getattr(decided(one, **request), effect) or getattr(decided(other, **request), effect)


@given(st.text(max_size=30), st.text(max_size=20), SOURCES, REQUESTS)
def test_no_operator_and_no_key_whatever_breaks_the_judge_or_slips_past_a_denial(operator, key, wanted, request):
    """Of any condition at all: either it can be judged, and then it is the same for both, or it fails closed."""
    condition = {operator: {key: wanted}}
    allowed = decided(allow("*", **condition), **request).allowed
    denied = decided(deny("*", **condition), **request).denied
    assert denied or not allowed


@given(st.text(alphabet="ab*?[].${}", max_size=8), st.text(alphabet="ab[].${}", max_size=8))
def test_without_wildcards_a_resource_is_only_itself(name, text):
    if "*" not in name and "?" not in name and "${" not in name:
        assert decided(allow("*", on=name), on=text).allowed is (name == text)
