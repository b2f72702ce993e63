"""What AWS's services look like is read once for a process: megabytes of JSON, found among hundreds of folders."""

from botocore.session import Session
from moto.core import utils


def test_all_sessions_read_from_one_place(stores):
    one, other = Session(), Session()
    read = one.get_component("data_loader").load_service_model("dynamodb", "service-2")
    assert other.get_component("data_loader").load_service_model("dynamodb", "service-2") is read
    assert one.get_service_model("dynamodb").service_name == "dynamodb"


def test_whose_services_are_described_elsewhere_too_reads_from_a_place_of_its_own(stores, tmp_path):
    (tmp_path / "weather/2026-01-01").mkdir(parents=True)
    (tmp_path / "weather/2026-01-01/service-2.json").write_text('{"metadata": {"serviceId": "weather"}}')
    session = Session(session_vars={"data_path": ("data_path", "AWS_DATA_PATH", str(tmp_path), None)})
    assert "weather" in session.get_available_services()
    assert "weather" not in Session().get_available_services()


def test_moto_reads_all_services_with_one_loader(stores):
    assert utils.create_loader() is utils.create_loader()
    assert utils.get_service_model("dynamodb").operation_model("PutItem").name == "PutItem"
