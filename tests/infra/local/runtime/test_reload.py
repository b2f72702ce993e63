"""What changed is loaded anew, and nothing else."""


def test_a_function_whose_file_changed_is_loaded_anew(hall):
    one = hall.function("one", "def app(e, c): return 1")
    two = hall.function("two", "seen = []\ndef app(e, c): seen.append(1); return len(seen)")
    assert [hall.runtime.invoke(name, None).payload for name in (one, two)] == [1, 1]
    path = hall.file("one", "def app(e, c): return 2")
    assert hall.runtime.reload([path]) == [one]
    assert [hall.runtime.invoke(name, None).payload for name in (one, two)] == [2, 2]


def test_a_layer_that_changed_concerns_the_functions_of_its_room(hall):
    hall.layer("words", "word = 'old'")
    hall.layer("words", "word = 'yard'", layer="yard")
    one = hall.function("one", "from hall.words import word\ndef app(e, c): return word")
    other = hall.function("one", "from yard.words import word\ndef app(e, c): return word", room="yard")
    assert [hall.runtime.invoke(name, None).payload for name in (one, other)] == ["old", "yard"]
    path = hall.layer("words", "word = 'new'")  # as long as before, and within the same second
    assert hall.runtime.reload([path]) == [one]
    assert [hall.runtime.invoke(name, None).payload for name in (one, other)] == ["new", "yard"]


def test_what_all_share_concerns_every_function(hall):
    hall.layer("bus", "word = 'old'", layer="contracts", package="treaties")
    hall.layer("words", "from treaties.bus import word")
    one = hall.function("one", "from hall.words import word\ndef app(e, c): return word")
    two = hall.function("two", "def app(e, c): return None")
    assert hall.runtime.invoke(one, None).payload == "old"
    path = hall.layer("bus", "word = 'new'", layer="contracts", package="treaties")
    assert hall.runtime.reload([path]) == sorted([one, two])
    assert hall.runtime.invoke(one, None).payload == "new"


def test_a_file_of_nobody_concerns_nobody(hall):
    hall.function("one", "def app(e, c): return 1")
    assert hall.runtime.reload([hall.folder / "README.md", hall.folder.parent / "elsewhere.py"]) == []
