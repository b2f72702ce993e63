"""The local cloud as people run it, except that it forgets how often somebody knocked before each time it opens.

Who asks for more in a minute than people do, a fuzzer or a load, would hear of little else than limits.
"""

import sys

from infra.local import __main__ as make_run
from infra.local.deployment import STAGE
from infra.local.environment import prepare


def main():
    prepare(STAGE)
    from infra.local import gateway
    from infra.local.runtime.principals import acting

    class Forgetful(gateway.Watched):
        def invoke(self, function, event, **how):
            with acting(None):  # it may be a function that invokes this one, and it may do nothing of the kind
                _forget()
            return super().invoke(function, event, **how)

    gateway.Watched = Forgetful
    return make_run.main()


def _forget():
    import boto3

    from kernel import limits
    from kernel.settings import physical

    dynamodb, table = boto3.client("dynamodb"), physical("shared-limits-1")
    for row in dynamodb.scan(TableName=table, ProjectionExpression="pk")["Items"]:
        dynamodb.delete_item(TableName=table, Key=row)
    limits.forget()


if __name__ == "__main__":
    sys.exit(main())
