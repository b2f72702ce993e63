"""What is true of every letter, whoever it is from and whatever people call themselves."""

import io
import logging
import re
from email import message_from_bytes

import pytest

from identity.letters import Brand, Reader, Seen
from identity.letters.security import password_changed
from kernel.letters import NotALink
from kernel.letters.links import link as checked
from kernel.letters.mime import message
from kernel.letters.plain import WIDTH
from kernel.logs import Lines
from tests.layers.identity.letters.reading import elements, links, parsed, text
from tests.layers.identity.letters.specimens import ACME, ADA, AT, CODE, SECRET, letters

HOSTILE = '</p><script>alert("x")</script>\r\nBcc: eve@example.net {sender} {0} & <b>evil.example.com</b>'
LONG = "Donaudampfschifffahrtsgesellschaftskapitän " * 20
EVERY = sorted(letters())
WITH_CODE = {"verify_address", "magic_link"}
LINK = re.compile(r"https?://\S+")


@pytest.fixture(params=EVERY)
def letter(request):
    return letters()[request.param]


@pytest.fixture(params=EVERY)
def hostile(request):
    return letters(said=HOSTILE, brand=Brand(HOSTILE, logo=HOSTILE, accent=HOSTILE))[request.param]


def test_every_link_is_in_the_page_and_in_the_plain_text(letter):
    pressed = links(parsed(letter.html))

    assert set(pressed) == set(LINK.findall(letter.text))
    assert all(SECRET in each for each in pressed)


def test_a_link_stands_on_a_line_of_its_own_in_plain_text(letter):
    for each in LINK.findall(letter.text):
        assert each in letter.text.splitlines()


def test_a_link_that_is_shown_leads_where_it_says(letter):
    tree = parsed(letter.html)
    shown = [(each.text, each.get("href")) for name, each in elements(tree) if name == "a" and "://" in each.text]

    assert len(shown) == 1
    assert all(text == href for text, href in shown)


def test_a_code_is_in_both_parts(letter):
    for part in (text(parsed(letter.html)), letter.text):
        assert (CODE in part) == (letter.kind in WITH_CODE)


def test_no_secret_is_seen_before_the_letter_is_opened(letter):
    preheader = next(each.text for name, each in elements(parsed(letter.html)) if name == "div")

    for seen in (letter.subject, preheader, *letter.headers.values()):
        assert SECRET not in seen
        assert CODE not in seen


def test_a_log_learns_nothing_but_its_kind(letter):
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Lines())
    log = logging.getLogger("letters")
    log.addHandler(handler)
    log.warning("sent %s", letter, extra={"letter": letter})
    log.removeHandler(handler)

    for secret in (SECRET, CODE, ADA.address, ADA.name, ACME.name, letter.subject):
        assert secret not in written.getvalue()
    assert letter.kind in written.getvalue()


def test_plain_text_is_wrapped_and_breaks_no_word(letter):
    for line in letter.text.splitlines():
        assert len(line) <= WIDTH or " " not in line.split(":", 1)[-1].strip()


def test_both_parts_say_the_same(letter):
    tree = parsed(letter.html)
    read = " ".join([text(tree), *links(tree)])
    for paragraph in letter.text.split("\n\n"):
        said = " ".join(paragraph.removeprefix("-- ").split())
        for part in re.split(r":? (?=https?://)|(?<=\w): +", said):
            assert re.sub(r"^\[(\w+)\]", r"\1", part) in read


def test_it_says_who_sent_it_to_whom_and_why(letter):
    footer = letter.text.rpartition("-- \n")[2].replace("\n", " ")

    assert footer.startswith(f"{ACME.name} sent this email to {ADA.address}, because ")
    assert footer in f"{text(parsed(letter.html))}\n".replace("\n", " ")


def test_it_says_whether_answers_are_read():
    for kind, letter in letters(brand=Brand("Acme")).items():
        answered = "Reply-To" in letter.headers
        assert ("Replies are not read." in letter.text.replace("\n", " ")) != answered
        assert answered == (kind == "invitation")
    for kind, letter in letters().items():
        assert letter.headers["Reply-To"] == ("grace@acme.example.com" if kind == "invitation" else ACME.replies)


def test_nothing_is_left_to_fill_in(letter):
    for part in (letter.subject, letter.text, text(parsed(letter.html))):
        assert not re.search(r"\{\w*\}|\$\w|None|<b>", part)


def test_it_is_small(letter):
    assert len(letter.html.encode()) < 16_000  # Gmail cuts what is over 102 kB


def test_times_are_those_of_its_reader():
    assert "21 November 2026, 13:04 (UTC+1, Europe/Berlin)" in letters()["new_sign_in"].text
    there = letters(Reader("a@example.org", zone="Asia/Kathmandu"))["new_sign_in"]
    assert "21 November 2026, 17:49 (UTC+5:45, Asia/Kathmandu)" in there.text


def test_who_reads_a_language_that_we_have_not_gets_english():
    for locale in ("de-AT", "en_GB", "", "x"):
        letter = letters(Reader(ADA.address, ADA.name, locale, ADA.zone))["magic_link"]
        assert letter.text == letters()["magic_link"].text
        assert letter.headers["Content-Language"] == "en"


def test_what_people_write_is_text_and_nothing_else(hostile):
    tree = parsed(hostile.html)

    assert not {"script", "img"} & {name for name, _ in elements(tree)}
    assert all(each.startswith("https://workspace.example.com/") for each in links(tree))
    assert not re.search(r"[\r\n]", hostile.subject)
    travelling = message_from_bytes(message(hostile, "example.com", AT))
    assert travelling["Bcc"] is None
    assert [part.get_content_type() for part in travelling.get_payload()] == ["text/plain", "text/html"]


def test_names_in_a_letter_cannot_be_taken_for_links(hostile):
    for part in (hostile.text, text(parsed(hostile.html))):
        assert "evil.example" not in part


def test_whoever_calls_themselves_a_whole_page_is_cut_short():
    for kind, letter in letters(said=LONG, brand=Brand(LONG)).items():
        assert len(letter.subject) <= 150, kind
        assert len(letter.html) < 20_000, kind


def test_what_is_not_known_is_not_a_fact():
    letter = password_changed(ADA, ACME, by=Seen(AT), not_me="https://workspace.example.com/x")
    for missing in ("Device", "Near", "IP address"):
        assert missing in letters()["password_changed"].text
        assert missing not in letter.text
        assert missing not in letter.html


def test_the_old_address_is_not_told_the_new_one():
    letter = letters()["address_changed"]

    for part in (letter.text, letter.html):
        assert "grace@example.net" not in part
        assert "g•••@example.net" in part


@pytest.mark.parametrize(
    "url",
    [
        *("", "/open", "//x.example", "http://x.example/", "javascript:alert(1)", "data:text/html,x", "https://"),
        *("https://x.example/a b", "https://x.example/\n", 'https://x.example/"', "https://x.example/<", "ftp://x.ex"),
        *("https://x.example/ä", "https://user@x.example/", "https://x.example\\@y.example", "http://localhost.evil/"),
    ],
)
def test_a_link_that_is_not_whole_and_safe_is_a_bug_that_does_not_tell_it(url):
    with pytest.raises(NotALink) as refused:
        checked(url)
    assert not url or url not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["https://x.example", "https://x.example:8443/a?b=c&d=%20#e", "http://127.0.0.1:8000/x", "http://localhost/"]
)
def test_a_link_may_lead_to_the_house_or_to_the_machine_it_is_developed_on(url):
    assert checked(url) == url
