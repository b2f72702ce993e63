import subprocess
import sys

from infra import ROOT

ALLOWED = {"kernel", "kernel.answers", "kernel.errors", "kernel.etags", "kernel.ids"}


def test_the_protocol_needs_the_standard_library_and_a_few_words_of_the_kernel():
    names = sorted(f"identity.scim.{path.stem}" for path in (ROOT / "layers/identity/identity/scim").glob("[a-z]*.py"))
    script = f"import sys, importlib; [importlib.import_module(name) for name in {names}]; print(*sys.modules)"
    layers = [str(ROOT / "layers" / name) for name in ("kernel", "contracts", "identity")]
    command = [sys.executable, "-I", "-c", f"import sys; sys.path[:0] = {layers}; {script}"]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())

    ours = {name for name in loaded if name.partition(".")[0] == "kernel"}
    others = {
        name for name in loaded if name.partition(".")[0] in {"pydantic", "botocore", "boto3", "chalice", "pynamodb"}
    }
    assert ours <= ALLOWED
    assert others == set()
    assert set(names) <= loaded


def test_who_is_read_waits_for_no_filter_and_no_patch():
    layers = [str(ROOT / "layers" / name) for name in ("kernel", "contracts", "identity")]
    script = f"import sys; sys.path[:0] = {layers}; import identity.scim.service; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True).stdout

    late = ("parsing", "planning", "matching", "patching", "patches", "bulk", "jobs", "sorting", "searching")
    assert not {f"identity.scim.{name}" for name in late} & set(loaded.split())
