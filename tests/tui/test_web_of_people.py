"""Ways to people, the web, opportunities, what came of it and messages, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from netjournal import paths
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Gave,
    Introduction,
    Met,
    Opportunity,
    Outcome,
    Role,
    State,
    Step,
)
from tests.tui.hands import type_words
from tests.tui.opened import ADA, CHARLES, EMILIE, Opened, add, until

ALAN, GRACE = 16, 17


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path)
    add(
        made.store,
        Contact(id=ALAN, name="Alan Turing", met_yet=False, organization="Bletchley"),
        Contact(id=GRACE, name="Grace Hopper", met=Met(via=ADA), organization="Harbor Compilers"),
        Contact(id=CHARLES, name="Charles Babbage", knows=(ALAN,), met=Met(via=GRACE)),
        Entry(id=22, on=date(2026, 11, 2), kind="coffee", contacts=(CHARLES,), text="gears"),
    )
    yield made
    made.store.close()


async def asked(pilot: Pilot[int], key: str, words: str) -> None:
    await until(pilot, "1 People")
    await pilot.press(key)
    await type_words(pilot, words)


async def test_a_way_is_told_as_a_person_would_say_it(opened: Opened) -> None:
    said = "Charles Babbage (coffee 3 weeks ago) knows Alan Turing, who works at Bletchley"
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await asked(pilot, "P", "turing")
        await until(pilot, "Alan Turing")
        await pilot.press("enter")
        shown = await until(pilot, said)
        assert "Who can introduce me to Alan Turing" in shown
        await pilot.press("enter")
        await until(pilot, "Timeline — Charles Babbage")
        await asked(pilot, "P", "anyone at blet")
        await until(pilot, "anybody at Bletchley: 1 person")
        await pilot.press("enter")
        await until(pilot, said)
        await pilot.press("escape")
        await asked(pilot, "P", "nobody there")
        await until(pilot, "Nobody answers to")
        await pilot.press("escape")
        await until(pilot, "1 People")


async def test_the_web_shows_who_led_to_whom(opened: Opened) -> None:
    made = Step(step="made", on=date(2026, 11, 1))
    add(opened.store, Introduction(id=61, people=(0, EMILIE), broker=ADA, steps=(made,)))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("L")
        shown = await until(pilot, "Who led to whom")
        lines = [line.strip("┃ ▶") for line in shown.splitlines()]
        assert lines[1].startswith("Ada Lovelace")
        assert lines[2].startswith("├─ Émilie du Châtelet [/x]")
        assert lines[3].startswith("└─ Grace Hopper")
        assert lines[4].startswith("└─ Charles Babbage")
        await pilot.press("j", "j", "enter")
        await until(pilot, "Timeline — Grace Hopper")


async def test_an_opportunity_is_written_down_and_moved_by_keys(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("O")
        await until(pilot, "Nothing yet: n writes one down")
        await pilot.press("n")
        await type_words(pilot, "Cataloguer at Juniper Library via grace #jobsearch")
        await until(pilot, "Cataloguer · at Juniper Library · through Grace Hopper")
        await pilot.press("enter")
        shown = await until(pilot, "lead · 1")
        assert "Cataloguer, Juniper Library" in shown
        assert "job · through Grace Hopper · #jobsearch" in shown
        await pilot.press(">")
        await until(pilot, "informational interview · 1")
        await pilot.press(">")
        shown = await until(pilot, "applied · 1")
        assert "lead 23 Nov, informational interview 23 Nov, applied 23 Nov" in shown
        await pilot.press("<")
        await until(pilot, "informational interview · 1")
        await pilot.press("s")
        await type_words(pilot, "offer")
        await pilot.press("enter")
        await until(pilot, "offer · 1")
        await pilot.press("x")
        await until(pilot, "lost · 1")
        await pilot.press("u")
        await until(pilot, "offer · 1")
        await pilot.press(">", ">")
        await until(pilot, "Cataloguer, Juniper Library is won.")
        await pilot.press("e")
        await until(pilot, "heard from")
        await pilot.press("escape", "d")
        await until(pilot, "Nothing yet")
        await pilot.press("u", "enter")
        await until(pilot, "Timeline — Grace Hopper")


async def test_what_came_of_a_year_a_tag_and_a_person(opened: Opened) -> None:
    add(
        opened.store,
        Entry(
            id=23,
            on=date(2026, 10, 1),
            kind="call",
            contacts=(ADA,),
            tags=("jobsearch",),
            outcomes=(Outcome(kind="advice"), Outcome(kind="news", way=Gave.GAVE)),
        ),
        Opportunity(
            id=71,
            what="Cataloguer",
            heard_from=GRACE,
            people=(Role(contact=ADA, part="reference"),),
            tag="jobsearch",
            stages=(Step(step="lead", on=date(2026, 10, 1)),),
        ),
        Favor(
            id=43, contact=ADA, direction=Direction.I_OWE, what="lend the atlas",
            state=State.DONE, done_on=date(2026, 10, 9),
        ),
        FollowUp(
            id=52, tag="jobsearch", why="who mends atlases?", state=State.DONE,
            done_on=date(2026, 10, 9), answered_by=ADA,
        ),
    )  # fmt: skip
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await asked(pilot, "R", "2026")
        await until(pilot, "What came of 2026")
        await pilot.press("enter")
        shown = await until(pilot, "People met · 2")
        assert "What you did · 1" in shown
        assert "lend the atlas, for Ada Lovelace, 9 Oct 2026" in shown
        assert "advice, from Ada Lovelace, 1 Oct 2026" in shown
        assert "news, to Ada Lovelace, 1 Oct 2026" in shown
        assert "What may come of it · 1, 1 of them through people" in shown
        assert "Cataloguer: lead, through Grace Hopper, Ada Lovelace (reference)" in shown
        assert "who mends atlases? (#jobsearch): answered by Ada Lovelace" in shown
        await pilot.press("escape")
        await asked(pilot, "R", "ada lovelace")
        await pilot.press("enter")
        shown = await until(pilot, "What came of Ada Lovelace")
        assert "Grace Hopper" in shown
        assert "lend the atlas, 9 Oct 2026" in shown
        await pilot.press("escape")
        await asked(pilot, "R", "#jobsearch")
        await pilot.press("enter")
        shown = await until(pilot, "What came of #jobsearch")
        assert "Cataloguer" in shown


async def test_an_outcome_is_added_to_an_entry_and_told_in_the_timeline(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 50)) as pilot:
        await until(pilot, "looms")
        await pilot.press("2", "G", "e")
        await until(pilot, "came of it")
        await pilot.press(*["tab"] * 9)
        await type_words(pilot, "gave a referral")
        await pilot.press("ctrl+s")
        await until(pilot, "gave referral")


async def test_a_message_is_copied_and_nothing_is_sent(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("pyperclip.copy", copied.append)
    for variable in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(variable, raising=False)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("3", "l", "y")
        shown = await until(pilot, "Copied: Hi Charles,")
        assert "what you kindly offered: review the paper" in copied[0]
        assert "{" not in copied[0]
        assert "Y others" in shown
        await pilot.press("1", "g", "Y")
        shown = await until(pilot, "A message to Ada Lovelace")
        assert "nothing is sent" in shown
        assert "introducing me to" not in shown, "nobody was introduced"
        await type_words(pilot, "write again")
        await pilot.press("enter")
        await until(pilot, "Copied: Hi Ada,")
        assert len(copied) == 2


async def test_my_own_template_comes_first(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("pyperclip.copy", copied.append)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.delenv("SSH_TTY", raising=False)
    monkeypatch.setattr(paths, "templates", lambda: tmp_path / "templates")
    (tmp_path / "templates").mkdir()
    own = "Dear {first} {unknown}, about “{what}”: {name}"
    (tmp_path / "templates" / "remind.txt").write_text(own, "utf-8")
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("3", "l", "y")
        await until(pilot, "Copied: Dear Charles")
        assert copied == ["Dear Charles {unknown}, about “review the paper”: Charles Babbage"]


async def test_a_page_about_somebody_who_is_taken_back_says_so(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await asked(pilot, "a", "Zelda Quux: met at the fair")
        await pilot.press("enter")
        await until(pilot, "new: Zelda Quux")
        await asked(pilot, "R", "zelda")
        await pilot.press("enter")
        await until(pilot, "What came of Zelda Quux")
        await pilot.press("u")
        assert "Nobody answers to" in await until(pilot, "━ gone ━")
