"""A browser opens a WebSocket as the guide says, on a page that is kept by the headers of the edge."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from infra import ROOT
from infra.local.gateway import Gateway

GUIDE = ROOT / "docs/guide/websockets.md"

OPENS = """async ([token, used]) => {
  const opened = (socket) => new Promise((done) => {
    socket.onopen = () => socket.send(JSON.stringify({ action: "ring", times: 1 }));
    socket.onmessage = (message) => { done(JSON.parse(message.data)); socket.close(); };
    socket.onclose = (closed) => done(closed.code);
  });
  if (used) return await opened(new WebSocket(used));
  %s
  return [await opened(socket), socket.url];
}"""


@pytest.fixture
def origin(cloud, tmp_path):
    """Where people come to: all front doors, and a page of the web client."""
    (tmp_path / "index.html").write_text("<!doctype html><title>A page</title>")
    behaviours = json.loads((ROOT / "infra/edge/behaviours.json").read_text())
    gateway = Gateway(cloud.deployment, cloud.runtime, cloud.stores, port=0, behaviours=behaviours, web=tmp_path)
    gateway.start()
    yield gateway
    with ThreadPoolExecutor(1) as elsewhere:  # while there is a browser, this thread can have no other event loop
        elsewhere.submit(gateway.stop).result()


def test_a_page_opens_a_websocket_with_a_ticket_once(origin, chromium, cloud):
    wanted = {"workspace": "acme", "person": "ada", "scopes": ["parlour:read"]}
    token = cloud.invoke("test-identity-keys-issue", {"caller": None, "request": wanted})["answer"]["key"]
    (shown,) = re.findall(r"```js\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    opens = OPENS % shown.replace("wss://", "ws://").replace("?ticket=", "?word=please&ticket=")  # as the bell asks
    context = chromium.new_context()
    page = context.new_page()
    assert "connect-src 'self'" in page.goto(origin.url).headers["content-security-policy"]

    heard, where = page.evaluate(opens, [token, ""])

    assert heard == {"rang": "ding ", "for": "ada"}
    assert page.evaluate(opens, [token, where]) == 1006
    context.close()
