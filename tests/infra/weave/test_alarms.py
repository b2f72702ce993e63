from kernel.doors import Authorizer
from tests.infra.weave.houses import endpoint, queue, resources, view


def test_an_alarm_watches_the_dead_letter_queue_and_the_api(tmp_path):
    made = resources(tmp_path, roses_get=endpoint(), seeds_sow=queue())
    alarms = [each["Properties"] for each in made.values() if each["Type"] == "AWS::CloudWatch::Alarm"]

    bugs = {"Fn::Sub": "${Stage}-garden-bugs"}
    assert [alarm["MetricName"] for alarm in alarms] == [bugs, "5xx", "ApproximateNumberOfMessagesVisible"]
    for alarm in alarms:
        assert alarm["AlarmActions"][0]["Fn::Sub"].endswith(":${Stage}-shared-alarms")


def test_what_any_function_of_a_room_logs_as_a_bug_is_counted_and_one_is_enough_for_an_alarm(tmp_path):
    made = resources(tmp_path, callers_authorize=Authorizer(view=view))
    counted, alarm = made["Bugs"]["Properties"], made["BugsAlarm"]["Properties"]
    (metric,) = counted["MetricTransformations"]

    assert counted["LogGroupName"] == {"Ref": "Logs"}
    assert counted["FilterPattern"] == '{ ($.level = "ERROR") || ($.level = "CRITICAL") }'
    assert (metric["MetricNamespace"], metric["MetricName"]) == (alarm["Namespace"], alarm["MetricName"])
    assert alarm["Threshold"] == 1
    assert alarm["AlarmActions"][0]["Fn::Sub"].endswith(":${Stage}-shared-alarms")
