"""Everyone I met, driven by keys: where it was, one person a line, and the doubts at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from netjournal.model.making import anything
from netjournal.model.records import Entry, Tag, TagKind
from netjournal.tui import app
from netjournal.tui.screens import desk
from netjournal.tui.screens.debrief import DebriefScreen
from tests.tui.hands import type_words
from tests.tui.opened import (
    ADA,
    ANAS,
    CHARLES,
    LIMA,
    Opened,
    add,
    burst,
    entries_by_text,
    pasted,
    prompt,
    until,
)

CONFERENCE = Tag(
    id=71,
    name="abos26",
    title="Bookmobiles",
    kind=TagKind.EVENT,
    starts=date(2026, 11, 20),
    ends=date(2026, 11, 22),
    place="Denver",
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path)
    add(made.store, CONFERENCE)
    yield made
    made.store.close()


async def begun(pilot: Pilot[int], place: str = "abos26") -> None:
    await until(pilot, "looms")
    await pilot.press("c")
    await pasted(pilot, place)
    await pilot.press("enter")
    await until(pilot, "One person a line")


async def entered(pilot: Pilot[int], *lines: str) -> None:
    for line in lines:
        await pasted(pilot, line)
        await pilot.press("enter")
    await pilot.pause()


def entries(opened: Opened) -> list[Entry]:
    return list(opened.store.journal.entries.values())


async def test_event_place_and_day_stick_and_each_line_is_saved_at_once(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("c")
        shown = await until(pilot, "Where were you?")
        assert "▶#abos26 · Bookmobiles" in shown
        await pilot.press("enter")
        await until(pilot, "#abos26 · Bookmobiles · Denver · Sun 22 Nov")
        await entered(pilot, "Mary Somerville: has the atlas > send maps by fri")
        assert entries_by_text(opened.store)["has the atlas"].on == date(2026, 11, 22)
        await entered(pilot, "Charles Babbage: gears < the report +2w")
        held = entries_by_text(opened.store)["gears"]
        assert held.tags == ("abos26",)
        assert held.contacts == (CHARLES,)
        shown = await until(pilot, "2 people · 1 thing you promised, 1 promised to you")
        assert "+ Mary Somerville" in shown
        assert "✓ Charles Babbage" in shown
        assert "→ send maps" in shown
        assert "← the report" in shown
        await pilot.press("escape")
        shown = await until(pilot, "✓ 2 people from #abos26 · 1 thing you promised")
        assert "u takes all of it back" in shown


async def test_undo_inside_takes_back_a_line_and_outside_all_of_them(opened: Opened) -> None:
    before = len(opened.store.journal.entries)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Mary Somerville: the atlas", "Charles Babbage: gears", "Ada: rvers")
        await pilot.press("ctrl+z")
        await until(pilot, "2 people")
        assert prompt(pilot).value == "Ada: rvers", "to be mended"
        assert "rvers" not in entries_by_text(opened.store)
        prompt(pilot).put("Ada: rivers")
        await pilot.press("enter")
        await until(pilot, "3 people")
        await pilot.press("escape")
        await until(pilot, "3 people from #abos26")
        await pilot.press("u")
        await until(pilot, "Took back")
        assert len(opened.store.journal.entries) == before
        assert all(one.name != "Mary Somerville" for one in opened.store.journal.contacts.values())
        await pilot.press("U")
        await until(pilot, "Mary Somerville")
        assert len(opened.store.journal.entries) == before + 3


async def test_doubts_are_collected_and_asked_at_the_end(opened: Opened) -> None:
    add(opened.store, *ANAS)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Ana: wants gears", "Charles Babbage: has them")
        shown = await until(pilot, "1 doubt")
        assert "? Ana" in shown
        await pilot.press("enter")
        await until(pilot, "enter again: 1 doubt")
        await pilot.pause(desk.MOMENT)
        await pilot.press("enter")
        shown = await until(pilot, "Which Ana?")
        assert "Ana: wants gears" in shown
        assert "1 person · 1 doubt" in shown
        chosen = "1" if "1  Lima" in shown else "2"
        await pilot.pause(desk.MOMENT)
        await pilot.press("escape")
        await until(pilot, "from #abos26")
        await pilot.press("v")
        await until(pilot, f"{chosen} Ana Lima")
        await pilot.press(chosen)
        await until(pilot, "Nothing is unsure")
        await pilot.press("escape", "c", "enter")
        shown = await until(pilot, "2 people")
        assert "wants gears" in shown, "what was written there before is there again"
        await pilot.press("escape")
        assert any(one.contacts == (LIMA,) for one in entries(opened))
        assert not any(one.unclear for one in entries(opened))


async def test_a_doubt_about_a_line_that_joined_another_keeps_both(opened: Opened) -> None:
    add(opened.store, *ANAS)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Charles Babbage: has gears", "Charles: lunch with Ana")
        await pilot.press("enter")
        await until(pilot, "enter again: 1 doubt")
        await pilot.pause(desk.MOMENT)
        await pilot.press("enter")
        await until(pilot, "Which Ana?")
        await pilot.pause(desk.MOMENT)
        await pilot.press("1")
        await until(pilot, "✓ 2 people from #abos26")
        (held,) = (one for one in entries(opened) if CHARLES in one.contacts)
        assert "has gears" in held.text
        assert "lunch with Ana" in held.text
        assert not held.unclear


async def test_a_note_deleted_meanwhile_is_not_asked_about(opened: Opened) -> None:
    add(opened.store, *ANAS)

    def delete(text: str) -> None:
        session = opened.app.session
        held = entries_by_text(opened.store)[text]
        session.commit(anything.deleted(session.whole(), held))

    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Ana: wants gears", "Ana: has cogs")
        delete("wants gears")
        await pilot.press("enter")
        await pilot.pause(desk.MOMENT)
        await pilot.press("enter")
        await until(pilot, "Ana: has cogs")
        delete("has cogs")
        await pilot.pause(desk.MOMENT)
        await pilot.press("1")
        await until(pilot, "! The note that was asked about was deleted meanwhile.")
        await pilot.press("escape")
        await until(pilot, "from #abos26")


async def test_an_empty_line_by_mistake_ends_nothing(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Charles Babbage: gears")
        await pilot.press("enter")
        await until(pilot, "1 person so far.")
        await entered(pilot, "Ada: rivers")
        await until(pilot, "2 people")


async def test_a_second_line_about_somebody_joins_the_first(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Mary Somerville: the atlas", "Charles Babbage: gears")
        await entered(pilot, "Mary Somerville: also two vans")
        await until(pilot, "2 people")
        (held,) = (one for one in entries(opened) if "the atlas" in one.text)
        assert "also two vans" in held.text


async def test_a_line_that_says_she_goes_on_about_whom_the_one_before_was(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Mary Somerville: the atlas", "she'll send me the map by friday")
        await until(pilot, "1 person")
        await entered(pilot, "Ada and Charles at the bar", "he owes me a drink")
        await until(pilot, "(the event)")
        owed = {one.what: one for one in opened.store.journal.favors.values() if one.contact != ADA}
        assert opened.store.journal.name(owed["send the map"].contact) == "Mary Somerville"
        assert "a drink" not in owed, "either of two may be meant"


async def test_who_brought_somebody_along_is_not_whom_the_note_is_about(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Lise Meitner via Otto Hahn", "Otto Hahn - radiochemistry")
        await entered(pilot, "Lise Meitner - sends the paper")
        await until(pilot, "2 people")
        names = {one.name: one.id for one in opened.store.journal.contacts.values()}
        about = {one.contacts: one.text for one in entries(opened)}
        assert about[names["Otto Hahn"],] == "radiochemistry"
        assert about[names["Lise Meitner"],] == "sends the paper"


async def test_a_line_taken_back_is_joined_by_none(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Charles Babbage: gears")
        await pilot.press("ctrl+z")
        prompt(pilot).put("Charles Babbage: cogs")
        await pilot.press("enter")
        await until(pilot, "1 person")
        assert entries_by_text(opened.store)["cogs"].contacts == (CHARLES,)


async def test_what_a_line_says_for_a_card_shows_in_its_row(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "Ada Lovelace: every 2w, rivers", "Ada Lovelace ada@engines.example")
        shown = await until(pilot, "ada@engines.example")
        assert "+ every 2 weeks" in shown
        assert "1 person" in shown, "both lines are about her"
        await entered(pilot, "Charles Babbage: gears. ask: is it built yet?")
        await until(pilot, "+ ask: is it built yet?")


async def test_unnamed_people_and_lines_about_the_event_are_taken(opened: Opened) -> None:
    before = set(opened.store.journal.contacts)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await entered(pilot, "tall, bookmobile, Denver", "#abos26 the keynote was dull")
        shown = await until(pilot, "(no name)")
        assert "(the event)" in shown
        assert "1 without a card" in shown
        await pilot.press("up")
        await until(pilot, "› #abos26 the keynote was dull")
        await pilot.press("escape")
        await until(pilot, "✓ 1 without a card from #abos26")
        held = " ".join(one.text for one in entries(opened))
        assert "bookmobile" in held
        assert "keynote was dull" in held
        assert set(opened.store.journal.contacts) == before, "nobody is invented"
        await pilot.press("c", "enter")
        shown = await until(pilot, "1 without a card")
        assert "› #abos26" not in shown, "a line that was only recalled is not filed twice"


async def test_a_new_event_is_begun_with_its_days_and_place(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot, "#rome26 18-20 nov Roma")
        tag = opened.store.journal.tag("rome26")
        assert tag is not None
        assert tag.kind is TagKind.EVENT
        assert (tag.starts, tag.ends) == (date(2026, 11, 18), date(2026, 11, 20))
        await until(pilot, "#rome26 · Roma · Fri 20 Nov")
        await entered(pilot, "Charles Babbage: gears", "#abos26", "Ada: rivers")
        assert entries_by_text(opened.store)["gears"].tags == ("rome26",)
        assert entries_by_text(opened.store)["rivers"].tags == ("abos26",)


@pytest.mark.parametrize(
    ("typed", "tag", "title", "place", "days"),
    [
        ("Outreach Weekend, Denver", "Outreach-Weekend", "Outreach Weekend", "Denver", (23, 23)),
        ("#rome26 Roma", "rome26", "", "Roma", (23, 23)),
        (
            "Outreach Weekend 20-22 nov Denver",
            "Outreach-Weekend",
            "Outreach Weekend",
            "Denver",
            (20, 22),
        ),
        ("18 - 20 nov Book Fair, Oslo, Norway", "Book-Fair", "Book Fair", "Oslo, Norway", (18, 20)),
        ("#rome26 = Book Fair 18-20 nov", "rome26", "Book Fair", "", (18, 20)),
        ("Book Fair 2026", "Book-Fair-2026", "Book Fair 2026", "", (23, 23)),
    ],
)
async def test_a_new_event_in_words_keeps_every_word_and_day(
    opened: Opened, typed: str, tag: str, title: str, place: str, days: tuple[int, int]
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot, typed)
        made = opened.store.journal.tag(tag)
        assert made is not None
        assert (made.title, made.place) == (title, place)
        assert made.starts == date(2026, 11, days[0])
        assert made.ends == date(2026, 11, days[1])
        await until(pilot, f"#{tag}")


async def test_a_place_said_later_leaves_the_days_of_an_event(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot, "#abos26 Boulder")
        made = opened.store.journal.tag("abos26")
        assert made is not None
        assert (made.place, made.starts) == ("Boulder", CONFERENCE.starts)


async def test_the_arrows_choose_a_place_behind_what_was_typed(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("c")
        await pasted(pilot, "book")
        await until(pilot, "+ new event “book”")
        await pilot.press("down", "enter")
        await until(pilot, "#book · Mon 23 Nov")
        tag = opened.store.journal.tag("book")
        assert tag is not None
        assert tag.kind is TagKind.EVENT


async def test_the_mess_from_a_phone_files_line_by_line(opened: Opened) -> None:
    mess = "Day 2\n- Ada - rivers\n\n1) Grace Hopper (Navy)\n[ ] Charles: gears > flyer\n"
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await pasted(pilot, mess)
        await until(pilot, "3 people")
        held = entries_by_text(opened.store)["rivers"]
        assert (held.contacts, held.on) == ((ADA,), date(2026, 11, 21))
        names = {one.name for one in opened.store.journal.contacts.values()}
        assert "Grace Hopper" in names
        assert not any("Day" in text for text in (*names, *entries_by_text(opened.store)))


async def test_a_long_paste_leaves_keys_and_screen_their_turn(opened: Opened) -> None:
    lines = [f"Charles Babbage: gear {number}" for number in range(40)]
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        before = len(opened.store.journal.entries)
        pilot.app.post_message(events.Paste("\n".join(lines)))
        seen: set[str] = set()
        while not (held := _gears(opened)).endswith("gear 39"):
            seen.add(held)
            await asyncio.sleep(0)
        assert len(seen) > 20
        assert held == "; ".join(f"gear {number}" for number in range(40))
        assert len(opened.store.journal.entries) == before + 1


async def test_a_second_paste_waits_for_the_first_and_none_is_lost(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DebriefScreen)
        gears = "\n".join(f"Charles Babbage: gear {one}" for one in range(9))
        screen.enter_several(f"Sat 21 Nov:\n{gears}\nFri 20 Nov:\nMary Somerville: fire")
        while "gear 2" not in _gears(opened):
            await asyncio.sleep(0)
        screen.enter_several("Ada: rivers\nAda: and ships")
        await until(pilot, "3 people")
        await until(pilot, "ships")
        assert _gears(opened) == "; ".join(f"gear {one}" for one in range(9))
        assert entries_by_text(opened.store)["fire"].on == date(2026, 11, 20)


def _gears(opened: Opened) -> str:
    return next((one.text for one in entries(opened) if "gear" in one.text), "")


async def test_pasted_lines_wait_for_their_place_across_a_restart(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await pasted(pilot, "Ada: rivers\nCharles Babbage: gears\n")
        await until(pilot, "2 pasted lines wait")
        await pilot.press("escape")
        await until(pilot, "The pasted lines are kept; c opens them again")
        await pilot.press("c")
        await until(pilot, "2 pasted lines wait")
        await pilot.press("enter")
        await until(pilot, "2 people")
        await pilot.press("escape")
        await until(pilot, "✓ 2 people from #abos26")
        await pilot.press("c", "enter")
        shown = await until(pilot, "2 people")
        assert "  3 " not in shown, "nothing is taken twice"


async def test_a_walk_over_the_relations_goes_on_with_an_empty_line(tmp_path: Path) -> None:
    opened = Opened(tmp_path, filled=False)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "Nobody here yet.")
        await pilot.press("c")
        await until(pilot, "▶a walk over everybody you know")
        await pilot.press("enter")
        await until(pilot, "Family?")
        await entered(pilot, "Caroline Herschel: knows everyone at the observatory")
        await pilot.press("enter")
        await until(pilot, "Friends?")
        await pilot.press("enter")
        await until(pilot, "Roommates?")
        await entered(pilot, "George Boole: at the Cork library now")
        await pilot.press("escape")
        await until(pilot, "✓ 2 people")
    relations = {
        one.name: [relation.kind for relation in one.relations]
        for one in opened.store.journal.contacts.values()
    }
    assert relations == {"Caroline Herschel": ["family"], "George Boole": ["roommate"]}
    assert all(one.kind == "note" for one in entries(opened)), "nobody was met today"
    caroline = next(iter(opened.store.journal.contacts.values()))
    assert caroline.met is None or not caroline.met.on, "not met on the day she was written down"
    opened.store.close()


async def test_the_line_being_typed_is_kept(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await type_words(pilot, "Mary Som")
        await pilot.press("escape")
        await until(pilot, "The draft is kept; c opens it again")
        await pilot.press("c", "enter")
        await until(pilot, "› Mary Som")


async def test_a_person_costs_four_keys_beyond_the_words(opened: Opened) -> None:
    said = "Charles Babbage wants gears send gears by fri 1 dec"
    keys = [*"Charles Babbage wants gears > send gears by fri +1 dec", "enter"]
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await begun(pilot)
        await burst(pilot, keys)
        await until(pilot, "1 thing you promised")
        journal = opened.store.journal
        (favor,) = (one for one in journal.favors.values() if one.what == "send gears")
        assert (favor.contact, favor.due) == (CHARLES, date(2026, 11, 27))
        assert any(one.on == date(2026, 12, 1) for one in journal.follow_ups.values())
    assert len(keys) - len(said) <= 4


async def test_every_size_shows_where_who_and_the_line(opened: Opened) -> None:
    async with opened.app.run_test(size=(20, 5)) as pilot:
        await pilot.press("c")
        await until(pilot, "Where were you?")
        await pilot.press("enter")
        await entered(pilot, "Charles Babbage: gears")
        await pasted(pilot, "Ada: rivers > maps")
        for size in ((20, 5), (50, 16), (80, 24), (120, 36)):
            await pilot.resize_terminal(*size)
            shown = await until(pilot, "1 person")
            assert "✓ Charles" in shown
            assert "rivers > maps" in shown
            if size[0] > 20:
                assert "→ maps" in shown
                assert "empty line ends" in shown


async def test_the_file_is_written_while_a_debrief_is_still_open(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_IDLE", 0.05)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("c", "enter")
        await type_words(pilot, "Mary Somerville - two vans")
        await pilot.press("enter")
        await until(pilot, "1 person")
        for _ in range(100):
            await pilot.pause(0.02)
            if "two vans" in opened.store.path.read_text("utf-8"):
                break
        assert "two vans" in opened.store.path.read_text("utf-8")
