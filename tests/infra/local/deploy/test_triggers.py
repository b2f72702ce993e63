"""What schedules and rules lead to is known, so that it can be shown."""

from infra.local.deployment import Trigger, arn

TARGET = arn("lambda", "function:dev-hall-greet")


def schedule(**more):
    properties = {
        "ScheduleExpression": "rate(1 hour)",
        "FlexibleTimeWindow": {"Mode": "OFF"},
        "Target": {"Arn": TARGET, "RoleArn": arn("iam", "role/x")},
    }
    return {"Type": "AWS::Scheduler::Schedule", "Properties": {**properties, **more}}


def rule(**more):
    return {"Type": "AWS::Events::Rule", "Properties": {"Targets": [{"Id": "one", "Arn": TARGET}], **more}}


def test_schedules_and_rules_say_what_they_wait_for(site):
    deployment = site.deploy(
        {
            "Resources": {
                "Hourly": schedule(),
                "Off": schedule(State="DISABLED"),
                "Nightly": rule(ScheduleExpression="cron(0 3 * * ? *)"),
                "Changes": rule(EventPattern={"detail-type": ["hall.Opened", "hall.Closed"]}),
                "All": rule(EventPattern={"source": ["hall"]}),
                "Odd": rule(Name="odd", EventPattern={"detail-type": [{"prefix": "hall."}]}),
                "Idle": rule(State="DISABLED", EventPattern={"source": ["hall"]}),
            }
        }
    )
    assert deployment.triggers == [
        Trigger(TARGET, how)
        for how in (
            "schedule rate(1 hour)",
            "schedule cron(0 3 * * ? *)",
            "event hall.Opened, hall.Closed",
            "event hall",
            "event odd",
        )
    ]
