"""Whatever is written and asked, the table answers as a plain list would."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.local.stores import open_stores
from tests.infra.local.stores.aws import Table, item, n, s

sort_keys = st.text("ab0", min_size=1, max_size=3)
modseqs = st.one_of(st.integers(-20, 20), st.decimals("-5", "5", places=2))
writes = st.lists(
    st.tuples(
        st.sampled_from("wv"), sort_keys, st.one_of(st.none(), modseqs), st.sampled_from(["put", "put", "delete"])
    ),
    max_size=25,
)
ranges = st.sampled_from(["none", "=", "<", "<=", ">", ">=", "BETWEEN", "begins_with"])


@pytest.fixture(scope="module")
def small():
    stores = open_stores(None)
    yield stores, Table()
    stores.close()


def build(table, model, operations):
    for pk, sk, modseq, kind in operations:
        if kind == "delete":
            table.delete(pk, sk)
            model.pop((pk, sk), None)
        else:
            more = {} if modseq is None else {"modseq": n(modseq), "day": s("d")}
            table.put(item(pk, sk, **more))
            model[pk, sk] = modseq


def within(operator, value, low, high):
    tests = {
        "none": True,
        "=": value == low,
        "<": value < low,
        "<=": value <= low,
        ">": value > low,
        ">=": value >= low,
        "BETWEEN": low <= value <= high,
    }
    return tests[operator] if operator in tests else value.startswith(low)


def asked(operator, name, low, high):
    if operator == "none":
        return "", {}
    if operator == "BETWEEN":
        return f" AND {name} BETWEEN :low AND :high", {":low": low, ":high": high}
    if operator == "begins_with":
        return f" AND begins_with({name}, :low)", {":low": low}
    return f" AND {name} {operator} :low", {":low": low}


def every_page(table, **request):
    return [one for page in table.pages(**request) for one in page]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(writes, ranges, st.tuples(sort_keys, sort_keys).map(sorted), st.tuples(st.integers(1, 6), st.booleans()))
def test_a_query_is_a_sorted_list_with_a_range_cut_out(small, operations, operator, bounds, paging):
    stores, table = small
    limit, forward = paging
    stores.wipe()
    model = {}
    build(table, model, operations)
    condition, values = asked(operator, "sk", *map(s, bounds))
    found = every_page(
        table, condition=f"pk = :pk{condition}", values={":pk": s("w"), **values}, Limit=limit, ScanIndexForward=forward
    )
    expected = sorted(sk for pk, sk in model if pk == "w" and within(operator, sk, *bounds))
    assert [one["sk"]["S"] for one in found] == (expected if forward else expected[::-1])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    writes, ranges.filter(lambda one: one != "begins_with"), st.tuples(modseqs, modseqs).map(sorted), st.integers(1, 6)
)
def test_indexes_hold_what_has_their_keys_in_the_order_of_numbers(small, operations, operator, bounds, limit):
    stores, table = small
    stores.wipe()
    model = {}
    build(table, model, operations)
    condition, values = asked(operator, "modseq", *map(n, bounds))
    low, high = map(Decimal, bounds)

    def expected(pks):
        chosen = [
            (Decimal(modseq), pk, sk)
            for (pk, sk), modseq in model.items()
            if modseq is not None and pk in pks and within(operator, Decimal(modseq), low, high)
        ]
        return sorted(chosen)

    def shown(found):
        return [(Decimal(one["modseq"]["N"]), one["pk"]["S"], one["sk"]["S"]) for one in found]

    local = every_page(
        table, condition=f"pk = :pk{condition}", values={":pk": s("w"), **values}, IndexName="by-modseq", Limit=limit
    )
    assert shown(local) == expected("w")
    everywhere = every_page(
        table,
        condition=f"#d = :d{condition}",
        values={":d": s("d"), **values},
        ExpressionAttributeNames={"#d": "day"},
        IndexName="by-day",
        Limit=limit,
    )
    assert shown(everywhere) == expected("wv")
