"""A post that keeps letters; ``test_post.py`` holds it to SES."""

from identity.letters import NotSent
from kernel.letters.names import routable


class FakePost:
    def __init__(self, domain="example.com"):
        self.domain = domain
        self.sent = []

    def send(self, letter):
        if not self.domain:
            raise NotSent("this installation has no domain to send mail from")
        routable(letter.to.address)
        self.sent.append(letter)
