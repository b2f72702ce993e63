"""Events and tasks of every kind, as Hypothesis draws them."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Etc/UTC", None]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
SOME_WORDS = WORDS.filter(str.strip)
UIDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
UIDS = UIDS.filter(lambda it: it == it.strip())
IDS = st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True)
MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2060, 1, 1)).map(lambda at: f"{at.isoformat()[:19]}Z")
DURATIONS = st.sampled_from(["PT1H", "PT45M", "P1D", "P2DT3H", "PT36H", "PT1S"])
ADDRESSES = st.sampled_from([f"mailto:{name}@example.com" for name in ("ada", "bob", "eve", "Room.1")] + ["urn:x:1"])
RULES = st.sampled_from(
    [
        {"frequency": "daily", "count": 5},
        {"frequency": "weekly", "byDay": [{"day": "mo"}, {"day": "fr"}], "until": "2031-01-01T09:00:00"},
        {"frequency": "monthly", "byDay": [{"day": "su", "nthOfPeriod": -1}], "interval": 2, "firstDayOfWeek": "su"},
        {"frequency": "yearly", "byMonth": ["2"], "byMonthDay": [29, -1], "bySetPosition": [1]},
        {"frequency": "hourly", "byHour": [9, 12], "byMinute": [0, 30], "bySecond": [0]},
    ]
)


def maps(values, keys=IDS):
    return st.dictionaries(keys, values, min_size=1, max_size=3)


def parts(required, optional):
    return st.fixed_dictionaries(required, optional=optional)


SETS = st.dictionaries(SOME_WORDS, st.just(True), min_size=1, max_size=3)
LOCATIONS = parts(
    {},
    {
        "name": SOME_WORDS,
        "description": WORDS,
        "coordinates": st.sampled_from(["geo:52.52,13.405", "geo:-1,2;u=5"]),
        "relativeTo": st.sampled_from(["start", "end"]),
        "timeZone": st.sampled_from(ZONES[:3]),
    },
)
LINKS = parts(
    {"href": st.sampled_from(["https://example.com/a?b=c;d,e", "cid:x", "data:text/plain;base64,aGVsbG8="])},
    {
        "rel": st.sampled_from(["enclosure", "describedby", "icon", "other"]),
        "contentType": st.just("text/plain"),
        "title": SOME_WORDS,
        "size": st.integers(0, 10**9),
        "display": st.sampled_from(["badge", "graphic"]),
    },
)
CALLS = parts(
    {"uri": st.sampled_from(["https://example.com/call", "tel:+1-2;x=3"])},
    {"name": WORDS, "features": st.sampled_from([{"audio": True}, {"audio": True, "video": True}])},
)
PARTICIPANTS = parts(
    {"roles": st.sampled_from([{"attendee": True}, {"owner": True}, {"attendee": True, "chair": True}, {"x": True}])},
    {
        "name": WORDS,
        "email": st.just("other@example.com"),
        "kind": st.sampled_from(["individual", "group", "location", "resource", "x-robot"]),
        "sendTo": ADDRESSES.map(lambda it: {"imip" if it.startswith("mailto") else "other": it}),
        "participationStatus": st.sampled_from(["accepted", "declined", "tentative", "needs-action"]),
        "participationComment": WORDS,
        "expectReply": st.booleans(),
        "scheduleAgent": st.sampled_from(["server", "client", "none"]),
        "scheduleForceSend": st.booleans(),
        "scheduleStatus": st.just(["2.0;Success", "1.2"]),
        "scheduleSequence": st.integers(0, 9),
        "sentBy": st.just("secretary@example.com"),
        "example.com:own": st.just({"a": [1, None, "x"]}),
    },
)
ALERTS = parts(
    {
        "trigger": st.one_of(
            st.sampled_from(["-PT15M", "PT0S", "-P1D", "PT1H"]).flatmap(
                lambda offset: st.sampled_from([{"offset": offset}, {"offset": offset, "relativeTo": "end"}])
            ),
            MOMENTS.map(lambda at: {"@type": "AbsoluteTrigger", "when": at}),
            st.just({"@type": "example.com:Trigger", "near": "home"}),
        )
    },
    {"action": st.sampled_from(["display", "email"]), "acknowledged": MOMENTS},
)
COMMON = {
    "created": MOMENTS,
    "title": WORDS,
    "description": WORDS,
    "color": st.sampled_from(["red", "#00ff00"]),
    "sequence": st.integers(0, 9),
    "priority": st.integers(0, 9),
    "privacy": st.sampled_from(["public", "private", "secret"]),
    "freeBusyStatus": st.sampled_from(["free", "busy"]),
    "keywords": SETS,
    "categories": st.just({"http://example.com/c": True}),
    "relatedTo": maps(parts({}, {"relation": st.sampled_from([{"parent": True}, {"next": True}, {}])}), SOME_WORDS),
    "locations": maps(LOCATIONS),
    "virtualLocations": maps(CALLS),
    "links": maps(LINKS),
    "participants": maps(PARTICIPANTS),
    "alerts": maps(ALERTS),
    "replyTo": ADDRESSES.map(lambda it: {"imip" if it.startswith("mailto") else "other": it}),
    "useDefaultAlerts": st.booleans(),
    "showWithoutTime": st.booleans(),
    "localizations": st.just({"de": {"title": "Treffen"}}),
    "example.com:own": st.recursive(
        st.one_of(st.integers(), st.booleans(), WORDS), lambda it: st.lists(it, max_size=2), max_leaves=3
    ),
}
EVENT = {"duration": DURATIONS, "status": st.sampled_from(["confirmed", "tentative", "cancelled"])}
TASK = {
    "estimatedDuration": DURATIONS,
    "percentComplete": st.integers(0, 100),
    "progress": st.sampled_from(["needs-action", "in-process", "completed", "failed", "cancelled"]),
    "progressUpdated": MOMENTS,
}


@st.composite
def entries(draw):
    event = draw(st.booleans())
    said = draw(parts({"uid": UIDS, "updated": MOMENTS}, {**COMMON, **(EVENT if event else TASK)}))
    start = draw(st.datetimes(datetime(2019, 1, 1), datetime(2030, 1, 1))).replace(microsecond=0)
    if draw(st.booleans()):
        start = start.replace(hour=0, minute=0, second=0)
    zone = draw(st.sampled_from(ZONES))
    said |= {"@type": "Event" if event else "Task", **({"timeZone": zone} if zone else {})}
    if event or draw(st.booleans()):
        said["start"] = start.isoformat()
    if not event and ("start" not in said or draw(st.booleans())):
        said["due"] = (start + draw(st.timedeltas(timedelta(), timedelta(days=3)))).isoformat()[:19]
    if draw(st.booleans()):
        said["recurrenceRules"] = draw(st.lists(RULES, min_size=1, max_size=2))
        said["recurrenceOverrides"] = draw(overrides(start))
    return said


@st.composite
def overrides(draw, start):
    away = st.integers(0, 60).map(lambda days: (start + timedelta(days=days)).isoformat())
    changed = parts(
        {},
        {
            "title": WORDS,
            "start": st.just((start + timedelta(hours=500)).isoformat()),
            "alerts": st.sampled_from([None, {"a": {"trigger": {"offset": "-P1D"}, "action": "email"}}]),
            "links": st.sampled_from([None, {"f": {"href": "https://example.com/a", "rel": "enclosure"}}]),
        },
    )
    return draw(st.dictionaries(away, st.one_of(st.just({"excluded": True}), changed), max_size=3))
