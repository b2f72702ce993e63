from functions.identity import sender_show
from tests.functions.identity.sending import DOMAIN, begin


def test_who_has_none_is_told_so_and_members_see_none(invoke, join):
    ada, eve = join(), join("eve", "evil")
    begin(invoke, eve)

    assert invoke(sender_show, caller=ada.powers).problem == "no-sender"
    assert invoke(sender_show, caller=eve.powers).json["domain"] == DOMAIN
