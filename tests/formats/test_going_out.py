"""What goes out comes back as it went, others read it, and no value becomes more than a value."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import icalendar
import msgspec
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.demo.build import build
from netjournal.errors import NotFound
from netjournal.formats import csv_cards, csv_out, ics, markdown, vcard_out
from netjournal.formats.taking import Reader
from netjournal.formats.vcard import read
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Met,
    Point,
    Position,
    Relation,
)
from tests.formats.reading import DATA, TODAY, counting, vcards

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FULL = Contact(
    id=7,
    name="Ada Lovelace, Countess",
    aliases=("Ada, the first", "A;L\\x"),
    former_names=("Ada Byron",),
    pronouns="she/her",
    reading="AY-da",
    met_yet=False,
    organization="Engines; Ltd, London",
    title="Analyst",
    positions=(Position(organization="Looms", title="Apprentice", since="1830", until="1833-06"),),
    emails=(
        Point(value="ada@x.example", label="work"),
        Point(value="a@y.example", label="The Club, at night"),
    ),
    phones=(Point(value="+44 20 7946 0100", label="work fax"), Point(value="12 34")),
    links=(Point(value="https://x.example/a,b;c", label="profile"),),
    city="London; Marylebone",
    timezone="Europe/London",
    language="en",
    birthday="--12-10",
    relations=(Relation(kind="friend", since="1833"),),
    roles=("mentor",),
    tags=("maths", "abos26"),
    met=Met(on="1833-06-05", tag="soirée", where="Babbage's"),
    reach="email",
    pace=0,
    about="Likes horses,\nand: [links](x)\n日本語 " + "long " * 40 + "end",
    kept=("X-ODD;A=b:1\\,2", "item9.X-OTHER:y", "item9.X-ABLabel:other"),
    archived="moved away",
)


def back(text: str) -> Contact:
    (contact,) = read(text.encode(), today=TODAY, new_id=counting()).contacts
    return contact


def without_origin(contact: Contact) -> Contact:
    return msgspec.structs.replace(contact, id=0, sources=(), created=None, updated=None)


@pytest.mark.parametrize("version", vcard_out.VERSIONS)
def test_a_card_comes_back_with_all_its_fields(version: str) -> None:
    written = vcard_out.write([FULL], version=version, notes=True)
    assert without_origin(back(written)) == without_origin(FULL)
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    assert "\n" not in written.replace("\r\n", "")


def test_without_notes_only_contact_data_goes_out() -> None:
    written = vcard_out.write([FULL]) + csv_out.write([FULL])
    flat = written.replace("\r\n ", "")
    for secret in ("horses", "friend", "mentor", "maths", "soirée", "Byron", "moved", "1833-06-05"):
        assert secret not in flat, secret
    assert back(vcard_out.write([FULL])).positions == FULL.positions


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.vcf")))
@pytest.mark.parametrize("version", vcard_out.VERSIONS)
def test_cards_of_other_programs_come_back_as_they_were_read(name: str, version: str) -> None:
    before = vcards(name).contacts
    written = vcard_out.write(before, version=version, notes=True)
    after = read(written.encode(), today=TODAY, new_id=counting()).contacts
    for one, other in zip(before, after, strict=True):
        assert _comparable(other) == _comparable(one)


def _comparable(contact: Contact) -> Contact:
    kept = tuple(sorted(re.sub(r"^[\w-]+\.", "", line) for line in contact.kept))
    return msgspec.structs.replace(without_origin(contact), kept=kept)


def test_other_programs_read_our_cards() -> None:
    for name in sorted(path.name for path in DATA.glob("*.vcf")):
        contacts = (FULL, *vcards(name).contacts)
        written = vcard_out.write(contacts, notes=True)
        found = list(vobject.readComponents(written))
        assert len(found) == len(contacts), name


_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("\r\n,;:\\\"'=+-@\x1b\x85\u2028\u202e[]<>#|*_")),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(name=_TEXT, label=_TEXT, value=_TEXT, kept=_TEXT, about=_TEXT)
def test_no_value_begins_a_line_of_its_own(
    name: str, label: str, value: str, kept: str, about: str
) -> None:
    hostile = Contact(
        id=1,
        name=name + "\r\nTEL:1",
        phones=(Point(value=value + "\nEND:VCARD", label=label + "\r\nX:1"),),
        kept=(kept + "\r\nBEGIN:VCARD", "END:VCARD"),
        about=about + "\r\nEND:VCARD",
    )
    written = vcard_out.write([hostile], notes=True)
    lines = written.replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if line.startswith(("BEGIN", "END"))] == [
        "BEGIN:VCARD",
        "END:VCARD",
    ]
    assert not any(line.startswith(("TEL:1", "X:1")) for line in lines)
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202e]", written)
    rows = list(csv.reader(io.StringIO(csv_out.write([hostile], notes=True)[1:], newline="")))
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])


def test_a_table_comes_back_as_it_went() -> None:
    sums = msgspec.structs.replace(FULL, name="=1+1", about="-2\n+3")
    for raw in (False, True):
        text = csv_out.write([FULL, sums], notes=True, raw=raw)
        file = csv_cards.open_table(text.encode())
        read_back = csv_cards.read(file, today=TODAY, new_id=counting()).contacts
        for before, after in zip((FULL, sums), read_back, strict=True):
            for field in (
                *("name", "organization", "title", "emails", "phones", "links", "city"),
                *("birthday", "pronouns", "reading", "language", "tags", "about"),
            ):
                assert getattr(after, field) == getattr(before, field), (field, raw)
    assert '"\'=1+1"' in csv_out.write([sums])


LOST = {
    "vcard": {"knows", "met.via"},
    "csv": {"knows", "met", "relations", "roles", "pace", "met_yet", "archived", "timezone"}
    | {"former_names", "positions", "reach", "kept"},
}
"""What a form cannot carry from a journal into an empty one; the help says it, too."""


def test_a_journal_comes_back_but_for_what_a_form_cannot_carry() -> None:
    held = build(TODAY)
    strangers = [msgspec.structs.replace(FULL, id=1, name="Somebody")]
    for number, name in enumerate(sorted(path.name for path in DATA.glob("*.vcf")), 2):
        for contact in vcards(name).contacts:
            fresh = msgspec.structs.replace(contact, id=number * 100 + len(strangers))
            strangers.append(msgspec.structs.replace(fresh, name=f"{contact.name} {fresh.id}"))
    before = [*held.contacts.values(), *strangers]
    for form, text in {
        "vcard": vcard_out.write(before, notes=True),
        "csv": csv_out.write(before, notes=True),
    }.items():
        taken = list(Reader(today=TODAY, new_id=counting()).take(text.encode(), f"x.{form}"))
        assert taken[0].incoming is not None
        lost: set[str] = set()
        for one, other in zip(before, taken[0].incoming.contacts, strict=True):
            lost |= set(_differing(_comparable(one), _comparable(other)))
        assert lost <= LOST[form], form
    assert set(lost) == LOST["csv"]


def _differing(one: Contact, other: Contact) -> Iterator[str]:
    for name in Contact.__struct_fields__:
        ours, theirs = getattr(one, name), getattr(other, name)
        if name == "met" and ours and theirs and msgspec.structs.replace(ours, via=None) == theirs:
            name = "met.via"
        if ours != theirs:
            yield name


def journal() -> Journal:
    held = Journal()
    held.load(
        "contacts",
        [
            Contact(id=1, name="Ada\r\nLovelace", birthday="1815-12-10"),
            Contact(id=2, name="Mary [x](y)", birthday="1980-02-29"),
        ],
    )
    created = datetime(2026, 11, 1, tzinfo=UTC)
    held.load(
        "entries",
        [
            Entry(id=3, on=date(2026, 12, 1), at="14:30", kind="coffee", text="tea", contacts=(1,)),
            Entry(id=4, on=date(2026, 12, 2), text="hush", contacts=(1,), private=True),
            Entry(id=5, on=date(2026, 1, 2), text="past", contacts=(1,), mentions=(2,)),
        ],
    )
    held.load("follow_ups", [FollowUp(id=6, contact=1, on=date(2026, 12, 3), why="the draft")])
    favor = Favor(id=7, contact=1, direction=Direction.I_OWE, what="slides", due=date(2026, 12, 4))
    secret = msgspec.structs.replace(favor, id=8, what="sworn", entry=4, created=created)
    held.load("favors", [favor, secret])
    return held


def test_a_calendar_says_whom_and_when_and_no_more() -> None:
    held = journal()
    data = ics.write(held, today=TODAY, now=NOON, contacts={1, 2})
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    told = {str(event["summary"]): event for event in events}
    assert set(told) == {
        "write to Ada Lovelace",
        "coffee: Ada Lovelace",
        "Ada Lovelace: birthday",
        "Mary [x](y): birthday",
        "something for Ada Lovelace",
    }
    write = told["write to Ada Lovelace"]
    assert write.decoded("dtstart") == datetime(2026, 12, 3, 9)
    assert {str(event["class"]) for event in events} == {"PRIVATE"}
    assert told["coffee: Ada Lovelace"].decoded("dtstart") == datetime(2026, 12, 1, 14, 30)
    assert told["Ada Lovelace: birthday"].decoded("dtstart") == date(2026, 12, 10)
    assert told["Mary [x](y): birthday"]["rrule"]["BYMONTHDAY"] == [-1]
    assert b"TRIGGER:PT0S" in data
    with pytest.raises(NotFound, match="Nothing is ahead"):
        ics.write(held, today=TODAY, now=NOON, contacts=set())
    for secret in (b"slides", b"draft", b"tea", b"hush", b"sworn"):
        assert secret not in data
    assert ics.write(held, today=TODAY, now=NOON, contacts={1, 2}) == data
    noted = ics.write(held, today=TODAY, now=NOON, contacts={1}, notes=True)
    assert b"the draft" in noted
    assert b"hush" not in noted + data
    assert b"sworn" not in noted


def test_markdown_is_text_whatever_people_are_called() -> None:
    held = journal()
    people = list(held.contacts.values())
    plain = markdown.one_text(held, people)
    assert "## Mary \\[x\\](y)" in plain
    assert "past" not in plain
    noted = markdown.one_text(held, people, notes=True)
    assert "- 2026-01-02 note with Mary \\[x\\](y): past" in noted
    assert "hush" not in noted
    assert "sworn" not in noted
    files = markdown.a_text_each(held, people, notes=True)
    assert set(files) == {"people.md", "ada-lovelace.md", "mary-x-y.md"}
    assert "[Mary \\[x\\](y)](mary-x-y.md)" in files["ada-lovelace.md"]


def test_names_of_files_stay_in_their_folder() -> None:
    held = Journal()
    names = ("../../etc/passwd", "CON", "con", "", "..", "a" * 300, "people", "日本")
    held.load("contacts", [Contact(id=n, name=name) for n, name in enumerate(names, 1)])
    files = markdown.a_text_each(held, held.contacts.values())
    assert len(files) == len(names) + 1
    for name in files:
        assert re.fullmatch(r"[\w-]{1,70}\.md", name), name
        assert name != "con.md"
