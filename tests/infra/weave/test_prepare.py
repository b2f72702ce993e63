import os
import subprocess
import sys
import venv
import zipfile
from hashlib import sha256

import pytest

from infra import prepare
from infra.catalogue import HOME

HASH = "--hash=sha256:" + "0" * 64


def run(folder, lock, **environment):
    command = [sys.executable, str(HOME / "infra/prepare.py"), str(folder), str(lock)]
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": os.devnull, **environment}
    done = subprocess.run(command, env={**os.environ, **offline}, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.strip().splitlines()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An environment that is there already, with nothing of the lock installed."""
    folder = tmp_path_factory.mktemp("made") / "venv"
    venv.create(folder, with_pip=True, symlinks=True)
    return folder


def test_the_lock_of_the_house_can_be_read():
    assert len(prepare.pinned(HOME / "requirements.lock")) > 50


def test_it_uses_nothing_that_must_be_installed_first():
    code = "import sys; sys.argv = ['prepare']; sys.path.insert(0, 'infra'); import prepare; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=HOME, capture_output=True, text=True, check=True)

    assert not {"pydantic", "yaml", "infra", "kernel"} & set(done.stdout.split())


def test_a_python_that_is_too_old_is_told_so_in_one_sentence():
    with pytest.raises(prepare.Trouble, match=r"Stoa needs Python 3\.11 or newer, and this is 3\.9; name another"):
        prepare.check_python((3, 9))
    prepare.check_python((3, 13))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "cannot be read: No such file or directory"),
        ("", "it pins no packages with hashes"),
        ("<<<<<<< ours\n", "it pins no packages with hashes"),
        ("thing==1.0\n", "it pins no packages with hashes"),
        (f"thing==1.0 \\\n    {HASH} \\\n    garbage\n", "line 3 cannot be read, 'garbage'"),
        (f"thing==1.0 \\\n    {HASH[:-1]}z\n", "line 2 cannot be read"),
        (f"thing==1.0 {HASH}\n???==2\n", "line 2 cannot be read"),
        (f"thing==1.0 {HASH}\n--index-url elsewhere\n", "line 2 cannot be read"),
    ],
)
def test_a_lock_that_is_none_is_refused_before_anything_is_made(tmp_path, text, sentence):
    lock = tmp_path / "requirements.lock"
    if text is not None:
        lock.write_text(text)

    code, said = run(tmp_path / "venv", lock)

    assert code == 1
    assert len(said) == 1
    assert sentence in said[0]
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"no-such-thing==1.0 {HASH}\n", "names what the package index does not have: no-such-thing==1.0"),
    ],
)
def test_an_installation_that_fails_leaves_no_environment_that_seems_ready(made, tmp_path, text, sentence):
    (made / ".ready").write_text("made from an older lock")
    lock = tmp_path / "requirements.lock"
    lock.write_text(text)

    code, said = run(made, lock)

    assert code == 1
    assert len(said) == 1
    assert sentence in said[0]
    assert not (made / ".ready").exists()


def wheel(folder, name):
    """A package of one empty module, as a file."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(
            f"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{name}-1.0.dist-info/RECORD", f"{name}.py,,\n")
    return path


def test_a_download_that_is_not_what_the_lock_names_is_refused(made, tmp_path):
    wheel(tmp_path, "forged")
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"forged==1.0 {HASH}\n")

    code, said = run(made, lock, PIP_FIND_LINKS=str(tmp_path))

    assert (code, len(said)) == (1, 1)
    assert "the hash of forged==1.0" in said[0]


def test_an_environment_is_ready_when_everything_is_installed(made, tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"genuine==1.0 --hash=sha256:{sha256(wheel(tmp_path, 'genuine').read_bytes()).hexdigest()}\n")

    code, said = run(made, lock, PIP_FIND_LINKS=str(tmp_path))

    assert code == 0
    assert said[-1].strip().startswith("installed 1 packages in ")
    assert (made / ".ready").exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["ERROR: In --require-hashes mode, all requirements must"], "something in it has no hash"),
        (["WARNING: NewConnectionError('<pip...>')", "ERROR: Could not find a version"], "no way to the package index"),
        (["WARNING: Retrying … NameResolutionError(…)", "ERROR: No matching distribution found for a==1"], "no way to"),
        (["WARNING: Retrying … ProxyError('…')", "ERROR: No matching distribution found for a==1"], "no way to"),
        (["OSError: [Errno 28] No space left on device"], "the disk is full"),
        (["ERROR: Something quite new"], "cannot be installed: Something quite new"),
        ([], "nothing was said"),
    ],
)
def test_what_went_wrong_comes_to_one_sentence(tmp_path, said, sentence):
    assert sentence in prepare.explained(tmp_path / "requirements.lock", said)
