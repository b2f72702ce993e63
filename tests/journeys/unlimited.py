"""The local cloud as people run it, except that it keeps forgetting how often somebody knocked.

Who asks for more in a minute than people do, a fuzzer or a load, would hear of little else than limits.
"""

import sys
import threading
import time

from infra.local import __main__ as make_run
from infra.local.deployment import STAGE
from infra.local.environment import prepare

OFTEN = 0.1  # seconds; nobody here can ask sixty times in so short a time


def main():
    prepare(STAGE)
    from infra.local.serve import Served

    start = Served.start

    def started(*how, **more):
        served = start(*how, **more)
        threading.Thread(target=_forget, name="forgetting", daemon=True).start()
        return served

    Served.start = started
    return make_run.main()


def _forget():
    import boto3

    from kernel import limits
    from kernel.settings import physical

    dynamodb, table = boto3.client("dynamodb"), physical("shared-limits-1")
    while True:
        for row in dynamodb.scan(TableName=table, ProjectionExpression="pk")["Items"]:
            dynamodb.delete_item(TableName=table, Key=row)
        limits.forget()
        time.sleep(OFTEN)


if __name__ == "__main__":
    sys.exit(main())
