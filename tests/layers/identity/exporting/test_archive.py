"""Archives that are made in pieces, as Python's own reader of archives sees them."""

import zipfile

from identity.exporting.archive import directory, member

FAR = 5 * 1024**3


def made(path, offset, contents):
    """An archive in a file, whose members begin so far into it: what is before is a hole."""
    members = []
    with path.open("wb") as file:
        file.seek(offset)
        for name, data in contents.items():
            packed, entry = member(name, data, file.tell())
            file.write(packed)
            members.append(entry)
        file.write(directory(members, file.tell()))
    return zipfile.ZipFile(path)


def test_what_is_put_in_comes_out(tmp_path):
    contents = {"people/00001.ndjson": b'{"name":"Ada"}\n' * 1000, "emptiness": b"", "grüße.txt": "Grüße".encode()}

    with made(tmp_path / "a.zip", 0, contents) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents


def test_what_lies_beyond_four_gigabytes_is_found(tmp_path):
    with made(tmp_path / "a.zip", FAR, {"far": b"away"}) as archive:
        assert archive.read("far") == b"away"
        assert archive.getinfo("far").header_offset == FAR
