"""A process that writes until it is killed, and says what was acknowledged: `python -m … STATE`."""

import itertools
import sys
from pathlib import Path

from infra.local.environment import prepare
from infra.local.stores import open_stores
from tests.infra.local.stores.aws import Table, client, item, n

BUCKET = "test-bucket"
QUEUE = "test-queue"


def make():
    table = Table()
    client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    return table, client("sqs").create_queue(QueueName=QUEUE)["QueueUrl"]


def say(kind, value):
    sys.stdout.write(f"{kind} {value}\n")
    sys.stdout.flush()


def main():
    prepare("test")
    open_stores(Path(sys.argv[1]))
    table, url = make()
    key = client("kms").create_key()["KeyMetadata"]["KeyId"]
    say("key", client("kms").encrypt(KeyId=key, Plaintext=b"sealed")["CiphertextBlob"].hex())
    for number in itertools.count():
        table.put(item("w", f"{number:06}", modseq=n(number)))
        say("item", f"{number:06}")
        transaction = [
            {"Put": {"TableName": table.name, "Item": item(f"t{side}", f"{number:06}")}} for side in ("left", "right")
        ]
        client("dynamodb").transact_write_items(TransactItems=transaction)
        say("pair", f"{number:06}")
        client("s3").put_object(Bucket=BUCKET, Key=f"{number:06}", Body=f"body {number}".encode() * 1000)
        say("object", f"{number:06}")
        if number:
            client("s3").delete_object(Bucket=BUCKET, Key=f"{number - 1:06}")
            say("deleted", f"{number - 1:06}")
        client("sqs").send_message(QueueUrl=url, MessageBody=f"{number:06}")
        say("message", f"{number:06}")
        client("secretsmanager").create_secret(Name=f"secret-{number:06}", SecretString=str(number))
        say("secret", f"{number:06}")


if __name__ == "__main__":
    main()
