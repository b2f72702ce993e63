from datetime import UTC, datetime, timedelta

from functions.identity import invitations_import, invitations_list, people_deactivate
from identity.invitations.rows import journal
from tests.functions.identity.colleagues import Company
from tests.functions.identity.inviting import invited

LIST = """email,role,name
grace@example.com,lead,Grace Hopper
nobody
joan@example.com
eve@example.com,king
GRACE@example.com,member

mallory@example.org
,No One
"""


def test_each_line_is_answered_and_the_good_ones_get_a_letter(invoke, cloud, letters, acts):
    acme = Company(allowed_domains=("example.com",))

    answer = invoke(invitations_import, caller=acme.admin, body={"csv": LIST})

    assert (answer.status, answer.json["invited"], answer.json["refused"]) == (202, 2, 5)
    assert [(each["line"], each["outcome"], each["code"]) for each in answer.json["lines"]] == [
        (2, "invited", None),
        (3, "refused", "bad_address"),
        (4, "invited", None),
        (5, "refused", "unknown_role"),
        (6, "refused", "duplicate"),
        (8, "refused", "domain_refused"),
        (9, "refused", "bad_address"),
    ]
    assert all((each["detail"] is None) == (each["outcome"] == "invited") for each in answer.json["lines"])
    assert answer.json["lines"][-1]["detail"].startswith("there is no address in this line; a role is one of member,")
    cloud.pumps.drain()
    found = invoke(invitations_list, caller=acme.admin).json["items"]
    assert {(each["email"], each["role"]) for each in found} == {
        ("grace@example.com", "lead"),
        ("joan@example.com", "member"),
    }
    assert len(letters()) == 2
    sent = [each for each in acts() if each["action"] == "invitation.create"]
    assert [each["address"] for each in sent] == ["203.0.113.7", "203.0.113.7"], "each came from where the list did"


def test_a_list_in_the_way_of_german_spreadsheets_is_read_too(invoke):
    text = "\N{ZERO WIDTH NO-BREAK SPACE}Name;Email\r\nGrace Hopper;grace@example.com\r\n"

    answer = invoke(invitations_import, caller=Company().admin, body={"csv": text}).json

    assert (answer["invited"], answer["lines"][0]["email"]) == (1, "grace@example.com")


def test_a_list_in_the_words_of_another_directory_is_read_too(invoke):
    text = "Full Name,Email Address [Required],Org Unit Path [Required]\nGrace Hopper,grace@example.com,/\n"

    (line,) = invoke(invitations_import, caller=Company().admin, body={"csv": text}).json["lines"]

    assert (line["outcome"], line["email"]) == ("invited", "grace@example.com")


def test_more_than_five_hundred_or_what_is_no_list_is_refused_whole(invoke):
    acme = Company()
    many = "".join(f"a{number}@example.com\n" for number in range(501))

    assert invoke(invitations_import, caller=acme.admin, body={"csv": many}).problem == "too-many-lines"
    assert invoke(invitations_import, caller=acme.admin, body={"csv": "what, ever\n"}).status == 422


def test_a_line_above_the_caller_is_refused(invoke):
    acme = Company()
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    (line,) = invoke(invitations_import, caller=mary, body={"csv": "g@example.com,admin"}).json["lines"]
    assert (line["line"], line["outcome"], line["code"]) == (1, "refused", "above_you")


def test_a_list_may_name_roles_of_the_companys_own(invoke):
    acme = Company()
    text = f"g@example.com,{acme.role('people:read')}\nh@example.com,0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"

    lines = invoke(invitations_import, caller=acme.admin, body={"csv": text}).json["lines"]
    assert [each["outcome"] for each in lines] == ["invited", "refused"]


def test_who_is_here_or_invited_already_stays_so_and_each_line_says_it(invoke, cloud, letters):
    acme, other = Company(allowed_domains=("example.com",)), Company("globex")
    joan, mary = acme.hire("joan"), acme.hire("mary")
    other.hire("kate")
    assert invoke(people_deactivate, caller=acme.admin, person=mary).status == 200
    grace = invited(invoke, acme)
    before = len(letters())
    text = "joan@example.com,admin\nMary@example.com\ngrace@example.com,member\nkate@example.com\ngrace@example.com"

    answer = invoke(invitations_import, caller=acme.admin, body={"csv": text}).json

    counts = {name: number for name, number in answer.items() if name != "lines"}
    assert counts == {"invited": 1, "already_member": 2, "already_invited": 1, "refused": 1}
    said = [(each["outcome"], each["person"] or each["invitation_id"]) for each in answer["lines"]]
    assert said[:2] == [("already_member", joan), ("already_member", mary)]
    assert said[2:4] == [("already_invited", grace["invitation_id"]), ("invited", None)]
    assert [each["code"] for each in answer["lines"]] == [None, None, None, None, "duplicate"]
    assert "let them in again" in answer["lines"][1]["detail"]
    cloud.pumps.drain()
    assert [each["To"] for each in letters()[before:]] == ["kate@example.com"]
    kept = invoke(invitations_list, caller=acme.admin).json["items"]
    assert {each["email"]: each["role"] for each in kept} == {"grace@example.com": "lead", "kate@example.com": "member"}


def test_of_an_invitation_whose_letter_is_too_old_a_line_says_to_send_it_again(invoke):
    acme = Company()
    grace = invited(invoke, acme)
    late = datetime.now(UTC) - timedelta(days=1)
    journal().change(acme.id, grace["invitation_id"], lambda now: now.model_copy(update={"expires": late}))

    (line,) = invoke(invitations_import, caller=acme.admin, body={"csv": "grace@example.com"}).json["lines"]

    assert line["outcome"] == "already_invited"
    assert "send that invitation again" in line["detail"]


def test_a_long_list_is_looked_through_a_hundred_at_a_time(invoke, round_trips):
    acme = Company()
    many = "".join(f"a{number}@example.com\n" for number in range(500))

    assert invoke(invitations_import, caller=acme.admin, body={"csv": many}).json["invited"] == 500
    assert round_trips(invitations_import).count("BatchGetItem") == 1 + 5 + 5
