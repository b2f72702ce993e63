from functions.identity import invitations_import, invitations_list
from tests.functions.identity.colleagues import Company

LIST = """email,role,name
grace@example.com,lead,Grace Hopper
nobody
joan@example.com
eve@example.com,king
GRACE@example.com,member

mallory@example.org
"""


def test_each_line_is_answered_and_the_good_ones_get_a_letter(invoke, cloud, letters):
    acme = Company(allowed_domains=("example.com",))

    answer = invoke(invitations_import, caller=acme.admin, body={"csv": LIST})

    assert (answer.status, answer.json["accepted"], answer.json["refused"]) == (202, 2, 4)
    assert [(each["line"], each["accepted"]) for each in answer.json["lines"]] == [
        (2, True),
        (3, False),
        (4, True),
        (5, False),
        (6, False),
        (8, False),
    ]
    assert all((each["error"] is None) == each["accepted"] for each in answer.json["lines"])
    cloud.pumps.drain()
    found = invoke(invitations_list, caller=acme.admin).json["items"]
    assert {(each["email"], each["role"]) for each in found} == {
        ("grace@example.com", "lead"),
        ("joan@example.com", "member"),
    }
    assert len(letters()) == 2


def test_a_list_in_the_way_of_german_spreadsheets_is_read_too(invoke):
    text = "\N{ZERO WIDTH NO-BREAK SPACE}Name;Email\r\nGrace Hopper;grace@example.com\r\n"

    answer = invoke(invitations_import, caller=Company().admin, body={"csv": text}).json

    assert (answer["accepted"], answer["lines"][0]["email"]) == (1, "grace@example.com")


def test_a_list_in_the_words_of_another_directory_is_read_too(invoke):
    text = "Full Name,Email Address [Required],Org Unit Path [Required]\nGrace Hopper,grace@example.com,/\n"

    (line,) = invoke(invitations_import, caller=Company().admin, body={"csv": text}).json["lines"]

    assert (line["accepted"], line["email"]) == (True, "grace@example.com")


def test_more_than_five_hundred_or_what_is_no_list_is_refused_whole(invoke):
    acme = Company()
    many = "".join(f"a{number}@example.com\n" for number in range(501))

    assert invoke(invitations_import, caller=acme.admin, body={"csv": many}).problem == "too-many-lines"
    assert invoke(invitations_import, caller=acme.admin, body={"csv": "what, ever\n"}).status == 422


def test_a_line_above_the_caller_is_refused(invoke):
    acme = Company()
    mary = acme.caller(acme.hire("mary", "manager"), "manager")

    (line,) = invoke(invitations_import, caller=mary, body={"csv": "g@example.com,admin"}).json["lines"]
    assert (line["line"], line["accepted"]) == (1, False)


def test_a_list_may_name_roles_of_the_companys_own(invoke):
    acme = Company()
    text = f"g@example.com,{acme.role('people:read')}\nh@example.com,0192f0c1-2b7c-7cc3-98c4-dc0c0c07398f"

    lines = invoke(invitations_import, caller=acme.admin, body={"csv": text}).json["lines"]
    assert [each["accepted"] for each in lines] == [True, False]
