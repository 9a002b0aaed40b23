"""One line is one edit, which holds every word of it, and taking it back leaves nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjournal.capture import board
from netjournal.capture.board import Board
from netjournal.capture.clauses import LONG, sentences
from netjournal.capture.draft import SpanKind
from netjournal.capture.filing import file
from netjournal.capture.known import names_of
from netjournal.capture.preview import NAMES, SlotTone, preview
from netjournal.capture.read import read
from netjournal.model.edits import inverse
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import ME, TABLES, Contact, Direction, Tag, TagKind
from tests.capture.people import NOW, TODAY, filed, journal, put, taken
from tests.capture.pieces import FLOODS, GRAMMAR, LINES
from tests.capture.table import PARTS, Case
from tests.capture.table import journal as people_of_the_table
from tests.capture.table import taken as read_case


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


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_no_word_is_ever_lost(line: str) -> None:
    _holds_every_word(line, "")


@pytest.mark.parametrize("part", PARTS)
def test_no_word_of_the_table_is_lost(part: str) -> None:
    for case in PARTS[part]:
        _holds_every_word(case.line, case.event)


@pytest.mark.parametrize("unit", FLOODS)
def test_a_flood_is_read_so_far_and_keeps_every_word(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "READ", 1_000)
    line = unit * (4_000 // len(unit))
    draft = taken(line)
    assert draft.text.strip(" ,") == line.strip(" ,")
    assert all(span.end <= 1_000 for span in draft.spans)


def test_what_stands_far_behind_is_text() -> None:
    draft = taken(
        f"Ada: I'll send her the atlas. {'so she goes on ' * 300} with Mary Anning #abos26"
    )
    assert (draft.contacts, draft.tags, len(draft.favors)) == ((1,), (), 1)
    assert draft.text.endswith("with Mary Anning #abos26")


def test_a_long_sentence_is_parted_at_a_comma() -> None:
    line = f"{'word ' * 70}, then I'll send Ada the atlas, {'word ' * 70}"
    one, *others = sentences(Board(line), {}, 0, headed=False)
    assert one.text.endswith("the atlas")
    assert all(len(each.text) <= LONG for each in (one, *others))


@given(LINES, st.lists(st.integers(0, 60), min_size=2, max_size=6))
@settings(max_examples=40)
def test_words_are_split_again_where_something_was_taken(line: str, cuts: list[int]) -> None:
    once, again = Board(line), Board(line)
    for start, end in pairwise(sorted(min(cut, len(line)) for cut in cuts)):
        again.tokens()
        for one in (once, again):
            one.take(start, (start + end + 1) // 2, SpanKind.PERSON)
    assert again.tokens() == once.tokens()


def _holds_every_word(line: str, event: str) -> None:
    draft, after = taken(line, event=event), journal()
    put(draft, after)
    kept = fold(" ".join(str(one) for table in TABLES for one in after.table(table).values()))
    for word in re.findall(r"[^\W_]+", draft.line):
        assert fold(word) in kept or fold(word) in GRAMMAR, word


@settings(max_examples=60)
@given(LINES)
def test_taking_a_line_back_leaves_nothing(line: str) -> None:
    before = journal()
    edit, after = filed(line)
    after.apply(inverse([edit], label="took it back"))
    for table in TABLES:
        assert after.table(table) == before.table(table)


@settings(max_examples=200)
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


def shown(line: str) -> dict[str, str]:
    held = people_of_the_table()
    draft = read_case(Case(line), held)
    return {slot.name: slot.words for slot in preview(draft, held, TODAY) if slot.words}


@pytest.mark.parametrize(
    ("line", "slot", "words"),
    [
        ("sent Ada the route sheet", "done", "✓ send the route sheet"),
        ("Charles paid back 5 of the 20", "done", "✓ $5.00 of: $20 for the taxi"),
        ("sent Joan the notes", "done", "send the compiler notes or send the talk notes?"),
        ("intro Ada <> Grace", "done", "introduction made: Ada Lovelace and Grace Hopper"),
        ("Joan told me about an opening", "done", "got news"),
        ("Ada wants the slides", "I owe", "not taken: → the slides"),
        ("Marie: her talk is on 11 Dec", "follow up", "Fri 11 Dec: her talk"),
        ("#abos26 20-22 nov Denver", "event", "#abos26, Fri 20 Nov – Sun 22 Nov, Denver"),
        (
            "Joan moved from Bletchley to Eastcote",
            "who",
            "✓ Joan Clarke (Bletchley), now at Eastcote (before: Bletchley)",
        ),
    ],
)
def test_the_preview_shows_what_a_sentence_says(line: str, slot: str, words: str) -> None:
    assert shown(line)[slot] == words


def kept(line: str) -> Journal:
    held = people_of_the_table()
    put(read_case(Case(line), held), held)
    return held


def of_joan(held: Journal) -> Contact:
    return next(one for one in held.contacts.values() if one.name == "Joan Clarke")


def test_a_promise_made_again_stays_one_with_the_new_day() -> None:
    _edit, held = filed("I owe Ada the slides and the map by fri")
    again = taken("promised Ada her slides by 1 dec")
    assert preview(again, held, TODAY)[2].words.endswith("open already")
    _edit, held = filed("promised Ada her slides by 1 dec", held)
    assert sorted((one.what, str(one.due)) for one in held.favors.values()) == [
        ("the map", "2026-11-27"),
        ("the slides", "2026-12-01"),
    ]


def test_a_new_organization_keeps_the_old_one_as_a_position() -> None:
    joan = of_joan(kept("Joan moved from Bletchley to Eastcote in oct"))
    assert joan.organization == "Eastcote"
    assert [one.organization for one in joan.positions] == ["Bletchley"]


def test_a_move_between_cities_changes_no_organization() -> None:
    joan = of_joan(kept("Joan moved from Denver to Oslo"))
    assert joan.organization == "Bletchley"


def test_an_introduction_is_one_record_step_by_step() -> None:
    held = kept("asked Charles to introduce me to Grace Hopper")
    put(read_case(Case("Charles introduced me to Grace Hopper"), held), held)
    (made,) = held.introductions.values()
    assert [one.step for one in made.steps] == ["asked", "made"]
    assert (held.name(made.broker or 0), made.people[0]) == ("Charles Babbage", ME)


def test_names_given_are_people_not_met_yet() -> None:
    held = kept("George gave me two names: Rachel Carson and Dorothy Hodgkin")
    rachel = next(one for one in held.contacts.values() if one.name == "Rachel Carson")
    assert not rachel.met_yet
    assert rachel.met is not None
    assert held.name(rachel.met.via or 0) == "George Boole"
    (entry,) = held.entries.values()
    assert [(one.kind, str(one.way)) for one in entry.outcomes] == [("name", "got")]


def test_an_event_says_when_and_where() -> None:
    tag = kept("#abos26 20-22 nov Denver").tag("abos26")
    assert tag is not None
    assert (tag.kind, str(tag.starts), str(tag.ends), tag.place) == (
        TagKind.EVENT,
        "2026-11-20",
        "2026-11-22",
        "Denver",
    )


def test_a_second_line_about_somebody_joins_the_first() -> None:
    held = people_of_the_table()
    put(read_case(Case("Ada: runs the vans", "abos26"), held), held)
    (entry,) = held.entries
    ids = count(held.newest_id() + 1000)
    more = read_case(Case("ada - sings > send the score", "abos26"), held)
    held.apply(file(more, held, NOW, lambda: next(ids), joins=entry))
    assert [one.text for one in held.entries.values()] == ["runs the vans; sings"]
    assert [one.what for one in held.favors.values() if one.entry == entry] == ["send the score"]


def test_a_near_match_is_asked_before_somebody_new_is_made() -> None:
    held = people_of_the_table()
    line = "Charls Babbage: engines"
    draft = read(line, names_of(held), TODAY, suggest=lambda _name: [(2, 93.0)])
    assert draft.new_people == ()
    assert [one.choices for one in draft.unclear] == [(2,)]
    answered = read(line, names_of(held), TODAY, chosen={"Charls Babbage": 0})
    assert [one.name for one in answered.new_people] == ["Charls Babbage"]


def test_namesakes_are_ranked_by_what_they_share_with_the_others_named() -> None:
    held = kept("lunch with Ana Lima and Charles Babbage")
    (doubt,) = read_case(Case("dinner with Charles and ana"), held).unclear
    assert [held.name(one) for one in doubt.choices] == ["Ana Lima", "Ana Souza"]
