"""import, export, backup, restore: people come in and everything gets out again."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.cli.conftest import Shell

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Grace Hopper
ORG:Navy Library
EMAIL;TYPE=work:grace@navy.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Hedy Lamarr
TEL:+43 1 555 0100
END:VCARD
"""


@pytest.fixture
def cards(tmp_path: Path) -> str:
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, "utf-8")
    return str(path)


def test_an_import_says_what_it_brought_and_is_one_edit(ada: Shell, cards: str) -> None:
    said = ada("import", cards)
    assert said.code == 0
    assert "new, into the address book: 2 people" in said.lines
    assert said.lines[-1] == "saved; netjournal undo takes it back"
    assert ada("show", "grace").code == 0
    assert ada("undo").code == 0
    assert ada("show", "grace").code == 1


def test_importing_again_changes_nothing(run: Shell, cards: str) -> None:
    assert run("import", cards).code == 0
    before = run.journal.read_bytes()
    said = run("import", cards)
    assert "as before: 2 people" in said.lines
    assert said.lines[-1] == "nothing was changed"
    assert run.journal.read_bytes() == before


def test_a_dry_run_changes_nothing(run: Shell, ada: Shell, cards: str) -> None:
    before = ada.journal.read_bytes()
    said = ada("import", cards, "--dry-run")
    assert "new, into the address book: 2 people" in said.lines
    assert "dry run" in said.lines[-1]
    assert ada.journal.read_bytes() == before
    new = str(ada.journal.parent / "new.json")
    assert run("--journal", new, "import", "--dry-run", cards).code == 0
    assert not Path(new).exists()


def test_import_as_json(run: Shell, cards: str) -> None:
    held = run("import", cards, "--json", "--event", "Navy Day").json
    assert held["saved"] is True
    assert [one["name"] for one in held["new"]] == ["Grace Hopper", "Hedy Lamarr"]
    assert held["skipped"] == []
    grace = run("show", "grace", "--json").json
    assert (grace["tags"], grace["met"]["tag"]) == (["Navy-Day"], "Navy-Day")


def test_a_copy_is_kept_before_an_import(ada: Shell, cards: str) -> None:
    ada("import", cards)
    assert any("before import" in line for line in ada("restore").lines)


def test_the_number_of_contacts_is_what_tinydb_counts(run: Shell, cards: str) -> None:
    run("import", cards)
    with TinyDB(run.journal) as db:
        assert len(db.table("contacts")) == 2


