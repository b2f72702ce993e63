"""Secret addresses, and what is at them."""

from urllib.parse import urlsplit

from functions.agenda import feeds_open, feeds_show


def opened(invoke, office, calendar_id, role="read"):
    """What is at the end of a new address."""
    answer = invoke(feeds_open, calendar_id=calendar_id, caller=office.ada, body={"role": role})
    assert answer.status == 200, answer.text
    return urlsplit(answer.json["address"]).path.removeprefix("/ical/")


def shown(invoke, feed, **headers):
    return invoke(feeds_show, feed=feed, headers=headers)
