"""Schedules and scheduled rules fire when they are due, and not twice."""

import json
from datetime import UTC, datetime, timedelta

from infra.local.clients import client
from infra.local.deployment import ACCOUNT, REGION


def now():
    return datetime.now(UTC)


def at(moment):
    return f"at({moment:%Y-%m-%dT%H:%M:%S})"


def make(world, expression, *, name="remind", target=None, **more):
    arn = world.function("work") if target is None else None
    client("scheduler").create_schedule(
        Name=name,
        ScheduleExpression=expression,
        FlexibleTimeWindow={"Mode": "OFF"},
        Target=target or {"Arn": arn, "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/scheduler", "Input": '{"n": 1}'},
        **more,
    )


def tick(world, **later):
    fired = world.pumps.tick(now() + timedelta(**later))
    world.drain()
    return fired


def names():
    return [one["Name"] for one in client("scheduler").list_schedules()["Schedules"]]


def test_a_schedule_of_one_time_fires_once(world):
    make(world, at(now() + timedelta(hours=1)))
    assert tick(world, minutes=59) == 0
    assert tick(world, minutes=61) == 1
    assert tick(world, minutes=62) == 0
    assert world.events("work") == [{"n": 1}]
    assert names() == ["remind"]


def test_one_that_was_missed_while_nothing_ran_fires_at_the_start_and_not_again(world):
    make(world, at(now() - timedelta(days=2)))
    assert tick(world) == 1
    world.restart()
    assert tick(world) == 0


def test_a_schedule_that_is_moved_fires_at_its_new_time(world):
    make(world, at(now() + timedelta(hours=1)))
    tick(world, minutes=61)
    client("scheduler").update_schedule(
        Name="remind",
        ScheduleExpression=at(now() + timedelta(hours=2)),
        FlexibleTimeWindow={"Mode": "OFF"},
        Target=client("scheduler").get_schedule(Name="remind")["Target"],
    )
    assert tick(world, minutes=119) == 0
    assert tick(world, minutes=121) == 1


def test_a_schedule_made_anew_under_the_same_name_fires_again(world):
    moment = at(now() - timedelta(minutes=5))
    make(world, moment)
    assert tick(world) == 1
    client("scheduler").delete_schedule(Name="remind")
    assert tick(world) == 0
    make(world, moment)
    assert tick(world) == 1


def test_a_schedule_that_is_done_deletes_itself_if_it_says_so(world):
    make(world, at(now() + timedelta(minutes=1)), ActionAfterCompletion="DELETE")
    tick(world)
    assert names() == ["remind"]
    tick(world, minutes=2)
    assert names() == []
    assert world.events("work") == [{"n": 1}]


def test_a_schedule_made_at_run_time_is_seen(world):
    tick(world)
    make(world, at(now() + timedelta(minutes=1)))
    assert tick(world, minutes=2) == 1


def test_a_disabled_schedule_does_not_fire(world):
    make(world, at(now() - timedelta(minutes=1)), State="DISABLED")
    assert tick(world) == 0
    assert world.events("work") == []


def test_a_rate_fires_from_its_making_on(world):
    make(world, "rate(5 minutes)")
    assert [tick(world, minutes=minutes) for minutes in (1, 4, 6, 7, 11, 12)] == [0, 0, 1, 0, 1, 0]


def test_nothing_is_made_up_for_after_a_long_sleep(world):
    make(world, "rate(5 minutes)")
    make(
        world,
        "cron(* * * * ? *)",
        name="minutely",
        target={"Arn": world.function("other"), "RoleArn": "arn:aws:iam::000000000000:role/r"},
    )
    tick(world)
    tick(world, days=1)
    assert len(world.events("work")) == 1
    assert len(world.events("other")) == 1


def test_a_schedule_fires_between_its_dates_only(world):
    make(
        world,
        "rate(1 hour)",
        StartDate=now() + timedelta(hours=2),
        EndDate=now() + timedelta(hours=4, minutes=30),
        ActionAfterCompletion="DELETE",
    )
    fired = [tick(world, minutes=30 + 60 * hour) for hour in range(7)]
    assert sum(fired) == 2
    assert fired[:2] == [0, 0]
    assert fired[5:] == [0, 0]
    assert names() == []


def test_what_a_schedule_knows_of_itself_is_put_into_its_input(world):
    make(
        world,
        at(now() + timedelta(minutes=1)),
        target={
            "Arn": world.function("work"),
            "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/scheduler",
            "Input": '{"at": "<aws.scheduler.scheduled-time>", "by": "<aws.scheduler.schedule-arn>"}',
        },
    )
    tick(world, minutes=2)
    (event,) = world.events("work")
    assert event["by"] == f"arn:aws:scheduler:{REGION}:{ACCOUNT}:schedule/default/remind"
    assert event["at"].endswith("Z")


def test_a_schedule_fills_a_fifo_queue(world):
    make(
        world,
        at(now() - timedelta(minutes=1)),
        target={
            "Arn": world.queue("reminders.fifo"),
            "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/scheduler",
            "Input": "now",
            "SqsParameters": {"MessageGroupId": "acme"},
        },
    )
    tick(world)
    (message,) = world.waiting("reminders.fifo")
    assert message["Body"] == "now"
    assert message["Attributes"]["MessageGroupId"] == "acme"


def test_a_schedule_whose_target_is_gone_leaves_its_input_in_the_dead_letter_queue(world):
    make(
        world,
        at(now() - timedelta(minutes=1)),
        target={
            "Arn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:gone",
            "RoleArn": f"arn:aws:iam::{ACCOUNT}:role/scheduler",
            "Input": '{"n": 1}',
            "DeadLetterConfig": {"Arn": world.queue("dead")},
            "RetryPolicy": {"MaximumRetryAttempts": 0},
        },
    )
    tick(world)
    (message,) = world.waiting("dead")
    assert message["Body"] == '{"n": 1}'
    assert message["MessageAttributes"]["SCHEDULE_ARN"]["StringValue"].endswith("schedule/default/remind")


def test_a_rule_with_a_rate_sends_a_scheduled_event(world):
    rule = client("events").put_rule(Name="check", ScheduleExpression="rate(1 minute)")["RuleArn"]
    client("events").put_targets(
        Rule="check",
        Targets=[
            {"Id": "plain", "Arn": world.function("plain")},
            {"Id": "input", "Arn": world.function("given"), "Input": json.dumps({"fixed": True})},
        ],
    )
    tick(world)
    assert tick(world, seconds=90) == 1
    (event,) = world.events("plain")
    assert event["detail-type"] == "Scheduled Event"
    assert event["source"] == "aws.events"
    assert event["resources"] == [rule]
    assert event["detail"] == {}
    assert world.events("given") == [{"fixed": True}]


def test_a_rule_that_is_disabled_does_not_fire(world):
    client("events").put_rule(Name="check", ScheduleExpression="rate(1 minute)", State="DISABLED")
    client("events").put_targets(Rule="check", Targets=[{"Id": "plain", "Arn": world.function("plain")}])
    tick(world)
    assert tick(world, minutes=2) == 0


def test_an_expression_that_is_none_never_fires_and_keeps_no_other_from_it(world):
    make(world, "cron(every now and then)", name="broken")
    make(world, at(now() - timedelta(minutes=1)))
    assert tick(world) == 1
