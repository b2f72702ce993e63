from functions.agenda import addresses_get


def test_everybody_has_an_address_for_their_calendar_and_keeps_it(invoke, cloud, party, firm, rows):
    bob = firm.person("bob")

    for _ in range(2):
        assert invoke(addresses_get, caller=firm.ada).json == {"address": party.address}
    assert invoke(addresses_get, caller=bob).json["address"] != party.address
    known = {row["pk"]["S"]: row["person"]["S"] for row in rows("agenda-by-address-1")}
    assert known[party.address.partition("@")[0]] == "ada"
    assert sorted(known.values()) == ["ada", "bob"]
