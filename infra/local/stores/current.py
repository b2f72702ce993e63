"""The stores that are open. There is one moto in a process, so there is one set of stores at a time."""

from collections.abc import Callable

from infra.local.stores.documents import Documents
from infra.local.stores.dynamodb.engine import DynamoDB
from infra.local.stores.messages import Messages
from infra.local.stores.outbox import Outbox, SentMail
from infra.local.stores.routing import RoutedEvent
from infra.local.stores.s3.shelf import Shelf


class Current:
    """What the patches of moto write to, and whom they tell."""

    dynamodb: DynamoDB
    documents: Documents
    messages: Messages
    objects: Shelf
    outbox: Outbox
    message_listeners: list[Callable[[str], None]]
    routes: list[Callable[[RoutedEvent], None]]
    sent_listeners: list[Callable[[SentMail], None]]

    def tell_message(self, queue: str) -> None:
        for listener in self.message_listeners:
            listener(queue)

    def route(self, event: RoutedEvent) -> None:
        for listener in self.routes:
            listener(event)

    def tell_sent(self, mail: SentMail) -> None:
        for listener in self.sent_listeners:
            listener(mail)


current = Current()
