"""check, where, forget, demo, completion."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from netjournal.cli.verbs import VERBS
from tests.cli.conftest import Shell


def test_check_a_sound_journal(ada: Shell) -> None:
    said = ada("check")
    assert said.code == 0
    assert "contacts: 2" in said.lines
    assert said.lines[-1] == "All of it is sound."
    assert ada("check", "--json").json["sound"] is True


def test_check_tells_what_another_program_wrote_and_keeps_it_when_told(ada: Shell) -> None:
    held = json.loads(ada.journal.read_text("utf-8"))
    (one,) = [key for key, doc in held["contacts"].items() if doc["name"] == "Ada Lovelace"]
    held["contacts"][one]["city"] = "London"
    ada.journal.write_text(json.dumps(held), "utf-8")
    said = ada("check")
    assert said.code == 1
    assert "attention: " in said.out
    assert "--keep" in said.out
    assert ada("show", "ada").err
    assert ada("check", "--keep").code == 0
    assert "city: London" in ada("show", "ada").lines


def test_check_an_unreadable_journal(ada: Shell) -> None:
    ada.journal.write_bytes(ada.journal.read_bytes()[:200])
    said = ada("check")
    assert said.code == 2
    assert "Lovelace" not in said.out + said.err


def test_a_damaged_journal_comes_back_whole(ada: Shell) -> None:
    whole = ada("timeline").out
    ada("note", "lunch with Mary Somerville")
    spoiled = ada.journal.read_bytes()[:-100]
    ada.journal.write_bytes(spoiled)
    said = ada("check")
    assert (
        "netjournal restore latest brings back all that was saved: 2 people, 3 entries" in said.out
    )
    assert ada("restore").lines[0].startswith("latest as last saved")
    said = ada("restore", "latest")
    assert said.code == 0
    assert Path(said.lines[1].removeprefix("what was there is kept: ")).read_bytes() == spoiled
    assert ada("check").code == 0
    assert whole in ada("timeline").out
    assert "lunch" in ada("timeline").out


def test_damaged_edits_are_kept_aside_and_the_rest_goes_on(ada: Shell) -> None:
    ada("note", "lunch with Mary Somerville")
    edits = ada.journal.with_name("journal.json.edits")
    old = ada.journal.read_bytes()
    ada("note", "tea with Mary Somerville")
    ada("note", "walk with Mary Somerville")
    ada.journal.write_bytes(old)
    edits.write_bytes(edits.read_bytes().replace(b"tea with", b"sea with"))
    assert ada("note", "supper with Mary Somerville").code == 2
    said = ada("check")
    assert said.code == 1
    assert "check --keep" in said.out
    assert ada("check", "--keep").code == 0
    told = ada("timeline").out
    assert "lunch" in told
    assert "walk" in told
    assert ada("note", "supper with Mary Somerville").code == 0


def test_where_names_every_place_and_what_is_not_encrypted(ada: Shell, tmp_path: Path) -> None:
    said = ada("where")
    assert said.code == 0
    for start in (f"journal: {ada.journal}, 2 people", "recent edits: ", "backups: ", "settings: "):
        assert any(line.startswith(start) for line in said.lines), start
    assert "encrypted" in said.out
    synced = tmp_path / "Dropbox" / "journal.json"
    ada("--journal", str(synced), "note", "Ada Lovelace: hums")
    assert "Dropbox" in ada("--journal", str(synced), "where").lines[-1]


def words_of(folder: Path) -> str:
    return "".join(
        path.read_text("utf-8", errors="replace") for path in folder.rglob("*") if path.is_file()
    )


def test_forget_takes_somebody_out_of_every_file(ada: Shell) -> None:
    ada("note", "lunch with Mary Somerville and Ada Lovelace")
    assert "Lovelace" in words_of(ada.journal.parent)
    said = ada("forget", "ada", "--yes", "Ada Lovelace")
    assert said.code == 0
    assert "Lovelace" not in words_of(ada.journal.parent)
    assert "someone" in ada("timeline", "mary").out
    assert ada("check").code == 0


LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
GOOGLE = "First Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value\n"
BROUGHT = {
    "cards.vcf": "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n"
        for name in ("Ada Lovelace", "Grace Hopper")
    ),
    "Connections.csv": f"{LINKEDIN}Ada,Lovelace,,,Engines,,12 Nov 2019\n"
    "Joan,Clarke,,,Bletchley,,12 Nov 2019\n",
    "google.csv": f"{GOOGLE}Augusta,King,,* work,ada@engines.example\nIda,Rhodes,,* work,\n",
    "table.csv": "Name,Email\nADA LOVELACE,\nEmmy Noether,emmy@ring.example\n",
}


def test_forget_can_keep_somebody_out_of_later_imports_of_every_kind(
    ada: Shell, tmp_path: Path
) -> None:
    draft = tmp_path / "state" / "netjournal" / "drafts" / "note"
    draft.parent.mkdir(parents=True)
    draft.write_text("Ada Lovelace: wants to be forgotten")
    ada("note", "Ada Lovelace: ada@engines.example, knows Mary Somerville")
    ada("note", "Lunch with Ada Lovelace and Charles Babbage, of tides")
    ada("note", "Charles Babbage via Ada Lovelace")
    ada("note", "Charles Babbage: hums")
    ada("goals", "--new", "learn to weave with Ada Lovelace and Charles Babbage")
    journal = ada("export", "json").out
    assert ada("forget", "ada", "--yes", "Ada Lovelace", "--keep-out").code == 0
    assert ada("delete", "charles").code == 0
    assert ada("delete", "learn to weave").code == 0
    (tmp_path / "a.json").write_text(journal, "utf-8")
    for name, held in BROUGHT.items():
        (tmp_path / name).write_text(held, "utf-8")
    for name in (*BROUGHT, "a.json"):
        said = ada("import", str(tmp_path / name))
        assert said.code == 0, said.err
        assert "left out: 1 person, forgotten, and kept out since" in said.lines, said.out
    assert ada("check").code == 0
    assert "people: Charles Babbage" in ada("goals").out, "what is not about them alone stays"
    held = words_of(ada.journal.parent / "state") + ada.journal.read_text("utf-8")
    assert "Grace Hopper" in held
    assert "hums" in held
    for word in ("Lovelace", "LOVELACE", "Augusta", "ada@", "gears", "slides"):
        assert word not in held


def test_forget_asks_for_the_name_on_a_terminal(ada: Shell) -> None:
    said = ada("forget", "ada", stdin="yes\n", terminal=True)
    assert said.code == 1
    assert "Forget Ada Lovelace?" in said.err
    assert "1 entry, 1 favor" in said.err
    assert ada("show", "ada").code == 0
    assert ada("forget", "ada", stdin="ada lovelace\n", terminal=True).code == 0
    assert ada("show", "ada").code == 1


def test_forget_in_a_script_needs_the_whole_name(ada: Shell) -> None:
    assert ada("forget", "ada").code == 2
    assert ada("forget", "ada", "--yes", "ada").code == 1
    assert ada("forget", "zebedee", "--yes", "zebedee").code == 1
    assert ada("show", "ada").code == 0


def test_demo_makes_a_journal_of_its_own(run: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    (path,) = run("demo", "--path", str(folder)).lines
    assert Path(path).parent == folder
    assert len(run("--journal", path, "timeline").lines) > 10
    assert run("--journal", path, "check").code == 0
    # It is there as if it had always been.
    assert run("--journal", path, "undo").code == 1
    assert run("demo", "--path", str(folder)).code == 1
    assert not run.journal.exists()
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(run: Shell, shell: str, tmp_path: Path) -> None:
    said = run("completion", shell)
    assert said.code == 0
    for verb in VERBS:
        assert verb.name in said.out
        assert all(option.name[2:] in said.out for option in verb.options)
    if shutil.which(shell):
        script = tmp_path / "script"
        script.write_text(said.out, "utf-8")
        subprocess.run([shell, "-n", str(script)], check=True)


def test_completion_for_another_shell_is_a_usage_error(run: Shell) -> None:
    assert run("completion", "csh").code == 2


if shutil.which("bash"):

    @pytest.mark.parametrize(
        ("typed", "offered"),
        [("netjournal se", "set settle"), ("netjournal --journal x find --j", "--journal --json")],
    )
    def test_bash_completes(run: Shell, typed: str, offered: str) -> None:
        script = run("completion", "bash").out
        words = " ".join(f"'{word}'" for word in typed.split())
        script += f"COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))\n"
        script += '_netjournal; printf "%s\\n" "${COMPREPLY[@]}"\n'
        done = subprocess.run(
            ["bash"], input=script, capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert sorted(done.stdout.split()) == sorted(offered.split())
