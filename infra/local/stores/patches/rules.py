"""Rules of EventBridge hand their matches to the router. moto knows few kinds of targets, and raises at all others."""

from typing import Any

from moto.events.models import Rule

from infra.local.stores.current import current
from infra.local.stores.patches.replacement import replace
from infra.local.stores.routing import envelope, routed


def send_to_targets(self: Any, original_event: dict[str, Any], *_args: Any, **_keywords: Any) -> None:
    if self.state == "DISABLED":
        return
    event = envelope(original_event, self.account_id)
    if not self.event_pattern.matches_event(event):
        return
    # What is routed is accepted when this returns, so that an event that PutEvents took is not lost.
    for target in self.targets:
        current.route(routed(self.arn, self.name, target, event))


def install() -> None:
    replace(Rule, send_to_targets=send_to_targets)
