"""Another window, or the shell, writes while this one shows, asks or edits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from netjournal import clock
from netjournal.model.making import contacts, entries, tags
from netjournal.model.records import Contact, Tag, ToMeet
from netjournal.store.store import Store
from netjournal.tui.screens.desk import MOMENT
from tests.tui.hands import type_words
from tests.tui.opened import ADA, CHARLES, Opened, add, open_store, until


@pytest.fixture
def other(opened: Opened, tmp_path: Path) -> Iterator[Store]:
    """Another process with the same journal open."""
    store = open_store(tmp_path)
    yield store
    store.close(fold=False)


def change(store: Store, contact: int, **fields: object) -> None:
    """Let another process change somebody."""
    store.catch_up()
    fresh = msgspec.structs.replace(store.journal.contacts[contact], **fields)
    store.commit(contacts.change(store.journal, fresh, now=clock.now(), new_id=store.new_id))


async def test_a_form_keeps_what_was_written_from_the_shell_meanwhile(
    opened: Opened, other: Store
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("e")
        change(other, ADA, organization="Turin Works")
        await pilot.press("end", *" King", "ctrl+s")
        await until(pilot, "Ada Lovelace King")
    ada = opened.store.journal.contacts[ADA]
    assert (ada.name, ada.organization) == ("Ada Lovelace King", "Turin Works")


async def test_a_form_says_that_its_line_was_changed_meanwhile_and_changes_nothing(
    opened: Opened, other: Store
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("e")
        change(other, ADA, name="Ada Byron")
        opened.app.session.catch_up()
        await pilot.press("end", *" King", "ctrl+s")
        await until(pilot, "This person was changed meanwhile: name")
    assert opened.store.journal.contacts[ADA].name == "Ada Byron"


async def test_a_form_of_somebody_who_was_deleted_meanwhile_says_so(
    opened: Opened, other: Store
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("e")
        other.commit(contacts.delete(other.journal, other.journal.contacts[ADA]))
        opened.app.session.catch_up()
        await pilot.press("end", *" King", "ctrl+s")
        await until(pilot, "This person was deleted meanwhile")


async def test_what_others_wrote_is_shown_and_found_also_when_a_save_of_ours_took_it_in(
    opened: Opened, other: Store
) -> None:
    session = opened.app.session
    async with opened.app.run_test(size=(120, 36)) as pilot:
        session.alike("warm")
        made = Contact(id=other.new_id(), name="Mary Somerville")
        other.commit(contacts.add(other.journal, made, now=clock.now(), new_id=other.new_id))
        other.commit(contacts.delete(other.journal, other.journal.contacts[CHARLES]))
        session.commit(contacts.archive(session.journal, session.journal.contacts[ADA]))
        assert [hit.id for hit in session.finder.people("mary", 5)] == [made.id]
        assert not session.finder.people("charles", 5)
        shown = await until(pilot, "from another window")
        assert "Mary Somerville" in shown
        assert "review the paper" not in shown


async def test_a_follow_up_asked_for_somebody_deleted_meanwhile_is_not_written(
    opened: Opened, other: Store
) -> None:
    before = set(opened.store.journal.follow_ups)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("r", *"2w")
        other.commit(contacts.delete(other.journal, other.journal.contacts[ADA]))
        opened.app.session.catch_up()
        await pilot.press("enter")
        await until(pilot, "The person this is about was deleted meanwhile")
    assert set(opened.store.journal.follow_ups) <= before


async def test_a_page_under_a_box_shows_what_others_wrote_and_takes_off_the_row_that_is_marked(
    opened: Opened, other: Store
) -> None:
    listed = ("Hypatia", "Grace Hopper")
    page = Tag(id=31, name="abos26", to_meet=tuple(ToMeet(name=one) for one in listed))
    add(opened.store, page)
    other.catch_up()
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("t", "enter")
        await until(pilot, "Grace Hopper")
        await pilot.press("G", "m")
        other.commit(tags.unlist(other.journal, other.journal.tags[31], page.to_meet[0]))
        opened.app._catch_up()
        await pilot.press("escape")
        shown = await until(pilot, "from another window: no longer to meet")
        assert "○  Hypatia" not in shown
        await pilot.press("d")
        await until(pilot, "No longer to meet at #abos26: Grace Hopper")
    assert not opened.store.journal.tags[31].to_meet


async def test_a_doubt_about_a_note_that_was_deleted_meanwhile_ends_with_a_sentence(
    opened: Opened, other: Store
) -> None:
    people = [Contact(id=one, name=name) for one, name in ((16, "Ana Luz"), (17, "Ana Rey"))]
    add(opened.store, *people, Tag(id=31, name="abos26"))
    held = set(opened.store.journal.entries)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("t", "enter", "a")
        await type_words(pilot, "coffee with Ana")
        await pilot.press("enter")
        await until(pilot, "Which Ana")
        (note,) = set(opened.store.journal.entries) - held
        other.catch_up()
        other.commit(entries.delete(other.journal, other.journal.entries[note]))
        opened.store.catch_up()
        await pilot.pause(MOMENT)
        await pilot.press("1")
        await until(pilot, "The note that was asked about was deleted meanwhile")


async def test_a_kind_given_to_a_tag_keeps_what_another_window_wrote_on_its_page(
    opened: Opened, other: Store
) -> None:
    made = tags.new_event(other.journal, "abos26", "", clock.now(), other.new_id)
    other.commit(made)
    opened.store.catch_up()
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("t", "enter", "K")
        page = msgspec.structs.replace(other.journal.tag("abos26"), place="Denver")
        other.commit(tags.change(other.journal, page, now=clock.now(), new_id=other.new_id))
        opened.app.session.catch_up()
        await pilot.press(*"group", "enter")
        await until(pilot, "group")
    held = opened.store.journal.tag("abos26")
    assert held is not None
    assert (held.kind.value, held.place) == ("group", "Denver")


async def test_whatever_is_asked_about_what_was_deleted_meanwhile_ends_with_a_sentence(
    opened: Opened, other: Store
) -> None:
    def delete(who: int) -> None:
        for _ in other.load_entries():
            pass
        other.catch_up()
        other.commit(contacts.delete(other.journal, other.journal.contacts[who]))
        opened.app._catch_up()

    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("3", "S")
        delete(ADA)
        await type_words(pilot, "two of them")
        await pilot.press("enter")
        await until(pilot, "This favor was deleted meanwhile")
        await pilot.press("u", "1", "g", "f")
        await type_words(pilot, "ada lo")
        await until(pilot, "1 found")
        delete(ADA)
        await pilot.press("ctrl+y", "enter")
        await until(pilot, "That was deleted meanwhile")
        await pilot.press("1", "g", "enter", "enter", "p")
        await until(pilot, "How often")
        delete(CHARLES)
        await type_words(pilot, "month")
        await pilot.press("enter")
        await until(pilot, "This person was deleted meanwhile")
