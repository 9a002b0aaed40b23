"""What is unsure, in the app: every doubt is answered by one key, and it ends kindly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from netjournal.model.builder import EditBuilder
from netjournal.model.records import Contact, Direction, Entry, Favor
from netjournal.search.everything import Finder
from netjournal.search.hits import Hit
from tests.tui.hands import type_words
from tests.tui.opened import Opened, add, screen_text, until

ADA, CHARLES = 11, 12
SOUZA, NERI = 15, 16
DAY = date(2026, 11, 23)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path)
    builder = EditBuilder(made.store.journal)
    builder.put(Contact(id=SOUZA, name="Ana Souza", organization="Van Works"))
    builder.put(Contact(id=NERI, name="Ana Néri"))
    builder.put(
        Entry(id=22, on=DAY, kind="coffee", text="coffee with Ana: tea", unclear=("which Ana?",))
    )
    builder.put(Entry(id=23, on=date(2026, 11, 22), kind="met", contacts=(SOUZA,)))
    builder.put(
        Entry(id=24, on=date(2026, 11, 20), text="I owe her the list by 31 feb", contacts=(ADA,),
              unclear=("no such day: 31 feb",))
    )  # fmt: skip
    builder.put(
        Favor(id=43, contact=ADA, direction=Direction.I_OWE, what="the list by 31 feb", entry=24)
    )
    made.store.commit(builder.build("wrote down what is unsure"))
    yield made
    made.store.close()


@pytest.mark.parametrize(("size", "key"), [((80, 24), "v"), ((50, 16), "~")])
async def test_each_doubt_shows_its_note_and_the_keys_that_answer(
    opened: Opened, size: tuple[int, int], key: str
) -> None:
    async with opened.app.run_test(size=size) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press(key)
        shown = await until(pilot, "What is unsure")
        for words in (
            "Which Ana?",
            "coffee with Ana: tea",
            "▶    1 Ana Souza",
            "met yesterday" if size[0] > 60 else "Van Works",
            "     2 Ana Néri",
            "     f somebody else",
            "     n a new person, Ana",
            "     x leave it as words",
            "2 doubts",
        ):
            assert words in shown
        await pilot.press("G")
        shown = await until(pilot, "     e type the day")
        assert "No such day: 31 feb" in shown


async def test_somebody_else_may_be_found(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("v")
        await until(pilot, "Which Ana?")
        await pilot.press("f")
        await type_words(pilot, "charles")
        await until(pilot, "▶Charles Babbage")
        assert "Who is it?" in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, "✓ Ana is Charles Babbage")
        tea = [one for one in opened.store.journal.entries.values() if "tea" in one.text]
        assert [one.contacts for one in tea] == [(CHARLES,)]
        await pilot.press("u", "f")
        await type_words(pilot, "Ana Lisboa")
        await pilot.press("down", "down", "down", "down", "down", "enter")
        await until(pilot, "✓ Ana is Ana Lisboa")


async def test_a_digit_chooses_the_person_and_the_next_doubt_is_marked(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("v")
        await until(pilot, "Which Ana?")
        await pilot.press("2")
        shown = await until(pilot, "✓ Ana is Ana Néri")
        assert "Which Ana?" not in shown
        assert "▶    e type the day" in shown
        assert "1 doubt" in shown
        tea = [one for one in opened.store.journal.entries.values() if "tea" in one.text]
        assert [one.contacts for one in tea] == [(NERI,)]
        await pilot.press("u")
        await until(pilot, "Which Ana?")


async def test_somebody_new_is_one_key(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("v")
        await until(pilot, "Which Ana?")
        await pilot.press("n")
        shown = await until(pilot, "✓ Ana is somebody new")
        assert "Which Ana?" not in shown
        assert "Ana" in [one.name for one in opened.store.journal.contacts.values()]
        await pilot.press("u")
        await until(pilot, "Which Ana?")
        await pilot.press("f")
        await type_words(pilot, "Ana Bell")
        await until(pilot, 'new person "Ana Bell"')
        await pilot.press("up", "enter")
        await until(pilot, "✓ Ana is Ana Bell")
        await pilot.press("u")
        await until(pilot, "Which Ana?")
        assert "Ana Bell" not in [one.name for one in opened.store.journal.contacts.values()]


async def test_a_day_is_typed_and_said_in_full_before_it_is_taken(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("v", "G", "e")
        await type_words(pilot, "28 feb")
        await until(pilot, "Sunday 28 February 2027")
        await pilot.press("enter")
        await until(pilot, "31 feb is Sun 28 Feb 2027")
        owed = [one for one in opened.store.journal.favors.values() if one.contact == ADA]
        assert date(2027, 2, 28) in [one.due for one in owed]


async def test_leaving_words_ends_kindly_and_a_wrong_key_says_what_is_asked(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("v")
        await until(pilot, "Which Ana?")
        await pilot.press("7")
        await until(pilot, "There is no 7 to choose here")
        await pilot.press("e")
        await until(pilot, "No day is asked for here")
        await pilot.press("x")
        await until(pilot, "Left as words: Ana")
        await pilot.press("n")
        await until(pilot, "Nobody is asked for here")
        await pilot.press("down", "enter")
        shown = await until(pilot, "Nothing is unsure: all is answered.")
        assert "coffee with Ana: tea" in opened.store.journal.entries[22].text
        await pilot.press("1", "x", "n", "enter")
        await pilot.press("escape")
        shown = await until(pilot, "1 People")
        assert "unsure" not in shown


async def test_the_palette_counts_them_and_the_header_never_does(opened: Opened) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        shown = await until(pilot, "Ada Lovelace")
        assert "doubt" not in shown
        await pilot.press("ctrl+p")
        await type_words(pilot, "unsure")
        shown = await until(pilot, "what is unsure")
        assert "2 doubts · v ~" in shown
        await pilot.press("enter")
        await until(pilot, "Which Ana?")
        assert "2 doubts" in screen_text(pilot)


async def test_whom_words_may_mean_is_looked_up_again_only_for_other_people(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    people = Finder.people

    def counted(finder: Finder, words: str, most: int) -> Sequence[Hit]:
        looked.append(words)
        return people(finder, words, most)

    monkeypatch.setattr(Finder, "people", counted)
    add(opened.store, Entry(id=25, on=DAY, text="tea with Lovelase", unclear=("who is Lovelase?",)))
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("v")
        await until(pilot, "Who is Lovelase?")
        await pilot.resize_terminal(100, 30)
        await until(pilot, "1 Ada Lovelace")
        assert looked == ["Lovelase"]
        session = opened.app.session
        builder = EditBuilder(session.journal)
        builder.put(Contact(id=17, name="Otto Lovelase"))
        session.commit(builder.build("added Otto Lovelase"))
        await pilot.resize_terminal(80, 24)
        await until(pilot, "1 Otto Lovelase")