@pytest.mark.parametrize(
    ("name", "held", "said"),
    [
        ("people.csv", b"Colour,Size\nred,7\n", "who a row is about"),
        ("card.png", b"\x89PNG\r\n\x1a\n", "picture"),
        ("cal.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "calendar"),
        ("nothing.vcf", b"", "empty"),
        ("odd.json", b'{"a": 1}', "imported"),
    ],
)
def test_what_cannot_be_imported_is_said_in_a_sentence(
    run: Shell, tmp_path: Path, name: str, held: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(held)
    done = run("import", str(tmp_path / name))
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) <= 2
    assert not run.journal.exists()


def test_a_missing_file_and_a_folder(run: Shell, tmp_path: Path) -> None:
    for path, words in (
        (tmp_path / "nowhere.vcf", "cannot be read"),
        (tmp_path, "nothing that can be imported"),
    ):
        said = run("import", str(path))
        assert said.code == 2
        assert words in said.err


def test_what_is_piped_in_is_imported(run: Shell) -> None:
    said = run.outside("import", "-", stdin=b"BEGIN:VCARD\nFN:Ada Lovelace\nEND:VCARD\n")
    assert (said.code, said.err) == (0, "")
    assert "new, into the address book: 1 person" in said.out


def test_a_folder_and_dragged_paths_with_one_bad_file_among_them(
    run: Shell, tmp_path: Path, cards: str
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a b.vcf").write_text(CARDS, "utf-8")
    (tmp_path / "mine" / "people.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "mine" / "odd.csv").write_bytes(b"Colour,Size\nred,7\n")
    dragged = "'" + str(tmp_path / "mine" / "a b.vcf") + "' "
    assert "new, into the address book: 2 people" in run("import", "--dry-run", dragged).lines
    said = run("import", str(tmp_path / "mine"))
    assert said.code == 0
    assert "new, into the address book: 2 people" in said.lines
    assert any(line.startswith("left out: odd.csv, None of the columns") for line in said.lines)
    said = run("import", str(tmp_path / "mine"), "/nowhere/odd.vcf")
    assert any(line.startswith("left out: odd.vcf, it cannot be read") for line in said.lines)


def test_columns_can_be_told_and_are_remembered(run: Shell, tmp_path: Path) -> None:
    table = tmp_path / "crm.csv"
    table.write_text("Wer;Rolle;Nr\nAda Lovelace;Analyst;17\n", "utf-8")
    assert run("import", str(table)).code == 2
    wrong = run("import", str(table), "--map", "Wär=name")
    assert (wrong.code, "Did you mean “Wer”?" in wrong.err) == (2, True)
    told = run("import", str(table), "--map", "Wer=name,Rolle=title", "--map", "Nr=-")
    assert told.code == 0
    held = run("show", "ada", "--json").json
    assert (held["title"], held.get("about", "")) == ("Analyst", "")
    table.write_text("Wer;Rolle;Nr\nGrace Hopper;Admiral;18\n", "utf-8")
    assert run("import", str(table)).code == 0
    assert run("show", "grace", "--json").json["title"] == "Admiral"
    other = tmp_path / "other.csv"
    other.write_text("Name;Telefon\nMary Somerville;123456789\n", "utf-8")
    assert "left out: 1" in run("import", str(table), str(other), "--map", "Wer=name").lines
    assert run("import", str(other)).code == 0


LINKEDIN = """Notes:
"When exporting your connection data, you may notice that"

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lovelace,https://www.linkedin.com/in/ada,,{company},{position},12 Nov 2019
,,,,,,05 May 2019
"""


def test_a_later_linkedin_import_says_who_changed_jobs(run: Shell, tmp_path: Path) -> None:
    for name, company, position in (
        ("first.zip", "Engines", "Analyst"),
        ("later.zip", "Looms", "Director"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            text = LINKEDIN.format(company=company, position=position)
            archive.writestr("data/Connections.csv", text)
            archive.writestr("data/messages.csv", "FROM,CONTENT\nsomebody,secret\n")
    first = run("import", str(tmp_path / "first.zip"))
    assert "new, into the address book: 1 person" in first.lines
    assert any("accounts that were closed" in line for line in first.lines)
    assert "as before: 1 person" in run("import", str(tmp_path / "first.zip")).lines
    later = run("import", str(tmp_path / "later.zip"))
    told = "changed jobs: Ada Lovelace, now Director, Looms, before Analyst, Engines"
    assert told in later.lines
    held = run("show", "ada", "--json").json
    assert (held["title"], held["organization"]) == ("Director", "Looms")
    before, now = held["positions"]
    assert (before["organization"], before["until"]) == ("Engines", "2026-11-23")
    assert (now["organization"], now["since"]) == ("Looms", "2026-11-23")
    assert "nothing was changed" in run("import", str(tmp_path / "later.zip")).lines
    assert run("undo").code == 0
    assert run("show", "ada", "--json").json["organization"] == "Engines"


def test_export_comes_back_whole_in_another_journal(ada: Shell, tmp_path: Path) -> None:
    out = tmp_path / "people.json"
    assert ada("export", "json", "-o", str(out)).out == f"{out}\n"
    assert not out.stat().st_mode & 0o077 or out.drive
    other = str(tmp_path / "other.json")
    assert ada("--journal", other, "import", str(out)).code == 0
    again = ada("--journal", other, "export", "json")
    ours, theirs = json.loads(out.read_text("utf-8")), json.loads(again.out)
    assert {**ours, "meta": 0} == {**theirs, "meta": 0}


def test_two_journals_with_the_same_people_come_in_together(ada: Shell, tmp_path: Path) -> None:
    first, second, here = (str(tmp_path / f"{name}.json") for name in "abc")
    assert ada("export", "json", "-o", first).code == 0
    ada("note", "Hedy Lamarr: hums")
    assert ada("export", "json", "-o", second).code == 0
    said = ada("--journal", here, "import", first, second)
    assert said.code == 0, said.err
    assert "1 in contacts" in said.out
    assert ada("--journal", here, "find", "hedy").code == 0


def test_export_never_writes_over_a_file(ada: Shell, tmp_path: Path) -> None:
    out = tmp_path / "people.json"
    out.write_text("mine", "utf-8")
    assert ada("export", "json", "-o", str(out)).code == 1
    assert ada("backup", "-o", str(out)).code == 1
    assert out.read_text("utf-8") == "mine"
    assert ada("export", "xml").code == 2


def test_a_backup_brings_journal_and_settings_to_another_machine(
    ada: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "config" / "netjournal" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text('currency = "EUR"\n', "utf-8")
    stick = tmp_path / "stick"
    stick.mkdir()
    (written,) = ada("backup", "-o", str(stick)).lines
    assert Path(written) == stick / "netjournal-2026-11-23.json"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    new = str(tmp_path / "new" / "journal.json")
    assert ada("--journal", new, "restore", written).code == 0
    assert "slides" in ada("--journal", new, "owes").out
    assert ada("--journal", new, "check").code == 0
    brought = tmp_path / "elsewhere" / "netjournal" / "config.toml"
    assert brought.read_text("utf-8") == 'currency = "EUR"\n'
    assert ada("--journal", new, "restore", written).code == 0


def test_a_backup_holds_what_no_command_shows(run: Shell, tmp_path: Path) -> None:
    held = {"1": {"name": "Ada Lovelace"}, "2": {"name": 5}, "3": {"name": "Zebedee Quillfeather"}}
    run.journal.write_text(json.dumps({"contacts": held, "recipes": {"1": {"eggs": 2}}}), "utf-8")
    run("forget", "zebedee", "--yes", "Zebedee Quillfeather", "--keep-out")
    (written,) = run("backup", "-o", str(tmp_path / "all.json")).lines
    new = tmp_path / "new.json"
    assert run("--journal", str(new), "restore", written).code == 0
    ours, theirs = (json.loads(path.read_text("utf-8")) for path in (run.journal, new))
    assert theirs["meta"]["1"]["kept_out"] == ours["meta"]["1"]["kept_out"]
    assert {**theirs, "meta": 0} == {**ours, "meta": 0}
    assert theirs["recipes"] == {"1": {"eggs": 2}}
    assert theirs["contacts"]["2"] == {"name": 5}


def test_a_backup_is_a_tinydb_database_too(ada: Shell, tmp_path: Path) -> None:
    (written,) = ada("backup", "-o", str(tmp_path / "all.json")).lines
    with TinyDB(written) as db:
        assert {one["name"] for one in db.table("contacts")} == {"Ada Lovelace", "Mary Somerville"}


def test_restore_lists_and_brings_back_and_keeps_what_was_there(ada: Shell) -> None:
    ada("delete", "ada")
    copies = ada("restore", "--json").json
    assert [one["number"] for one in copies] == list(range(1, len(copies) + 1))
    assert len(ada("restore").lines) == len(copies) > 0
    oldest = str(len(copies))
    said = ada("restore", oldest)
    assert said.code == 0
    assert "what was there is kept" in said.out
    assert ada("restore", "99").code == 1


def test_restore_refuses_what_is_no_journal(ada: Shell, tmp_path: Path) -> None:
    before = ada.journal.read_bytes()
    for name, held in (("a.json", b"{}"), ("b.json", b"hello"), ("c.json", b'{"contacts": {')):
        (tmp_path / name).write_bytes(held)
        assert ada("restore", str(tmp_path / name)).code == 2, name
    assert ada.journal.read_bytes() == before


def test_a_profile_that_stands_twice_in_a_file_changes_jobs_never(
    run: Shell, tmp_path: Path
) -> None:
    table = tmp_path / "Connections.csv"
    row = "Ada,Lovelace,https://www.linkedin.com/in/ada/,,Looms,Director,12 Nov 2019\n"
    table.write_text(LINKEDIN.format(company="Engines", position="Analyst") + row, "utf-8")
    for _ in range(2):
        said = run("import", str(table))
        assert not any(line.startswith("changed jobs") for line in said.lines)
    assert said.lines[-1] == "nothing was changed"
    assert any(line.startswith("differs: Ada Lovelace: title") for line in said.lines)


@pytest.mark.parametrize("form", ["vcard", "csv", "ics", "markdown"])
def test_only_contact_data_goes_out_unless_notes_are_asked_for(ada: Shell, form: str) -> None:
    plain = ada("export", form)
    noted = ada("export", form, "--notes")
    assert (plain.code, noted.code) == (0, 0)
    assert "slides" not in plain.out
    if form == "markdown":
        assert "slides" in noted.out


def test_a_query_chooses_who_goes_out(run: Shell, cards: str) -> None:
    run("import", cards, "--event", "Navy Day")
    run("note", "Ada Lovelace: tea")
    assert "Ada" not in run("export", "vcard", "tag:Navy-Day").out
    assert "Grace" not in run("export", "vcard", "ada").out
    assert run("export", "vcard", "zzzz").code == 1
    assert run("export", "vcard", "--card-version", "2.1").code == 2
    assert run("export", "json", "ada").code == 2


def test_our_own_cards_change_nothing_when_they_come_back(ada: Shell, tmp_path: Path) -> None:
    out = tmp_path / "mine.vcf"
    assert ada("export", "vcard", "-o", str(out), "--notes").code == 0
    assert ada("import", str(out)).lines[-1] == "nothing was changed"


def test_all_that_is_kept_about_a_person_in_plain_words(ada: Shell) -> None:
    ada("note", "Ada Lovelace: tea +2w")
    ada("note", "private: Ada Lovelace is worried about Mary Somerville. I owe her a secret")
    told = ada("export", "person", "ada").out
    assert told.startswith("What is kept about Ada Lovelace")
    assert "slides" in told
    assert "worried about Mary Somerville" in told
    assert "(private)" in told
    shared = ada("export", "person", "ada", "--to-share").out
    assert "worried" not in shared
    assert "secret" not in shared
    assert "Mary" not in shared
    assert "write to you" in told
    assert ada("export", "person").code == 2


def test_markdown_for_each_person_goes_into_a_folder(ada: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "people"
    assert ada("export", "markdown", "-o", f"{folder}/").code == 0
    assert {path.name for path in folder.iterdir()} >= {"people.md", "ada-lovelace.md"}
    assert ada("export", "markdown", "-o", f"{folder}/").code == 1


if sys.platform == "linux":
    # Elsewhere every file's name is text.

    def test_a_file_whose_name_is_no_text_is_that_file(run: Shell, tmp_path: Path) -> None:
        folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
        folder.mkdir()
        (folder / "people.vcf").write_text(CARDS, "utf-8")
        mine = ("--journal", str(folder / "journal.json"))
        assert run(*mine, "import", str(folder / "people.vcf")).code == 0
        assert run(*mine, "note", os.fsdecode(b"Ada Lovelace: caf\xe9")).code == 0
        assert "café" in run(*mine, "timeline").out
        assert len(run(*mine, "restore").lines) == 1
        assert [one.name for one in tmp_path.iterdir() if one.name.startswith("caf")] == [
            folder.name
        ]
