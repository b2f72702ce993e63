from functions.identity import devices_forget, devices_list
from identity.accounts.model import device_digest
from tests.functions.identity.conftest import DEVICE, cookie


def test_a_device_that_was_forgotten_is_as_strange_as_any_other(invoke, join, sign_in):
    ada = join()
    (device,) = invoke(devices_list, caller=ada.caller).json["items"]
    for _ in range(11):
        sign_in(password="somebody else's idea")
    assert sign_in(headers=cookie(DEVICE)).status == 200

    assert invoke(devices_forget, caller=ada.caller, device_id=device["device_id"]).status == 204

    assert invoke(devices_list, caller=ada.caller).json["items"] == []
    assert sign_in(headers=cookie(DEVICE)).problem == "too-many-attempts"


def test_to_forget_what_is_not_known_is_as_well(invoke, join):
    ada = join()

    assert invoke(devices_forget, caller=ada.caller, device_id="0" * 64).status == 204
    assert len(invoke(devices_list, caller=ada.caller).json["items"]) == 1


def test_nobody_forgets_the_device_of_another(invoke, join):
    ada, grace = join(), join("grace", "globex")

    invoke(devices_forget, caller=grace.caller, device_id=device_digest(DEVICE))

    assert len(invoke(devices_list, caller=ada.caller).json["items"]) == 1


def test_it_is_noted(invoke, join, rows):
    ada = join()
    invoke(devices_forget, caller=ada.caller, device_id=device_digest(DEVICE))

    assert any('"device.forget"' in row["act"]["S"] for row in rows("identity-acts-1"))
