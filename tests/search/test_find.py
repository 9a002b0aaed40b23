"""Finding everything: people first, then records that hold every word, newest first."""

from __future__ import annotations

import msgspec

from netjournal.model.records import Entry
from netjournal.search.everything import find
from netjournal.search.fold import latin
from netjournal.search.texts import Texts
from tests.search.people import DAY, journal


def found(query: str, limit: int = 20) -> list[tuple[str, int]]:
    return [(hit.type, hit.id) for hit in find(journal(), query, limit)]


def test_records_come_newest_first_and_by_table() -> None:
    assert found("tides") == [("entry", 51), ("entry", 50), ("favor", 63)]


def test_every_word_must_be_there() -> None:
    assert found("tides talked") == [("entry", 50)]
    assert found("somerville tides")[-1] == ("entry", 50)


def test_case_accents_and_marks_do_not_matter() -> None:
    assert found("CAFE") == [("entry", 51)]
    assert ("tag", 40) in found("#abos26")


def test_people_come_first() -> None:
    kinds = [kind for kind, _id in found("ada")]
    assert kinds[0] == "contact"
    assert kinds == sorted(kinds, key=["contact", "entry", "favor", "follow_up", "tag"].index)


def test_the_limit_and_nothing() -> None:
    assert len(found("a", 3)) == 3
    assert found("") == []
    assert found("qqqq") == []


def test_the_words_are_highlighted_as_shown() -> None:
    hit = next(one for one in find(journal(), "cafe") if one.type == "entry")
    ((start, end),) = hit.spans
    assert hit.title[start:end] == "café"


def test_texts_are_kept_current() -> None:
    held = journal()
    texts = Texts(held)
    assert texts.search(["compilers"], 20) == []
    held.load("entries", [Entry(id=99, on=DAY, text="compilers", contacts=(13,))])
    texts.update("entries", 99)
    assert [hit.id for hit in texts.search(["compilers"], 20)] == [99]
    held.entries[99] = msgspec.structs.replace(held.entries[99], text="radio")
    texts.update("entries", 99)
    assert texts.search(["compilers"], 20) == []
    del held.entries[99]
    texts.update("entries", 99)
    assert texts.search(["radio"], 20) == []


def test_other_scripts_are_written_in_latin_letters() -> None:
    assert latin("Ковалевская") == "kovalevskaya"
    assert latin("王小明") == "wang xiao ming"
    assert latin("Émilie") == "emilie"
