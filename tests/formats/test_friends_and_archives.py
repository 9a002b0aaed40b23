"""The friends program's file, zips, and paths as they are typed and dragged."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from netjournal.errors import Unreadable
from netjournal.formats import friends
from netjournal.formats.archives import members
from netjournal.formats.detect import Kind, detect
from netjournal.formats.files import candidates, dragged, expanded
from netjournal.formats.importing import plan, to_edit
from netjournal.model.journal import Journal
from tests.formats.reading import TODAY, counting

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

FRIENDS = b"""### Activities:
- 2018-11-06: **Grace Hopper** and I went to _Marie's Diner_. @food
- 2018-11-01: **Grace Hopper** and **Marie Curie** came over.
- someday: nothing

### Notes:
- 2018-06-15: **Marie Curie** won again.

### Friends:
- Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @science
- Marie Curie [Atlantis]

### Locations:
- Atlantis
"""


def test_friends_come_with_what_was_done_together() -> None:
    assert detect(FRIENDS, "friends.md") is Kind.FRIENDS
    read = friends.read(FRIENDS, today=TODAY, new_id=counting())
    grace, marie = read.contacts
    assert (grace.name, grace.city, grace.tags) == ("Grace Hopper", "Paris", ("navy", "science"))
    assert grace.aliases == ("The Admiral", "Amazing Grace")
    journal = Journal()
    for _ in range(2):
        made = plan(journal, read, today=TODAY, new_id=counting(9_000), label="friends", now=NOON)
        journal.apply(to_edit(journal, made))
    assert len(journal.entries) == 3
    first = journal.entries_of(grace.id)[0]
    assert (first.on, first.kind, first.tags) == (date(2018, 11, 6), "met", ("food",))
    assert first.text == "Grace Hopper and I went to Marie's Diner. @food"
    assert journal.last_met(marie.id, TODAY) == date(2018, 11, 1)
    assert [one.what for one in read.skipped] == ["line 4"]


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, held in files.items():
            archive.writestr(name.replace("_", "."), held)
    return out.getvalue()


def test_of_a_linkedin_zip_only_the_connections_are_read() -> None:
    data = zipped(Connections_csv=b"First Name,Last Name\n", messages_csv=b"secret")
    assert members(data, "all.zip") == [("Connections.csv", b"First Name,Last Name\n")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(messages_csv=b"x", Profile_csv=b"y"), "no Connections.csv"),
        (zipped(photo_png=b"x"), "holds no contacts"),
    ],
    ids=["no connections", "no contacts"],
)
def test_zips_that_are_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as problem:
        members(data, "all.zip")
    assert words in problem.value.sentence


def test_a_zip_that_lies_about_its_sizes_is_not_believed() -> None:
    data = bytearray(zipped(a_vcf=b"\0" * (1 << 20)))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    try:
        (held,) = members(bytes(data), "all.zip")
    except Unreadable:
        return
    assert len(held[1]) <= 1 << 20


def test_paths_as_terminals_type_them(tmp_path: Path) -> None:
    path = tmp_path / "my people.csv"
    path.write_text("Name\nAda\n", "utf-8")
    escaped = str(path).replace(" ", "\\ ")
    for typed in (f"'{path}' ", f'"{path}"', escaped, path.as_uri(), str(path)):
        assert dragged(typed) == [path], typed
    assert dragged(f"'{path}' {escaped}") == [path, path]


def test_a_folder_gives_its_files_and_downloads_the_newest_first(tmp_path: Path) -> None:
    for age, name in enumerate(["b.vcf", "a.csv", "note.txt", ".hidden.vcf"]):
        held = b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n" if name.endswith("vcf") else b"Name\nAda\n"
        (tmp_path / name).write_bytes(held)
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))
    assert [path.name for path in expanded([tmp_path])] == ["a.csv", "b.vcf"]
    assert [path.name for path in candidates(tmp_path)] == ["b.vcf", "a.csv"]
    assert candidates(tmp_path / "nowhere") == []
