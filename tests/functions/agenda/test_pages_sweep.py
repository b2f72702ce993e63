from functions.agenda import pages_delete, pages_sweep


def test_old_tombstones_go_after_two_runs_and_what_is_there_stays(invoke, office, reception, rows, a_month_later):
    kept, gone = (reception.page(slug=slug) for slug in ("there", "gone"))
    invoke(pages_delete, slug="gone", caller=office.ada)

    a_month_later(pages_sweep)

    left = {row["sk"]["S"] for row in rows("agenda-pages-1")}
    assert kept["page_id"] in left
    assert gone["page_id"] not in left
