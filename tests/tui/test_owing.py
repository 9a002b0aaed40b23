"""Who owes whom and introductions, moved on by keys alone; every test reads what is on screen."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from netjournal.errors import Refused
from netjournal.model.amounts import parse_amount
from netjournal.model.making import anything, contacts
from netjournal.model.records import Contact, Direction, Favor, FollowUp, Introduction, Step
from netjournal.tui import in_time
from tests.tui.hands import type_words
from tests.tui.opened import ADA, CHARLES, Opened, add, burst, screen_text, until

GRACE = 15
WHEN = datetime(2026, 11, 20, 20, tzinfo=UTC)


def money(number: int, text: str, *, mine: bool = True) -> Favor:
    side = Direction.I_OWE if mine else Direction.THEY_OWE
    amount = parse_amount(text, "USD")
    return Favor(id=number, contact=ADA, direction=side, what="the dinner", amount=amount)


async def test_done_takes_two_keys_and_is_told_in_the_timeline(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 1")
        await pilot.press("3", "s")
        shown = await until(pilot, "I owe 0")
        assert "Settled: send slides → Ada Lovelace" in shown
        assert "done" in shown.split("send slides")[0].splitlines()[-1]
        await pilot.press("u")
        await until(pilot, "I owe 1")


async def test_done_pressed_twice_is_done_once(opened: Opened) -> None:
    day = date(2026, 11, 25)
    add(
        opened.store,
        Favor(id=43, contact=CHARLES, direction=Direction.I_OWE, what="maps", due=day),
        Favor(id=44, contact=CHARLES, direction=Direction.I_OWE, what="moths", due=day),
    )
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 3")
        await type_words(pilot, "3ss")
        shown = await until(pilot, "That is done already")
        assert "u takes it back" in shown
        assert "I owe 2" in shown
        assert "▶✓  send slides" in shown, "the row stays where it was"
        await type_words(pilot, "jsj")
        shown = await until(pilot, "I owe 1")
        assert "Settled: maps" in shown
        assert "▶!  moths" in shown
        assert "maps" not in shown.split("3 Who owes")[1].split("Settled")[0]
        await pilot.press("u", "u")
        await until(pilot, "I owe 3")
        await pilot.press("2", "g")
        await type_words(pilot, "ss")
        await until(pilot, "That is done already")
        await until(pilot, "I owe 2")


async def test_keys_before_the_rows_are_painted_act_on_the_row_that_is_marked(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_time, "_FEW", 0)
    monkeypatch.setattr(in_time, "_AT_ONCE", -1.0)
    add(opened.store, Favor(id=43, contact=CHARLES, direction=Direction.I_OWE, what="maps"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 2")
        await burst(pilot, ["3", "slash", *"maps", "enter", *"ss"])
        shown = await until(pilot, "That is done already")
        assert "▶✓  maps" in await until(pilot, "I owe 1")
        assert "filter: maps" in shown, "what comes behind Enter is not typed"
        await burst(pilot, "u")
        await until(pilot, "I owe 2")
        await burst(pilot, ["slash", "x", "escape", "g", "s", "j", "s"])
        await until(pilot, "I owe 0")
        assert "Settled: maps" in screen_text(pilot)
        monkeypatch.undo()
        await burst(pilot, [*"1gj2s"])
        await until(pilot, "Settled: review the paper")


async def test_what_somebody_else_opens_again_can_be_done_again(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 1")
        await type_words(pilot, "3s")
        await until(pilot, "I owe 0")
        opened.store.undo()
        pilot.app.screen.repaint_all()  # type: ignore[attr-defined]
        await until(pilot, "I owe 1")
        await type_words(pilot, "s")
        await until(pilot, "I owe 0")
        assert "That is done already" not in screen_text(pilot)


async def test_what_cannot_be_done_is_said_and_loses_nothing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise Refused("Somebody else did that.")

    monkeypatch.setattr(anything, "all_settled", refuse)
    monkeypatch.setattr(contacts, "delete", refuse)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 1")
        await pilot.press("3", "space", "s")
        shown = await until(pilot, "! Somebody else did that.")
        assert "▶*  send slides" in shown, "still marked, and open"
        await pilot.press("escape", "1", "d")
        await until(pilot, "! Somebody else did that.")


async def test_keys_of_one_burst_act_on_the_column_they_went_to(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 1")
        await type_words(pilot, "3ls")
        shown = await until(pilot, "Settled: review the paper")
        assert "I owe 1" in shown


async def test_money_is_settled_in_parts_and_opened_again(opened: Opened) -> None:
    add(opened.store, money(43, "$20"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "the dinner ($20.00)")
        await pilot.press("3", "G", "S")
        await type_words(pilot, "5")
        await until(pilot, "$5.00 now, $15.00 left")
        await pilot.press("enter")
        shown = await until(pilot, "($15.00 left)")
        assert "Settled in part" in shown
        assert "in part" in shown
        assert "$5.00 of the dinner" in shown
        await pilot.press("S")
        await type_words(pilot, "15.01")
        await until(pilot, "only $15.00 of it is left")
        await pilot.press("backspace", "enter")
        shown = await until(pilot, "I owe 1")
        assert "Settled: the dinner" in shown
        await pilot.press("2", "g", "j", "s")
        shown = await until(pilot, "Reopened: the dinner")
        assert "($15.00 left)" in shown


async def test_other_things_are_settled_in_part_with_a_note(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 1")
        await pilot.press("3", "S")
        await type_words(pilot, "the first half")
        await pilot.press("enter")
        shown = await until(pilot, "the first half of send slides")
        assert "I owe 1" in shown


async def test_money_and_introductions_are_read_from_a_promise(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 1")
        await pilot.press(">")
        await type_words(pilot, "pay back $12.50 by fri")
        await pilot.press("enter")
        shown = await until(pilot, "I owe 2")
        assert "$12.50 ─╯" in shown
        await pilot.press("<")
        await type_words(pilot, "intro to charles")
        await pilot.press("enter")
        await until(pilot, "They said they would 2")
        (held,) = [one for one in opened.store.journal.favors.values() if one.about]
        assert (held.kind, held.about) == ("introduction", (CHARLES,))


async def test_money_is_summed_for_each_currency_apart(opened: Opened) -> None:
    add(
        opened.store,
        money(43, "$0.10"),
        money(44, "$0.20"),
        money(45, "¥500"),
        money(46, "€1000000000000"),
    )
    async with opened.app.run_test(size=(160, 36)) as pilot:
        shown = await until(pilot, "I owe 5")
        assert "€1,000,000,000,000.00, JPY 500, $0.30" in shown


async def test_later_and_let_go_leave_no_balance(opened: Opened) -> None:
    add(opened.store, money(43, "$20"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 2")
        await pilot.press("3", "w")
        shown = await until(pilot, "I owe 1")
        assert "Later, 30 Nov: send slides" in shown
        await pilot.press("j", "x")
        shown = await until(pilot, "I owe 0")
        assert "let go" in shown
        assert "$20.00" not in shown.splitlines()[-4], "no balance is left"


async def test_what_they_said_is_never_late(opened: Opened) -> None:
    past = date(2026, 11, 1)
    add(
        opened.store,
        Favor(id=43, contact=ADA, direction=Direction.THEY_OWE, what="lend a van", due=past),
    )
    async with opened.app.run_test(size=(120, 36)) as pilot:
        shown = await until(pilot, "lend a van")
        line = next(line for line in shown.splitlines() if "lend a van" in line and "‹" in line)
        assert "since 1 Nov" in line
        assert "late" not in line.split("‹")[1]


async def test_one_promise_to_several_people_is_done_together_or_one_by_one(opened: Opened) -> None:
    both = [
        Favor(id=one, contact=who, direction=Direction.I_OWE, what="the notes", created=WHEN)
        for one, who in ((43, ADA), (44, CHARLES), (45, GRACE))
    ]
    add(opened.store, Contact(id=GRACE, name="Grace Hopper"), *both)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "I owe 4")
        await pilot.press("3", "j", "s")
        await until(pilot, "Settled: the notes → Ada Lovelace")
        await pilot.press("*")
        shown = await until(pilot, "2 marked")
        assert shown.count("* ") == 2
        await pilot.press("s")
        await until(pilot, "Settled: the notes, Charles Babbage, Grace Hopper")
        await pilot.press("s")
        shown = await until(pilot, "That is done already")
        assert "I owe 1" in shown
        await pilot.press("u")
        await until(pilot, "I owe 3")
        await pilot.press("j", "space")
        await until(pilot, "1 marked")
        await pilot.press("escape")
        assert "1 marked" not in await until(pilot, "I owe 3")
        await pilot.press("g", "j", "space", "x")
        await until(pilot, "I owe 2")


async def test_the_pane_can_be_kept_to_one_person(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "review the")
        await pilot.press("p")
        shown = await until(pilot, "3 With Ada Lovelace")
        assert "review the" not in shown
        assert "They said they would 0" in shown
        await pilot.press("j")
        await until(pilot, "3 With Charles Babbage")
        assert "review the" in screen_text(pilot)
        await pilot.press("p")
        await until(pilot, "I owe 1")


async def test_i_ask_somebody_to_introduce_me(opened: Opened) -> None:
    async with opened.app.run_test(size=(200, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("I")
        await type_words(pilot, "me to Alan Turing")
        await until(pilot, "asked Ada Lovelace to introduce me to Alan Turing (new)")
        await pilot.press("enter")
        shown = await until(pilot, "They said they would 2")
        assert "intro me to Alan Turing" in shown
        assert re.search("asked +intro me to Alan Turing", shown.split("2 Timeline")[1])
        await pilot.press("3", "l", "G", "S")
        await until(pilot, "intro me to Alan Turing, agreed")
        await pilot.press("s")
        shown = await until(pilot, "I owe 3")
        assert "thank for the intro to Alan Turing" in shown
        assert "give back for meeting Alan Turing" in shown
        await pilot.press("h", "G", "k", "s")
        shown = await until(pilot, "I owe 2")
        assert "Thanked for introducing: me to Alan Turing, by Ada Lovelace" in shown
        await pilot.press("j", "s")
        shown = await until(pilot, "I owe 1")
        for label in ("asked", "agreed", "introduced", "thanked", "gave back"):
            assert label in shown.split("2 Timeline")[1]


async def test_i_promise_to_introduce_two_people_and_ask_each_first(opened: Opened) -> None:
    async with opened.app.run_test(size=(200, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("I")
        await type_words(pilot, "charles to Alan Turing")
        await until(pilot, "I will introduce Charles Babbage and Alan Turing (new)")
        await pilot.press(*["backspace"] * 22)
        await type_words(pilot, "to tor: nobody")
        await until(pilot, "tor: nobody (new)")
        await pilot.press(*["backspace"] * 14)
        await type_words(pilot, "to charls babage")
        await until(pilot, "Charles Babbage? Type the name, or “charls babage new”")
        await type_words(pilot, " new")
        await until(pilot, "and charls babage (new)")
        await pilot.press(*["backspace"] * 16)
        await type_words(pilot, "harles")
        await until(pilot, "I will introduce Ada Lovelace and Charles Babbage; ask each first")
        await pilot.press("enter")
        shown = await until(pilot, "I owe 2")
        assert "intro to Charles Babbage (ask first)" in shown
        await pilot.press("3", "G", "S")
        await until(pilot, "(asked Ada)")
        await pilot.press("S")
        await until(pilot, "intro to Ada Lovelace (ask too)")
        await pilot.press("S", "S")
        await until(pilot, "(ready)")
        await pilot.press("s")
        shown = await until(pilot, "Introduced: Ada Lovelace and Charles Babbage")
        assert "I owe 1" in shown
        assert "to Charles Babbage" in shown
        await pilot.press("1", "j")
        shown = await until(pilot, "Timeline — Charles Babbage")
        assert "to Ada Lovelace" in shown, "told in both timelines"
        await pilot.press(*"uuuuuu")
        assert "✓  intro" not in await until(pilot, "I owe 1")


async def test_somebody_would_rather_not_and_it_is_let_go(opened: Opened) -> None:
    asked = Step(step="asked", on=date(2026, 11, 20))
    made = Step(step="made", on=date(2026, 11, 20))
    add(
        opened.store,
        Introduction(id=61, people=(0, CHARLES), broker=ADA, steps=(asked,)),
        Introduction(id=62, people=(0, ADA), broker=CHARLES, steps=(made,)),
    )
    async with opened.app.run_test(size=(200, 36)) as pilot:
        await until(pilot, "They said they would 2")
        await pilot.press("3", "l", "G", "X")
        shown = await until(pilot, "They said they would 1")
        assert "Will not introduce: me to Charles Babbage, by Ada Lovelace" in shown
        await pilot.press("h", "G", "w")
        await until(pilot, "I owe 1")
        await pilot.press("u")
        await until(pilot, "I owe 3")
        await pilot.press("G", "x")
        await until(pilot, "I owe 1")


async def test_something_given_since_closes_what_was_to_be_given_back(opened: Opened) -> None:
    made = Step(step="made", on=date(2026, 11, 10))
    add(opened.store, Introduction(id=62, people=(0, ADA), broker=CHARLES, steps=(made,)))
    gift = Favor(id=44, contact=CHARLES, direction=Direction.I_OWE, what="a lift", created=WHEN)
    add(opened.store, gift)
    async with opened.app.run_test(size=(200, 36)) as pilot:
        await until(pilot, "I owe 4")
        await pilot.press("3", "j", "s")
        shown = await until(pilot, "Settled: a lift")
        assert "give back" not in shown
        assert "thank for the intro to Ada" in shown


async def test_a_promised_introduction_is_one_row_and_one_settles_it(opened: Opened) -> None:
    promise = Favor(
        id=44, contact=ADA, direction=Direction.I_OWE, what="intro to Charles",
        kind="introduction", about=(CHARLES,),
    )  # fmt: skip
    promised = Step(step="promised", on=date(2026, 11, 20))
    add(opened.store, promise, Introduction(id=61, people=(ADA, CHARLES), steps=(promised,)))
    async with opened.app.run_test(size=(200, 36)) as pilot:
        await until(pilot, "I owe 2")
        await pilot.press("I")
        await type_words(pilot, "to charles")
        await pilot.press("enter", "3", "G", "s")
        await until(pilot, "I owe 1")


async def test_keeping_a_promise_to_introduce_makes_the_introduction(opened: Opened) -> None:
    async with opened.app.run_test(size=(200, 36)) as pilot:
        await until(pilot, "I owe 1")
        await pilot.press(">")
        await type_words(pilot, "intro to charles")
        await pilot.press("enter", "3", "G", "s")
        shown = await until(pilot, "Settled: intro to charles")
        assert "introduced" in shown.split("2 Timeline")[1]
        await pilot.press("u")
        shown = await until(pilot, "I owe 2")
        assert "introduced" not in shown, "one undo takes back both"
        await pilot.press("G", "s", "2", "g", "j", "s")
        shown = await until(pilot, "Reopened: intro to charles")
        assert "introduced" not in shown
        await pilot.press("<")
        await type_words(pilot, "intro me to charles")
        await pilot.press("enter", "3", "l", "G", "s")
        shown = await until(pilot, "give back for meeting Charles Babbage")
        assert "thank for the intro to Charles" in shown


async def test_an_introduction_is_found_and_its_lines_are_changed(opened: Opened) -> None:
    asked = Step(step="asked", on=date(2026, 11, 20))
    add(opened.store, Introduction(id=61, people=(0, CHARLES), broker=ADA, steps=(asked,)))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "intro me to")
        await pilot.press("f")
        await type_words(pilot, "kind:introduction asked")
        await until(pilot, "introduction: me to Charles Babbage, by Ada Lovelace")
        await pilot.press("enter")
        await until(pilot, "Timeline — Ada Lovelace")
        await pilot.press("e")
        await until(pilot, "Edit the introduction of me to Charles Babbage, by Ada Lovelace")
        await pilot.press("tab", "tab", "tab", "ctrl+u")
        await type_words(pilot, "charles babbage")
        await pilot.press("ctrl+s")
        await until(pilot, "The line “introduced by” should be somebody else.")
        await pilot.press("ctrl+u")
        await type_words(pilot, "ada")
        await pilot.press("tab", "tab")
        await type_words(pilot, "made 2026-11-21")
        await pilot.press("ctrl+s")
        shown = await until(pilot, "Changed the introduction")
        assert "thank for the intro" in shown
        assert "Sat 21 Nov" in shown


async def test_a_question_is_struck_out_by_who_answered(opened: Opened) -> None:
    add(opened.store, FollowUp(id=53, contact=CHARLES, why="who mends clocks?"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("j")
        await until(pilot, "who mends clocks?")
        await pilot.press("2", "j", "S")
        await until(pilot, "Who answered?")
        await type_words(pilot, "ada")
        await until(pilot, "Ada Lovelace")
        await pilot.press("enter")
        shown = await until(pilot, "answered by Ada Lovelace")
        await pilot.press("1", "k")
        shown = await until(pilot, "answered here")
        assert "who mends clocks? · Charles Babbage" in shown
