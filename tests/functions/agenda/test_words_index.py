from functions.agenda import events_delete, events_update


def test_the_words_are_those_of_the_event_as_it_is(invoke, cloud, diary, rows):
    def words():
        cloud.pumps.drain()
        return {row["sk"]["S"].partition("#")[0] for row in rows("agenda-words-1") if "words" not in row}

    held = diary.put("Football in the park")
    assert words() == {"football", "in", "the", "park"}

    invoke(events_update, **diary.at(held), body={"title": " ".join(f"word{n}" for n in range(110))})
    assert len(words()) == 110

    invoke(events_update, **diary.at(held), body={"title": " ".join(f"other{n}" for n in range(110))})
    assert len(words()) == 110

    invoke(events_delete, **diary.at(held))
    assert words() == set()
    assert rows("agenda-words-1") == []
