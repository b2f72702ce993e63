"""Somebody who tries what a page of the guide shows, in order, and knows only what they were told on the way."""

import json
import re
import urllib.error
import urllib.request
from collections import ChainMap
from email import message_from_bytes
from email.policy import default

from tests.journeys import unlimited
from tests.journeys.examples import Example, Operation, Other
from tests.journeys.neighbours import DIRECT
from tests.passwords import PASSWORD


class Reader:
    """Ada, of Acme; what she has is in ``known``, and ``given`` is what she had before she began to read."""

    def __init__(self, street):
        self._street = street
        self.given = {"ticket from the link": self.ticket}
        self.before, self.raw, self.instead, self.speaks = {}, {}, {}, {}
        self.told = {}
        self.known = ChainMap(self.given, self.told)
        self._cookies = {}

    @property
    def url(self):
        return self._street.url

    def another(self):
        """Somebody else who lives there."""
        return Reader(self._street)

    def registers(self, name="Ada Lovelace", workspace="Acme"):
        """Begin as everybody does."""
        email = f"{name.partition(' ')[0].lower()}@example.com"
        wanted = {"email": email, "name": name, "password": PASSWORD}
        self.asks("POST", "/api/auth/register", {**wanted, "workspace": {"name": workspace, "slug": workspace.lower()}})
        self.asks("POST", "/api/auth/verify", {"ticket": self.ticket()})
        self.asks("POST", "/api/auth/login", {"email": email, "password": PASSWORD, "client": "app"})
        self.given |= {name: self.told[name] for name in ("access_token", "device", "workspace")}
        return self

    def has(self, name, what):
        """Have something from the beginning; ``what`` may be how to come by it."""
        self.given[name] = what

    def gains(self, name):
        """Invite somebody, who comes; who they are."""
        email = f"{name.lower()}@example.com"
        self.asks("POST", "/api/workspace/invitations", {"email": email, "role": "member"})
        accepted = {"ticket": self.ticket(), "name": name, "password": PASSWORD}
        return self.asks("POST", "/api/auth/invitations/accept", accepted)["person"]

    def waits(self):
        """Let happen what happens in the background."""
        self._street.cloud.pumps.drain()

    def operates(self, function, request):
        """What operators of the installation ask a function."""
        return self._street.cloud.invoke(f"test-{function}", {"caller": None, "request": request})

    def found(self, pattern):
        """What is in the newest letter, as text."""
        self.waits()
        letter = message_from_bytes(self._street.cloud.stores.outbox.sent()[-1].raw, policy=default)
        return re.search(pattern, letter.get_body(("plain",)).get_content())[1]

    def ticket(self):
        """The ticket in its link."""
        return self.found(r"/[a-z-]+#([\w.-]+)")

    def tries(self, example: Example):
        """Do what the page shows, and see whether it comes out as it says."""
        if isinstance(example, Other):
            self.speaks[example.language](self._elsewhere(example.text))
            return
        if isinstance(example, Operation):
            request = example.payload.replace('"…"', json.dumps(self._value("workspace")))
            self.operates(example.function, json.loads(request)["request"])
            return
        if before := self.before.get(example.name):
            before()
        path = re.sub(r"\{(\w+)\}", lambda name: str(self._value(name[1])), example.path)
        headers = {name: self._filled(text) for name, text in example.headers.items()}
        status, answer = self.sends(
            example.method, path, self.raw.get(example.name) or self._filled(example.body), headers
        )
        assert example.holds(status, answer), f"{example}\n{status} {answer}"
        if status == 202:
            self.waits()

    def asks(self, method, path, body=None):
        """A request that has to go well."""
        status, answer = self.sends(method, path, "" if body is None else json.dumps(body))
        assert status < 300, answer
        return answer

    def sends(self, method, path, body, headers=None):
        """Any request, with all that she has; the status, and what came back."""
        unlimited.forgive()
        sent = {"Content-Type": "application/json", "Cookie": "; ".join(f"{n}={v}" for n, v in self._cookies.items())}
        if token := self.known.get("access_token"):
            sent["Authorization"] = f"Bearer {token}"
        data = body if isinstance(body, bytes) else body.encode() or None
        request = urllib.request.Request(self._street.url + path, data, {**sent, **(headers or {})}, method=method)
        try:
            with DIRECT.open(request, timeout=20) as answer:
                status, said, raw = answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refused:
            status, said, raw = refused.code, refused.headers, refused.read()
        for cookie in said.get_all("Set-Cookie", ()):
            name, _, rest = cookie.partition("=")
            self._cookies[name] = rest.partition(";")[0]
        self.told["location"] = said.get("Location")
        answer = json.loads(raw) if raw and "json" in said.get("Content-Type", "") else None
        self._learn(answer)
        return status, answer

    def _learn(self, answer):
        """Remember what was said, by its name; of a list, the first of it."""
        if isinstance(answer, dict):
            for name, value in answer.items():
                if isinstance(value, dict):
                    self._learn(value)
                elif isinstance(value, list):
                    self._learn(value[0] if value and isinstance(value[0], dict) else {name: next(iter(value), None)})
                else:
                    self.told[name] = value

    def _value(self, name):
        value = self.known[name] if name in self.known else self.known[name.replace(" ", "_")]
        return value() if callable(value) else value

    def _elsewhere(self, text):
        """The same, where she is."""
        for shown, meant in self.instead.items():
            text = text.replace(shown, meant)
        return text

    def _filled(self, text):
        """What a page shows, with what she has in it."""
        text = self._elsewhere(text)
        whole = re.sub(r'"<([\w ]+)>"', lambda name: json.dumps(self._value(name[1])), text)
        return re.sub(r"<([\w ]+)>", lambda name: str(self._value(name[1])), whole)
