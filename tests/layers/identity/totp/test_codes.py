from base64 import b32decode, b32encode

import pyotp
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from identity.totp import CodeRefused, CodeUsed, CodeWrong, accepted, new_secret, uri
from identity.totp.model import code

RFC = b32encode(b"12345678901234567890").decode()
NOW = 1_800_000_015.0  # half way through a step
STEP = 60_000_000


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds, digits):
    assert code(RFC, seconds // 30) == digits[-6:]
    assert accepted(RFC, digits[-6:], seconds) == seconds // 30


@given(st.binary(min_size=20, max_size=20), st.integers(0, 250_000_000_000))
def test_codes_are_those_of_another_library(raw, seconds):
    secret = b32encode(raw).decode()

    assert code(secret, seconds // 30) == pyotp.TOTP(secret).at(seconds)


def test_a_secret_is_chance_of_160_bits():
    secrets = {new_secret() for _ in range(100)}

    assert len(secrets) == 100
    assert {len(b32decode(secret)) for secret in secrets} == {20}
    assert pyotp.TOTP(secrets.pop()).now().isdigit()


@pytest.mark.parametrize("late", [-90, -60, -30, 0, 30, 60, 90])
def test_a_code_counts_for_a_step_and_a_clock_may_be_a_minute_wrong(late):
    assert accepted(RFC, code(RFC, STEP), NOW + late) == STEP


@pytest.mark.parametrize("late", [-3600, -150, -120, 120, 150, 3600])
def test_a_code_of_long_ago_or_of_later_does_not_count(late):
    with pytest.raises(CodeWrong):
        accepted(RFC, code(RFC, STEP), NOW + late)


def test_a_code_is_good_once():
    step = accepted(RFC, code(RFC, STEP), NOW)

    with pytest.raises(CodeUsed):
        accepted(RFC, code(RFC, STEP), NOW, step)
    with pytest.raises(CodeUsed):
        accepted(RFC, code(RFC, STEP - 1), NOW, step)
    assert accepted(RFC, code(RFC, STEP + 1), NOW + 30, step) == STEP + 1


def test_a_code_that_two_steps_have_is_used_up_for_both():
    first, second = 60_138_748, 60_138_751
    assert code(RFC, first) == code(RFC, second)

    step = accepted(RFC, code(RFC, first), first * 30 + 15)

    assert step == second
    with pytest.raises(CodeUsed):
        accepted(RFC, code(RFC, second), second * 30 + 15, step)


def test_why_a_code_does_not_count_cannot_be_told():
    said = set()
    for text, last in (("000000", 0), ("", 0), (code(RFC, STEP), STEP)):
        with pytest.raises(CodeRefused) as refusal:
            accepted(RFC, text, NOW, last)
        said.add((refusal.value.status, refusal.value.kind, str(refusal.value), *refusal.value.headers().values()))

    assert len(said) == 1
    assert "code-refused" in said.pop()


@pytest.mark.parametrize("gap", [" ", "\u00a0", "\t"])
def test_a_code_may_be_typed_as_apps_show_it(gap):
    text = code(RFC, STEP)

    assert accepted(RFC, f" {text[:3]}{gap}{text[3:]}\n", NOW) == STEP


@given(st.text(max_size=50))
def test_any_text_is_a_code_that_counts_or_refused_as_one(text):
    good = {code(RFC, STEP + away) for away in range(-3, 4)}
    assume("".join(text.split()) not in good)

    with pytest.raises(CodeRefused):
        accepted(RFC, text, NOW)


@pytest.mark.parametrize("text", ["١٢٣٤٥٦", "12345", "1234567", "12345a", "-12345", "+12345", "1_2345", "½23456"])
def test_what_is_not_six_digits_is_no_code(text):
    with pytest.raises(CodeWrong):
        accepted(RFC, text, NOW)


def test_at_the_beginning_of_time_there_are_codes_too():
    assert accepted(RFC, code(RFC, 1), 31) == 1


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80),
)
def test_an_app_reads_from_the_link_what_it_is_to_show(issuer, account):
    assume(issuer.replace(":", " ").split() and account.replace(":", " ").split())
    secret = new_secret()

    app = pyotp.parse_uri(uri(secret, issuer=issuer, account=account))

    assert isinstance(app, pyotp.TOTP)
    assert (app.secret, app.digits, app.interval) == (secret, 6, 30)
    assert app.issuer == " ".join(issuer.replace(":", " ").split())[:64]
    assert app.name == " ".join(account.replace(":", " ").split())[:64]
    assert app.at(1_800_000_000) == code(secret, 60_000_000)


def test_the_link_is_as_apps_expect_it():
    link = uri(RFC, issuer="Bright Water", account="ada@example.com")

    assert link == (
        f"otpauth://totp/Bright%20Water:ada%40example.com?secret={RFC}"
        "&issuer=Bright%20Water&algorithm=SHA1&digits=6&period=30"
    )
