"""What becomes of a door that nobody waits at: its trigger, its tries, and where what fails is put away."""

from kernel.doors import BusDoor, ReceivedDoor
from tests.infra.weave.houses import allowed, queue, resources, schedule, stream, view, woven

DEAD = {"Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Stage}-garden-dead"}


def event(function):
    (only,) = function["Properties"]["Events"].values()
    return only


def test_a_schedule_runs_under_the_rooms_own_role_and_ends_in_its_dead_letter_queue(tmp_path):
    made = resources(tmp_path, roses_water=schedule(), roses_prune=schedule("cron(0 6 * * ? *)"))
    clock = event(made["RosesWater"])

    assert clock["Type"] == "ScheduleV2"
    assert clock["Properties"]["ScheduleExpression"] == "rate(5 minutes)"
    assert clock["Properties"]["RoleArn"] == {"Fn::GetAtt": ["ClockRole", "Arn"]}
    assert clock["Properties"]["DeadLetterConfig"] == {"Arn": DEAD}
    assert allowed(made["ClockRole"])[0] == (
        ["lambda:InvokeFunction"],
        [{"Fn::GetAtt": ["RosesWater", "Arn"]}, {"Fn::GetAtt": ["RosesPrune", "Arn"]}],
    )


def test_what_nobody_waits_for_is_retried_and_then_put_away(tmp_path):
    made = resources(tmp_path, roses_water=schedule())
    config = made["RosesWater"]["Properties"]["EventInvokeConfig"]

    assert config["MaximumRetryAttempts"] == 2
    assert config["DestinationConfig"]["OnFailure"] == {"Type": "SQS", "Destination": DEAD}
    assert (["sqs:SendMessage"], DEAD) in allowed(made["RosesWaterRole"])


def test_a_queue_is_taken_in_batches_of_which_a_part_may_fail(tmp_path):
    made = resources(tmp_path, seeds_sow=queue(batch=100, window=5))
    properties = event(made["SeedsSow"])["Properties"]
    seeds = {"Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Stage}-garden-seeds"}

    assert properties == {
        "Queue": seeds,
        "BatchSize": 100,
        "MaximumBatchingWindowInSeconds": 5,
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
    }
    assert (["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], seeds) in allowed(
        made["SeedsSowRole"]
    )


def test_a_stream_splits_what_fails_and_goes_on_without_it(tmp_path):
    document = woven(tmp_path, "workers", roses_publish=stream())
    made = document["Resources"]
    properties = event(made["RosesPublish"])["Properties"]

    assert properties["Stream"] == {"Ref": "Roses1Stream"}
    assert properties["BisectBatchOnFunctionError"] is True
    assert properties["MaximumRetryAttempts"] > 0
    assert properties["DestinationConfig"]["OnFailure"]["Destination"] == DEAD
    assert "Roses1Stream" in document["Parameters"]
    actions = {action for each, _ in allowed(made["RosesPublishRole"]) for action in each}
    assert {"dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"} < actions
    assert {"dynamodb:ListStreams", "sqs:SendMessage", "kms:Decrypt"} < actions


def test_a_consumer_of_the_bus_has_a_queue_of_its_own_that_only_its_rule_fills(tmp_path):
    made = resources(tmp_path, posts_read=BusDoor(view=view, event="mail.MessageReceived", timeout=20, window=3))
    queue_of, rule = made["PostsReadQueue"]["Properties"], made["PostsReadRule"]["Properties"]
    (statement,) = made["PostsReadQueuePolicy"]["Properties"]["PolicyDocument"]["Statement"]

    assert queue_of["QueueName"] == {"Fn::Sub": "${Stage}-garden-posts-read"}
    assert queue_of["SqsManagedSseEnabled"] is True
    assert queue_of["VisibilityTimeout"] == 20 * 6 + 3
    assert queue_of["RedrivePolicy"]["deadLetterTargetArn"] == DEAD
    assert rule["EventBusName"] == {"Fn::Sub": "${Stage}-shared-bus"}
    assert rule["EventPattern"] == {"source": ["mail"], "detail-type": ["mail.MessageReceived"]}
    assert statement["Condition"] == {"ArnEquals": {"aws:SourceArn": [{"Fn::GetAtt": ["PostsReadRule", "Arn"]}]}}
    assert event(made["PostsRead"])["Properties"]["Queue"] == {"Fn::GetAtt": ["PostsReadQueue", "Arn"]}


def test_mail_goes_to_the_rooms_bucket_and_then_to_the_function_if_there_is_a_domain_at_all(tmp_path):
    document = woven(tmp_path, "workers", mail_keep=ReceivedDoor(view=view, rule="garden-pictures"))
    receipt = document["Resources"]["MailKeepReceipt"]
    put, tell = receipt["Properties"]["Rule"]["Actions"]

    assert receipt["Condition"] == "HasMail"
    assert receipt["DependsOn"] == "MailKeepPermission"
    assert put["S3Action"]["ObjectKeyPrefix"] == "in/"
    assert put["S3Action"]["BucketName"] == {"Fn::Sub": "${Stage}-garden-pictures-${AWS::AccountId}"}
    assert tell["LambdaAction"]["FunctionArn"] == {"Fn::GetAtt": ["MailKeep", "Arn"]}
    assert "HasMail" in document["Conditions"]
