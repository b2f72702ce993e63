import pyotp

from functions.identity import totp_begin
from kernel.aws import client


def test_a_secret_is_shown_as_text_as_a_link_and_as_a_drawing(invoke, join):
    offer = invoke(totp_begin, caller=join().caller).json

    found = pyotp.parse_uri(offer["uri"])
    assert (found.secret, found.issuer, found.name) == (offer["secret"], "Stoa", "ada@example.com")
    assert offer["drawing"].startswith("<svg")


def test_what_is_kept_of_it_cannot_be_read(invoke, join):
    answer = invoke(totp_begin, caller=join().caller)

    assert answer.json["secret"] not in str(client("dynamodb").scan(TableName="test-identity-tickets-1")["Items"])
    assert answer.json["secret"] not in answer.log


def test_who_is_nobody_any_more_is_offered_nothing(invoke):
    assert invoke(totp_begin).problem == "no-such-account"
