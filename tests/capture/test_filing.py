"""One line is one edit, which holds every word of it, and taking it back leaves nothing."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjournal.capture.known import names_of
from netjournal.capture.preview import NAMES, SlotTone, preview
from netjournal.capture.read import read
from netjournal.model.edits import inverse
from netjournal.model.names import fold
from netjournal.model.records import TABLES, Direction, Tag, TagKind
from tests.capture.people import TODAY, filed, journal, taken
from tests.capture.pieces import GRAMMAR, LINES
from tests.capture.table import Case, cases


def test_a_line_becomes_records() -> None:
    edit, held = filed(
        "Rosalind Franklin (King's, crystallographer) #abos26 via Mary Somerville: met at the fair"
        " > send slides by fri +2w"
    )
    assert edit.label == (
        "noted: Rosalind Franklin; I owe 1 thing; follow up Mon 7 Dec; new: Rosalind Franklin"
    )
    (entry,) = held.entries.values()
    person = held.contacts[entry.contacts[0]]
    assert (person.name, person.organization, person.title) == (
        "Rosalind Franklin",
        "King's",
        "crystallographer",
    )
    assert person.met is not None
    assert held.name(person.met.via or 0) == "Mary Somerville"
    assert (entry.kind, entry.text, entry.tags) == ("met", "met at the fair", ("abos26",))
    assert held.tag("abos26") is not None
    (favor,) = held.favors.values()
    assert (favor.contact, favor.entry, favor.what) == (person.id, entry.id, "send slides")
    assert favor.direction is Direction.I_OWE
    (task,) = held.follow_ups.values()
    assert (task.contact, str(task.on)) == (person.id, "2026-12-07")


def test_contact_data_alone_adds_no_entry() -> None:
    _edit, held = filed("Ada ada@analytical.example +44 20 7946 0958")
    assert held.entries == {}
    assert [one.value for one in held.contacts[1].emails] == ["ada@analytical.example"]
    edit, _held = filed("ada ADA@analytical.example", held)
    assert edit.changes == ()


def test_marks_alone_add_no_entry() -> None:
    _edit, held = filed("Ada > send slides by fri")
    assert held.entries == {}
    assert [one.what for one in held.favors.values()] == ["send slides"]


def test_a_tag_alone_is_the_persons() -> None:
    _edit, held = filed("Ada #compilers")
    assert held.contacts[1].tags == ("compilers",)
    assert held.entries == {}


def test_new_people_were_met_at_the_event() -> None:
    held = journal()
    held.load("tags", [Tag(id=500, name="abos26", kind=TagKind.EVENT)])
    _edit, held = filed("Hedy Lamarr: radio #abos26", held)
    met = next(one.met for one in held.contacts.values() if one.name == "Hedy Lamarr")
    assert met is not None
    assert met.tag == "abos26"


def test_a_doubt_is_kept_with_the_entry() -> None:
    _edit, held = filed("coffee with ana")
    (entry,) = held.entries.values()
    assert entry.unclear == ("which ana?",)


def test_a_plan_and_a_private_note() -> None:
    _edit, held = filed("private: tomorrow: coffee with Ada")
    (entry,) = held.entries.values()
    assert entry.private
    assert str(entry.on) == "2026-11-24"


def test_a_follow_up_without_anybody() -> None:
    _edit, held = filed("call the bookshop +2w")
    (task,) = held.follow_ups.values()
    assert (task.contact, task.why) == (None, "call the bookshop")


@pytest.mark.parametrize("line", ["Ada", "hello", "ana", "#abos26", "+", ">", "x@example.org"])
def test_enter_always_saves(line: str) -> None:
    edit, _held = filed(line)
    assert edit.changes


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_no_word_is_ever_lost(line: str) -> None:
    _holds_every_word(line, "")


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.line[:40])
def test_no_word_of_the_table_is_lost(case: Case) -> None:
    _holds_every_word(case.line, case.event)


def _holds_every_word(line: str, event: str) -> None:
    draft = read(line, names_of(journal()), TODAY, event=event)
    _edit, after = filed(line, event=event)
    kept = fold(" ".join(str(one) for table in TABLES for one in after.table(table).values()))
    for word in re.findall(r"[^\W_]+", draft.line):
        assert fold(word) in kept or fold(word) in GRAMMAR, word


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_taking_a_line_back_leaves_nothing(line: str) -> None:
    before = journal()
    edit, after = filed(line)
    after.apply(inverse([edit], label="took it back"))
    for table in TABLES:
        assert after.table(table) == before.table(table)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(line: str) -> None:
    draft = taken(line)
    preview(draft, journal(), TODAY)
    for span in draft.spans:
        assert 0 <= span.start < span.end <= len(draft.line)


def test_the_preview_has_fixed_slots() -> None:
    draft = taken("ada wants slides #pyc > send slides by fri +2w")
    slots = preview(draft, journal(), TODAY)
    assert tuple(slot.name for slot in slots) == NAMES
    words = {slot.name: slot.words for slot in slots}
    assert words == {
        "who": "✓ Ada Lovelace",
        "event": "+ new #pyc",
        "I owe": "→ send slides   due Fri 27 Nov",
        "they said": "",
        "done": "",
        "follow up": "Mon 7 Dec (in 2 weeks)",
        "when": "Mon 23 Nov (today)",
        "note": "wants slides",
    }


def test_the_preview_says_what_is_unclear() -> None:
    slots = {slot.name: slot for slot in preview(taken("Ana: hello"), journal(), TODAY)}
    assert slots["who"].words == "Ana: Ana Souza or Ana Lima?"
    assert slots["who"].tone is SlotTone.UNCLEAR
    late = {slot.name: slot for slot in preview(taken("Ada > slides by 31 feb"), journal(), TODAY)}
    assert '"31 feb" is no day' in late["I owe"].words


def test_reading_a_line_loads_nothing_heavy() -> None:
    script = (
        "import sys, datetime\n"
        "from netjournal.capture.filing import file\n"
        "from netjournal.capture.known import Names\n"
        "from netjournal.capture.read import read\n"
        "read('Ada Lovelace: I owe her slides by fri #x +2w', Names([(1, 'Ada Lovelace', ())]),"
        " datetime.date(2026, 11, 23))\n"
        "heavy = {'rapidfuzz', 'anyascii', 'tinydb', 'nicknames', 'textual', 'dataclasses'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
