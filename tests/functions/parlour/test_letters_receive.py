import hashlib
import hmac

from parlour.post import SEAL
from tests.house.functions.parlour import letters_receive


def sealed(letter):
    return {"x-seal": hmac.new(SEAL, letter.encode(), hashlib.sha256).hexdigest()}


def test_a_sealed_letter_is_put_on_the_queue_and_becomes_a_note(invoke, cloud, rows):
    letter = '{"text": "Dear parlour"}'
    assert invoke(letters_receive, raw=letter, headers=sealed(letter)).status == 204

    cloud.pumps.drain()
    assert [row["text"]["S"] for row in rows("parlour-notes-1") if "text" in row] == ["Dear parlour"]


def test_a_letter_with_a_broken_seal_is_not_taken(invoke, cloud, rows):
    assert invoke(letters_receive, raw='{"text": "x"}', headers=sealed("y")).status == 403

    cloud.pumps.drain()
    assert rows("parlour-notes-1") == []
