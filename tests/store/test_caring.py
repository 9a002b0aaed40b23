"""Older copies, bringing one back, and the report on how a journal stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netjournal.errors import Refused, SaveFailed, Unreadable
from netjournal.model.edits import Edit, change
from netjournal.model.records import Tag, ToMeet
from netjournal.store import backups, care, durable
from netjournal.store.backups import Backup
from tests.store.conftest import Place, add, names, note, put, texts


def test_folds_keep_at_most_one_copy_an_hour(place: Place) -> None:
    place.begun("Ada Lovelace")
    for minutes in (1, 20, 50, 10):
        place.wait(minutes=minutes)
        store = place.open()
        note(store, "something")
        store.close()
    assert len(care.list_backups(place.path, place.backups)) == 2


def test_an_import_keeps_a_copy_whatever_the_hour(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    note(store, "something")
    assert store.fold(reason="before-import")
    store.close()
    assert care.list_backups(place.path, place.backups)[0].reason == "before-import"


def test_the_edits_beside_a_copy_go_with_it(place: Place) -> None:
    place.begun("Ada Lovelace")
    for _ in range(backups.SPECIAL + 2):
        kept = backups.keep(place.backups, "u", place.path, place.now(), "before-restore")
        assert kept is not None
        kept.path.with_name(f"{kept.path.name}.edits").write_bytes(b"")
    copies = {path.name for path in (place.backups / "u").glob("*.json")}
    assert {path.stem for path in (place.backups / "u").glob("*.edits")} == copies


def test_copies_thin_out_as_they_age() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    made = [
        Backup(Path(f"{hours}.json"), now - timedelta(hours=hours)) for hours in range(24 * 800)
    ]
    kept = {one.path for one in made} - {one.path for one in backups.too_many(made, now)}
    assert {Path(f"{hours}.json") for hours in range(24)} <= kept
    assert 24 + 28 + 10 <= len(kept) <= 24 + 30 + 12
    future = Backup(Path("future.json"), now + timedelta(days=900))
    assert future not in backups.too_many([*made, future], now)


def test_a_failed_copy_stops_the_fold_and_loses_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.begun("Ada Lovelace")
    old = place.path.read_bytes()
    store = place.open()
    note(store, "something")
    place.wait(hours=2)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(durable, "link_or_copy", fail)
        with pytest.raises(SaveFailed, match="no space left"):
            store.fold()
    assert place.path.read_bytes() == old
    store.close()
    assert texts(place.open()) == ["something"]


def test_where_no_copy_can_be_kept_the_file_is_written_and_check_says_so(place: Place) -> None:
    place.begun("Ada Lovelace")
    place.backups = place.folder / "journal.json.lock" / "backups"
    store = place.open()
    add(store, "Mary Somerville")
    assert store.fold()
    assert "No older copies can be kept in" in store.problems[0].sentence
    assert store.unfolded().edits == 0
    store.close()
    report = care.check(place.path, place.backups)
    assert [one.kind for one in report.problems] == ["no-copies"]


def test_copies_are_made_where_links_cannot_be(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(durable, "link", fail)
    store = place.open()
    add(store, "Ada Lovelace")
    store.fold()
    (copy,) = care.list_backups(place.path, place.backups)
    assert copy.path.stat().st_nlink == 1


def test_restore_brings_the_older_copy_and_not_the_mistake(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    store = place.open()
    target = care.backup(store, store.path.with_name("by-hand.json"), {})
    place.wait(hours=2)
    put(store, ada, name="Mistake")
    store.close()
    kept = care.restore(place.path, target, backups=place.backups, now=place.now)
    store = place.open()
    assert names(store) == ["Ada Lovelace"]
    assert not store.problems
    add(store, "Mary Somerville")
    store.close()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]
    assert kept is not None
    assert b"Mistake" in kept.read_bytes()
    assert b"Mistake" in kept.with_name(kept.name + ".edits").read_bytes()
    care.restore(place.path, kept, backups=place.backups, now=place.now)
    assert names(place.open()) == ["Mistake"]


def test_a_crash_in_the_middle_of_restoring_brings_nothing_back(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ada,) = place.begun("Ada Lovelace")
    store = place.open()
    target = care.backup(store, store.path.with_name("by-hand.json"), {})
    put(store, ada, name="Mistake")
    store.close()

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("netjournal.store.log.EditLog.rewrite", crash)
        with pytest.raises(KeyboardInterrupt):
            care.restore(place.path, target, backups=place.backups, now=place.now)
    store = place.open()
    assert names(store) == ["Ada Lovelace"]
    add(store, "Mary Somerville")
    store.close()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def test_a_running_app_follows_a_restore(place: Place) -> None:
    place.begun("Ada Lovelace")
    app = place.open()
    target = care.backup(app, app.path.with_name("by-hand.json"), {})
    note(app, "a mistake")
    care.restore(place.path, target, backups=place.backups, now=place.now)
    assert [kept.by for kept in app.catch_up()] == ["elsewhere"]
    assert texts(app) == []
    note(app, "after")
    app.close()
    assert texts(place.open()) == ["after"]


def test_restore_helps_where_the_journal_is_broken_or_gone(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    target = care.backup(store, store.path.with_name("by-hand.json"), {})
    store.close()
    place.path.write_bytes(b"broken")
    care.restore(place.path, target, backups=place.backups, now=place.now)
    assert names(place.open()) == ["Ada Lovelace"]
    assert any(path.read_bytes() == b"broken" for path in place.backups.rglob("*.json"))
    place.path.unlink()
    care.restore(place.path, target, backups=place.backups, now=place.now)
    assert names(place.open()) == ["Ada Lovelace"]


def test_a_broken_copy_is_not_restored(place: Place, tmp_path: Path) -> None:
    place.begun("Ada Lovelace")
    before = place.path.read_bytes()
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    with pytest.raises(Unreadable):
        care.restore(place.path, broken, backups=place.backups, now=place.now)
    assert place.path.read_bytes() == before


def test_a_copy_holds_what_is_not_folded_and_overwrites_nothing(
    place: Place, tmp_path: Path
) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    target = care.backup(store, tmp_path / "copy.json", {})
    assert b"Ada Lovelace" in target.read_bytes()
    with pytest.raises(Refused, match="there already"):
        care.backup(store, target, {})


def test_a_sound_journal_is_reported_sound(place: Place) -> None:
    store = place.open()
    ada = add(store, "Ada Lovelace")
    note(store, "something", ada)
    report = care.check(place.path, place.backups)
    assert report.is_sound
    assert dict(report.counts)["contacts"] == 1
    assert (report.edits, report.unfolded) == (2, 2)


def test_the_report_tells_of_damage_dangling_names_and_copies(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    note(store, "with nobody there", 12345)
    store.fold()
    report = care.check(place.path, place.backups)
    assert [one.kind for one in report.problems] == ["dangling"]
    assert "1 contacts that are not there" in report.problems[0].sentence
    page = Tag(id=store.new_id(), name="engines", to_meet=(ToMeet(name="Ada", contact=12345),))
    store.commit(Edit("made #engines", (change(None, page),)))
    store.fold()
    tags, _ = care.check(place.path, place.backups).problems
    assert "Tags name 1 contacts" in tags.sentence
    store.undo()
    store.fold()
    assert len(report.backups) == 1
    held = place.edits.read_bytes()
    place.edits.write_bytes(held.replace(b"added Ada", b"edded Ada", 1))
    kinds = [one.kind for one in care.check(place.path, place.backups).problems]
    assert kinds == ["dangling", "damage"]
    assert not place.open().read_only
    place.path.write_bytes(b"broken")
    report = care.check(place.path, place.backups)
    assert "not valid JSON" in report.unreadable
    assert len(report.backups) == 1
