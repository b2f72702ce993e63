"""What we ask of other people's servers, over real sockets on this machine."""

import socket
import ssl
import time

import pytest

from kernel.outside import NotAsked, Outside, TookTooLong, TooMuch, Unreachable, Untrusted
from kernel.outside.addresses import public
from tests.layers.identity.passwords.tls import certificate
from tests.layers.kernel.strangers import stranger

EVERYBODYS = ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"]
OURS = [
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "198.18.0.1"),  # noqa: S104 - none is bound
    *("169.254.169.254", "169.254.170.2", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "192.0.0.192"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
    *("64:ff9b:1::a9fe:a9fe", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:7f00:1::1"),
]


def found(*addresses, port=443):
    """A lookup that always finds these, and tells how often it was asked."""

    def lookup(host, _):
        lookup.asked.append(host)
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in each], (each, port)) for each in addresses]

    lookup.asked = []
    return lookup


def test_an_address_is_public_only_if_all_the_world_means_the_same_by_it():
    assert [each for each in EVERYBODYS if not public(each)] == []
    assert [each for each in OURS if public(each)] == []


@pytest.mark.parametrize("address", [*OURS, "1.1.1.1 and 10.0.0.1"])
def test_a_host_that_is_ours_is_not_asked_whatever_it_is_called(address):
    strict = Outside(loopback=False, lookup=found(*address.split(" and ")))
    with pytest.raises(NotAsked) as refused:
        strict.get("https://provider.example.com/keys")

    assert not refused.value.transient


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://provider.example.com/",
            "ftp://provider.example.com/",
            "file:///etc/passwd",
            "//provider.example.com",
        ),
        *("https:///nobody", "https://", "", "https://a@provider.example.com/", "https://a:b@provider.example.com/"),
        *(
            "https://provider.example.com/#there",
            "https://provider.example.com\\@127.0.0.1/",
            "https://prövider.example",
        ),
        *("https://provider.example.com/a b", "https://provider.example.com/\r\nX: y", "https://host:99999/"),
        f"https://provider.example.com/{'a' * 2048}",
    ],
)
def test_what_is_no_plain_https_url_is_not_asked(url):
    with pytest.raises(NotAsked):
        Outside(loopback=False, lookup=found("1.1.1.1")).get(url)


def test_this_machine_is_asked_only_where_the_stage_says_so():
    with stranger(lambda request: request.answer(200, b"{}")) as there:
        assert Outside().get(there.url).json() == {}
        for url in (there.url, there.url.replace("localhost", "127.0.0.1"), there.url.replace("http:", "https:")):
            with pytest.raises(NotAsked):
                Outside(loopback=False).get(url)

        assert len(there.seen) == 1


def test_the_address_that_was_looked_at_is_the_one_that_is_asked_and_must_show_its_name(tmp_path):
    key, chain = certificate(tmp_path)
    trusted = ssl.create_default_context(cafile=str(chain))
    with stranger(lambda request: request.answer(200, b"hello"), (key, chain)) as there:
        lookup = found("127.0.0.1", port=there.port)
        client = Outside(trusted=trusted, lookup=lookup)

        assert client.get(f"https://localhost:{there.port}/keys?of=all").body == b"hello"
        assert lookup.asked == ["localhost"]
        with pytest.raises(Untrusted) as refused:
            client.get(f"https://other.example.com:{there.port}/")
        with pytest.raises(Untrusted):
            Outside(lookup=lookup).get(f"https://localhost:{there.port}/")

    assert not refused.value.transient
    [(_, path, headers, _)] = there.seen
    assert path == "/keys?of=all"
    assert headers["Host"] == f"localhost:{there.port}"


def test_an_answer_is_told_as_it_is_and_nothing_is_followed_or_remembered():
    def elsewhere(request):
        request.answer(302, b"over there", Location="/elsewhere", Set_Cookie="a=b")

    with stranger(elsewhere) as there:
        client = Outside()
        first = client.form(f"{there.url}/token", {"code": "a b&c"}, {"Accept": "application/json"})
        second = client.get(there.url)

    assert (first.status, first.headers["location"], first.body, first.ok) == (302, "/elsewhere", b"over there", False)
    assert second == first
    (method, path, headers, body), (_, _, later, _) = there.seen
    assert (method, path, body) == ("POST", "/token", b"code=a+b%26c")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["Accept"] == "application/json"
    assert "Cookie" not in later


def test_only_what_may_be_answered_otherwise_later_is_transient():
    for status, transient in ((200, False), (400, False), (404, False), (429, True), (500, True), (503, True)):
        with stranger(lambda request, status=status: request.answer(status)) as there:
            assert Outside().get(there.url).transient is transient


def head_drop_by_drop(request):
    for letter in "HTTP/1.1 200 OK" * 20:
        request.wfile.write(letter.encode())
        time.sleep(0.05)


def body_drop_by_drop(request):
    request.send_response(200)
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b"0")
        time.sleep(0.05)


@pytest.mark.parametrize("behave", [head_drop_by_drop, body_drop_by_drop, lambda _: time.sleep(10)])
def test_the_time_is_for_the_whole_of_it(behave):
    with stranger(behave) as there:
        started = time.monotonic()
        with pytest.raises(TookTooLong) as late:
            Outside(patience=0.2).get(there.url)

    assert time.monotonic() - started < 5  # with the time that the stranger takes to leave
    assert late.value.transient


def test_a_name_that_nobody_answers_for_and_a_greeting_that_never_comes_are_not_waited_for():
    def asleep(host, port):
        time.sleep(10)
        return []

    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        for client in (Outside(patience=0.1, lookup=asleep), Outside(patience=0.1)):
            started = time.monotonic()
            with pytest.raises(TookTooLong):
                client.get(f"https://localhost:{port}/")
            assert time.monotonic() - started < 5


def without_end(request):
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"0" * 10_000)


@pytest.mark.parametrize(
    "behave",
    [
        without_end,
        lambda request: request.answer(200, Content_Length="1000000000"),
        lambda request: request.answer(200, b"\x1f\x8b", Content_Encoding="gzip"),
    ],
)
def test_no_more_is_read_than_an_answer_can_be(behave):
    with stranger(behave) as there, pytest.raises(TooMuch) as refused:
        Outside(largest=50_000).get(there.url)

    assert not refused.value.transient


def hanging_up(request):
    request.close_connection = True
    request.connection.close()


@pytest.mark.parametrize(
    "behave",
    [
        hanging_up,
        lambda request: request.wfile.write(b"220 mail.example.com ESMTP\r\n"),
        lambda request: request.answer(200, b"half", Content_Length="8"),
    ],
)
def test_what_does_not_speak_http_to_the_end_did_not_answer(behave):
    with stranger(behave) as there, pytest.raises(Unreachable) as refused:
        Outside(patience=1).get(there.url)

    assert refused.value.transient


def test_nobody_there_and_no_such_name_may_pass():
    def unknown(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    for client in (Outside(), Outside(lookup=unknown), Outside(lookup=found())):
        with pytest.raises(Unreachable) as refused:
            client.get(f"http://localhost:{port}/")
        assert refused.value.transient
