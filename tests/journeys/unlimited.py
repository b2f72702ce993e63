"""The local cloud as people run it, except that it forgets how often somebody knocked before each time it opens.

Who asks for more in a minute than people do, a fuzzer or a load, would hear of little else than limits. Nor is it
paid for each of their passwords what makes guessing dear.
"""

import os
import sys
from datetime import timedelta

from infra.local import __main__ as make_run
from infra.local.deployment import STAGE
from infra.local.environment import found_at, prepare
from infra.local.ports import Ports


def main():
    prepare(STAGE)
    found_at(Ports.of(os.environ).web)  # what is imported from here on remembers it
    from identity.passwords import hashes, price
    from infra.local import gateway

    price.cost = hashes.LEAST

    class Forgetful(gateway.Watched):
        def invoke(self, function, event, **how):
            forgive()
            follow_at_once()
            return super().invoke(function, event, **how)

    gateway.Watched = Forgetful
    return make_run.main()


def forgive():
    """Let nobody have asked for anything yet. It happens before each request, so no SDK is in between."""
    from infra.local.stores.current import current
    from kernel import limits
    from kernel.settings import physical

    current.dynamodb.empty(physical("shared-limits-1"))
    limits.forget()


def follow_at_once():
    """Let what comes from elsewhere be asked for as often as somebody wants; once for all, in a process of its own."""
    from agenda.subscriptions import service as subscriptions

    subscriptions.AGAIN = timedelta(0)


if __name__ == "__main__":
    sys.exit(main())
