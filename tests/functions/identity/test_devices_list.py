from functions.identity import devices_list
from identity.accounts.model import device_digest
from tests.functions.identity.conftest import DEVICE


def test_shows_the_devices_that_are_known(invoke, join):
    ada = join()

    (device,) = invoke(devices_list, caller=ada.caller).json["items"]

    assert device["device_id"] == device_digest(DEVICE)
    assert DEVICE not in str(device)
    assert device["name"]


def test_a_program_has_none(invoke):
    assert invoke(devices_list, caller={"person": "robot"}).problem == "no-such-account"
