from functions.agenda import pages_create, pages_delete, pages_publish, pages_update


def test_the_log_says_who_opened_a_page_changed_it_and_took_it_away(invoke, cloud, told, office, reception):
    made = invoke(pages_create, body=reception.draft(), caller=office.ada).json
    shut = reception.draft(open=False, title="An hour")
    for _ in range(2):  # the second time nothing is otherwise
        tag = {"if-match": f'"{made["modseq"]}"'}
        made = invoke(pages_update, slug="ada-30", body=shut, caller=office.ada, headers=tag).json
    tag = {"if-match": f'"{made["modseq"]}"'}
    invoke(pages_delete, slug="ada-30", caller=office.ada, headers=tag)
    invoke(pages_publish)
    cloud.pumps.drain()

    acts = [act for act in told("audit.Acted") if act["target"] == made["page_id"]]
    assert [act["action"] for act in acts] == ["booking-page.create", "booking-page.update", "booking-page.delete"]
    assert {act["actor"] for act in acts} == {"ada"}
    assert {act["details"]["slug"] for act in acts} == {"ada-30"}
    assert acts[0]["details"]["hosts"] == "ada"
    assert acts[1]["details"]["changed"] == "open title"
    assert acts[1]["details"]["open"] == "no"
    assert acts[2]["details"]["title"] == "An hour"


def test_what_a_page_says_of_who_changed_it_is_not_told_to_who_reads_it(office, reception):
    assert "said" not in reception.page()
