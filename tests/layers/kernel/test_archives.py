"""Archives that are made in pieces, as Python's own reader of archives sees them."""

import zipfile

import pytest

from kernel.archives import contents, directory, member

FAR = 5 * 1024**3


def made(path, offset, files):
    """An archive in a file, whose members begin so far into it: what is before is a hole."""
    members = []
    with path.open("wb") as file:
        file.seek(offset)
        for name, data in files.items():
            packed, entry = member(name, data, file.tell())
            file.write(packed)
            members.append(entry)
        file.write(directory(members, file.tell()))
    return zipfile.ZipFile(path)


def test_what_is_put_in_comes_out(tmp_path):
    files = {"people/00001.ndjson": b'{"name":"Ada"}\n' * 1000, "emptiness": b"", "grüße.txt": "Grüße".encode()}

    with made(tmp_path / "a.zip", 0, files) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_what_lies_beyond_four_gigabytes_is_found(tmp_path):
    with made(tmp_path / "a.zip", FAR, {"far": b"away"}) as archive:
        assert archive.read("far") == b"away"
        assert archive.getinfo("far").header_offset == FAR


@pytest.mark.parametrize("offset", [0, FAR])
def test_an_archive_says_itself_what_is_in_it(tmp_path, offset):
    path, files = tmp_path / "a.zip", {"ops/a.ndjson": b"{}\n" * 9, "ops/grüße": b""}
    with made(path, offset, files) as archive:
        listed, begins = archive.infolist(), archive.start_dir
    said = [(it.filename, it.CRC, it.compress_size, it.file_size, it.header_offset) for it in listed]

    def read(start, end):
        with path.open("rb") as file:
            file.seek(start)
            return file.read(end - start)

    assert contents(path.stat().st_size, read) == (said, begins)
