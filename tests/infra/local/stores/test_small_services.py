"""Secrets, parameters and schedules: there again when the process is."""

from tests.infra.local.stores.aws import client, refused

TARGET = {"Arn": "arn:aws:lambda:eu-central-1:000000000000:function:f", "RoleArn": "arn:aws:iam::000000000000:role/r"}


def test_secrets_keep_their_versions_and_stages(process):
    secrets = client("secretsmanager")
    made = secrets.create_secret(Name="test-shared-signing", SecretString="one", Description="d")
    secrets.put_secret_value(SecretId="test-shared-signing", SecretString="two")
    secrets.create_secret(Name="test-binary", SecretBinary=b"\0\xff")
    secrets.create_secret(Name="test-gone", SecretString="x")
    secrets.delete_secret(SecretId="test-gone", ForceDeleteWithoutRecovery=True)
    process.restart()
    now = secrets.get_secret_value(SecretId="test-shared-signing")
    assert (now["SecretString"], now["ARN"], now["VersionStages"]) == ("two", made["ARN"], ["AWSCURRENT"])
    assert secrets.get_secret_value(SecretId=made["ARN"], VersionStage="AWSPREVIOUS")["SecretString"] == "one"
    assert secrets.get_secret_value(SecretId="test-binary")["SecretBinary"] == b"\0\xff"
    assert secrets.describe_secret(SecretId="test-shared-signing")["Description"] == "d"
    with refused("ResourceNotFoundException"):
        secrets.get_secret_value(SecretId="test-gone")
    with refused("ResourceExistsException"):
        secrets.create_secret(Name="test-shared-signing", SecretString="three")


def test_parameters_keep_their_history(process):
    ssm = client("ssm")
    ssm.put_parameter(Name="/test/flag", Value="one", Type="SecureString")
    ssm.put_parameter(Name="/test/flag", Value="two", Overwrite=True)
    ssm.put_parameter(Name="/test/gone", Value="x", Type="String")
    ssm.delete_parameter(Name="/test/gone")
    before = ssm.get_parameter(Name="/test/flag", WithDecryption=True)["Parameter"]
    process.restart()
    assert ssm.get_parameter(Name="/test/flag", WithDecryption=True)["Parameter"] == before
    assert before["Value"] == "two"
    history = ssm.get_parameter_history(Name="/test/flag", WithDecryption=True)["Parameters"]
    assert [one["Value"] for one in history] == ["one", "two"]
    with refused("ParameterNotFound"):
        ssm.get_parameter(Name="/test/gone")


def schedule(name, group="test-reminders", expression="at(2030-01-01T00:00:00)"):
    client("scheduler").create_schedule(
        Name=name,
        GroupName=group,
        ScheduleExpression=expression,
        ScheduleExpressionTimezone="Europe/Berlin",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={**TARGET, "Input": '{"a": 1}'},
        ActionAfterCompletion="DELETE",
    )


def test_schedules_in_groups_of_their_own_come_back_with_the_group(process):
    scheduler = client("scheduler")
    scheduler.create_schedule_group(Name="test-reminders")
    schedule("one")
    schedule("two")
    schedule("of-a-template", "default", "rate(5 minutes)")
    scheduler.delete_schedule(Name="two", GroupName="test-reminders")
    before = scheduler.get_schedule(Name="one", GroupName="test-reminders")
    process.restart()
    assert scheduler.list_schedules()["Schedules"] == []
    scheduler.create_schedule_group(Name="test-reminders")
    assert [one["Name"] for one in scheduler.list_schedules()["Schedules"]] == ["one"]
    after = scheduler.get_schedule(Name="one", GroupName="test-reminders")
    assert {**after, "ResponseMetadata": 0} == {**before, "ResponseMetadata": 0}
    with refused("ConflictException"):
        scheduler.create_schedule_group(Name="test-reminders")


def test_a_schedule_that_was_changed_comes_back_changed(process):
    scheduler = client("scheduler")
    scheduler.create_schedule_group(Name="test-reminders")
    schedule("one")
    scheduler.update_schedule(
        Name="one",
        GroupName="test-reminders",
        ScheduleExpression="at(2031-01-01T00:00:00)",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target=TARGET,
        State="DISABLED",
    )
    process.restart()
    scheduler.create_schedule_group(Name="test-reminders")
    found = scheduler.get_schedule(Name="one", GroupName="test-reminders")
    assert (found["ScheduleExpression"], found["State"]) == ("at(2031-01-01T00:00:00)", "DISABLED")
