import socket

import pytest

from infra.local.ports import Ports, Unusable
from tests.ports import free_ports


def test_the_other_ports_follow_from_the_first():
    port = free_ports()

    assert Ports.of({"PORT": str(port)}) == Ports(port, port + 1, port + 25)


@pytest.mark.parametrize("text", ["0", "-1", "65536", "http", "80 00", "8000.5", "٨٠٠٠"])
def test_a_port_is_a_number_that_a_port_can_have(text):
    with pytest.raises(Unusable, match="PORT"):
        Ports.of({"PORT": text})


def test_mail_cannot_share_a_port_with_the_web():
    port = free_ports()

    with pytest.raises(Unusable, match="SMTP_PORT"):
        Ports.of({"PORT": str(port), "SMTP_PORT": str(port + 1)})


def test_a_port_in_use_says_what_to_do():
    port = free_ports()
    with socket.socket() as other:
        other.bind(("127.0.0.1", port + 1))
        other.listen()
        with pytest.raises(Unusable, match=rf"port {port + 1} \(PORT \+ 1\) is in use .* PORT=9000 make run"):
            Ports.of({"PORT": str(port)})


def test_a_mail_port_in_use_says_which_setting_chooses_another():
    port = free_ports()
    with socket.socket() as other:
        other.bind(("127.0.0.1", port + 25))
        other.listen()
        with pytest.raises(Unusable, match=rf"port {port + 25} \(SMTP_PORT\) is .* another: SMTP_PORT=9025 make run$"):
            Ports.of({"PORT": str(port)})
