"""Events by their days, who was met there, and who of them still waits for a word."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from netjournal.insight import events, tags, tending
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Entry, FollowUp, Met, State, Tag, TagKind
from netjournal.views.tag_form import is_name

TODAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 22)
ADA, MARY, GRACE, ROSALIND = 1, 2, 3, 4


def journal(*records: object) -> Journal:
    made = Journal()
    made.load("contacts", [one for one in records if isinstance(one, Contact)])
    made.load("tags", [one for one in records if isinstance(one, Tag)])
    made.load("entries", [one for one in records if isinstance(one, Entry)])
    made.load("follow_ups", [one for one in records if isinstance(one, FollowUp)])
    return made


def event(tag_id: int, name: str, starts: date, ends: date | None = None) -> Tag:
    return Tag(id=tag_id, name=name, kind=TagKind.EVENT, starts=starts, ends=ends)


def entry(entry_id: int, on: date, *people: int, tags: tuple[str, ...] = ("abos26",)) -> Entry:
    return Entry(id=entry_id, on=on, kind="met", contacts=people, tags=tags)


def test_an_event_is_on_from_its_first_day_to_its_last() -> None:
    held = journal(
        event(11, "abos26", date(2026, 11, 20), SUNDAY),
        event(12, "rome26", TODAY),
        Tag(id=13, name="x"),
    )
    assert events.on_day(held, SUNDAY) == "abos26"
    assert events.on_day(held, TODAY) == "rome26"
    assert events.on_day(held, date(2026, 11, 24)) == ""


def test_what_is_told_of_an_event_is_about_its_last_day_or_today() -> None:
    assert events.day_at(event(11, "a", date(2026, 11, 20), SUNDAY), TODAY) == SUNDAY
    assert events.day_at(event(11, "a", SUNDAY, date(2026, 11, 25)), TODAY) == TODAY
    assert events.day_at(event(11, "a", date(2026, 12, 1)), TODAY) == TODAY
    assert events.day_at(None, TODAY) == TODAY


def test_lately_begins_with_what_is_on_and_ends_with_tags_of_notes() -> None:
    held = journal(
        event(11, "abos26", date(2026, 11, 20), SUNDAY),
        event(12, "rome26", TODAY),
        event(13, "long-ago", date(2026, 3, 1)),
        event(14, "to-come", date(2026, 12, 1)),
        Tag(id=15, name="Grants", kind=TagKind.TOPIC),
        entry(21, SUNDAY, ADA, tags=("choir",)),
        entry(22, TODAY, ADA, tags=("grants",)),
        entry(23, date(2026, 5, 1), ADA, tags=("spring",)),
    )
    assert events.lately(held, TODAY) == ["rome26", "abos26", "choir"]


def test_a_name_in_words_means_its_tag_or_the_page_so_titled() -> None:
    held = journal(Tag(id=11, name="abos26", title="Bookmobile Weekend"))
    assert events.tag_named(held, "bookmobile weekend") == "abos26"
    assert events.tag_named(held, "#abos26") == "abos26"
    assert events.tag_named(held, "ABOS 2027") == "ABOS-2027"


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("St. John's & friends!", "St-Johns-friends"),
        ("#well-kept_name", "well-kept_name"),
        ("2027", "event-2027"),
        ("🎉", "event"),
    ],
)
def test_whatever_an_event_is_called_its_tag_is_one_that_can_be_typed(words: str, tag: str) -> None:
    held = journal()
    assert events.tag_named(held, words) == tag
    assert is_name(tag)
    assert events.tag_named(held, " # ") == ""


def _untended(held: Journal) -> list[int]:
    return list(tending.untended(held, events.days_at(held, "abos26", TODAY)))


def test_people_of_an_event_wait_until_something_is_decided() -> None:
    held = journal(
        event(11, "abos26", date(2026, 11, 20), SUNDAY),
        Contact(id=ADA, name="Ada Lovelace"),
        Contact(id=MARY, name="Mary Somerville", pace=30),
        Contact(id=GRACE, name="Grace Hopper", met=Met(tag="ABOS26")),
        Contact(id=ROSALIND, name="Rosalind Franklin"),
        entry(21, SUNDAY, ADA, ROSALIND),
        entry(22, SUNDAY, MARY),
        entry(23, TODAY, ROSALIND, tags=()),
    )
    days = {ADA: SUNDAY, ROSALIND: SUNDAY, MARY: SUNDAY, GRACE: SUNDAY}
    assert events.days_at(held, "abos26", TODAY) == days
    assert list(events.days_at(held, "abos26", TODAY)) == [ADA, ROSALIND, MARY, GRACE]
    assert _untended(held) == [ADA, GRACE]
    made = datetime(2026, 11, 23, 9, tzinfo=UTC)
    done = FollowUp(id=31, contact=ADA, on=TODAY, state=State.DONE, created=made)
    held.load("follow_ups", [done])
    assert _untended(held) == [GRACE]
    assert tending.events_with_people(held, TODAY) == ["abos26"]


def test_nobody_waits_who_was_not_met_there() -> None:
    held = journal(
        event(11, "abos26", date(2026, 11, 20), SUNDAY),
        *(Contact(id=one, name=f"Somebody {one}") for one in (ADA, MARY, GRACE, ROSALIND)),
        entry(21, SUNDAY, ADA),
        msgspec.structs.replace(entry(22, SUNDAY, MARY), kind="heard"),
        entry(23, date(2026, 12, 1), GRACE),
        msgspec.structs.replace(entry(24, SUNDAY, ROSALIND), kind="coffee", happened=False),
    )
    assert _untended(held) == [ADA]
    assert tags.met_there(held, "abos26", TODAY) == [ADA]
