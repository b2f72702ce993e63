"""Secret addresses, and what is at them."""

from functions.agenda import feeds_show, links_create


def linked(invoke, office, calendar_id, role="read"):
    """A new link, and what is at the end of its address."""
    answer = invoke(links_create, calendar_id=calendar_id, caller=office.ada, body={"role": role})
    assert answer.status == 201, answer.text
    return answer.json["link_id"], f"{answer.json['token']}.ics"


def shown(invoke, feed, **headers):
    return invoke(feeds_show, feed=feed, headers=headers)
