"""settle, snooze, set, edit, delete, undo, redo, history."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def test_settle_by_words_by_id_and_only_once(ada: Shell) -> None:
    said = ada("settle", "slides")
    assert said == (0, "settled: send slides, for Ada Lovelace\n", "")
    again = ada("settle", "slides")
    assert again.code == 1
    assert "done already" in again.err
    (theirs,) = ada("owes", "--json").json["they_owe"]
    assert ada("settle", str(theirs["id"])).code == 0
    assert ada("owes").lines == []


def test_two_things_that_fit_are_listed_with_their_handles(ada: Shell) -> None:
    ada("note", "Ada Lovelace: I owe her the other slides")
    said = ada("settle", "slides")
    assert said.code == 1
    assert "send slides" in said.err
    assert "the other slides" in said.err
    handle = said.err.rsplit("(", 1)[1].split(")")[0]
    assert ada("settle", handle).code == 0


@pytest.mark.parametrize("day", [("2w",), ("1", "dec"), ("until", "friday"), ("2026-12-01",)])
def test_snooze_hides_it_until_a_day(ada: Shell, day: tuple[str, ...]) -> None:
    assert ada("snooze", "slides", *day).code == 0
    assert ada("owes", "ada").lines == []


def test_snooze_needs_a_day(ada: Shell) -> None:
    said = ada("snooze", "send", "slides")
    assert said.code == 2
    assert "day" in said.err


def test_snooze_until_a_day_that_is_over_is_refused(ada: Shell) -> None:
    said = ada("snooze", "slides", "yesterday")
    assert said.code == 2
    assert "is over" in said.err


def test_set_one_field(ada: Shell) -> None:
    assert ada("set", "ada", "city", "London").code == 0
    assert ada("set", "Ada", "Lovelace", "how to say it", "AY-duh").code == 0
    held = ada("show", "ada", "--json").json
    assert (held["city"], held["reading"]) == ("London", "AY-duh")
    assert ada("set", "ada", "city", "").code == 0
    assert ada("show", "ada", "--json").json["city"] == ""


def test_set_adds_to_a_field_of_several_values(ada: Shell) -> None:
    ada("set", "ada", "e-mail", "ada@engines.example (work)")
    ada("set", "ada", "e-mail", "ada@home.example")
    emails = ada("show", "ada", "--json").json["emails"]
    assert [one["value"] for one in emails] == ["ada@engines.example", "ada@home.example"]
    ada("set", "ada", "e-mail", "")
    assert ada("show", "ada", "--json").json["emails"] == []


def test_set_refuses_what_does_not_fit(ada: Shell) -> None:
    for words in (("ada", "shoe size", "44"), ("ada", "birthday", "soon"), ("slides", "city", "x")):
        said = ada("set", *words)
        assert said.code == 2, words
        assert said.err
    assert "an address such as" in ada("set", "ada", "e-mail", "engines.example (work)").err
    assert ada("set", "zebedee", "city", "London").code == 1


def editor(folder: Path, code: str) -> str:
    script = folder / "the editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[1])\n{code}\n", "utf-8")
    return f"'{sys.executable}' '{script}'"


def test_edit_opens_the_editor_on_labelled_lines(
    ada: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    change = 'text = path.read_text("utf-8").replace("city:", "city: London")\n'
    change += 'path.write_text(text + "e-mail: ada@engines.example\\n", "utf-8")'
    monkeypatch.setenv("EDITOR", editor(tmp_path, change))
    said = ada("edit", "ada", terminal=True)
    assert said.code == 0
    assert "city" in said.out
    assert "emails" in said.out
    held = ada("show", "ada", "--json").json
    assert held["city"] == "London"
    assert held["emails"][0]["value"] == "ada@engines.example"
    assert not list((tmp_path / "state").rglob("edit-*"))


@pytest.mark.parametrize("code", ['path.write_text("")', "pass"])
def test_an_editor_that_changes_nothing_changes_nothing(
    ada: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str
) -> None:
    before = ada("show", "ada", "--json").out
    monkeypatch.setenv("VISUAL", editor(tmp_path, code))
    assert ada("edit", "ada", terminal=True).code == 0
    assert ada("show", "ada", "--json").out == before


def test_what_was_typed_in_the_editor_is_kept_where_it_does_not_fit(
    ada: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, 'path.write_text("birthday: soon\\n")'))
    said = ada("edit", "ada", terminal=True)
    assert said.code == 2
    kept = Path(said.err.splitlines()[0].removeprefix("What you typed is kept in "))
    assert kept.read_text("utf-8") == "birthday: soon\n"
    assert not kept.stat().st_mode & 0o077 or sys.platform == "win32"


def test_edit_refuses_politely(ada: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor-at-all")
    assert "netjournal set" in ada("edit", "ada").err
    said = ada("edit", "ada", terminal=True)
    assert said.code == 2
    assert "EDITOR" in said.err


def test_delete_and_undo(ada: Shell) -> None:
    said = ada("delete", "ada")
    assert said.code == 0
    assert said.out.startswith("deleted Ada Lovelace")
    assert ada("show", "ada").code == 1
    assert ada("undo").out.startswith("took back: deleted Ada Lovelace")
    assert ada("show", "ada").code == 0
    assert ada("redo").out.startswith("did again: deleted Ada Lovelace")
    assert ada("show", "ada").code == 1


def test_undo_has_an_end(run: Shell) -> None:
    run("note", "Ada Lovelace: hums")
    assert run("undo").code == 0
    said = run("undo")
    assert said.code == 1
    assert not said.out


def test_history_names_each_edit_and_what_was_taken_back(ada: Shell) -> None:
    ada("settle", "slides")
    ada("undo")
    lines = ada("history").lines
    assert "took back: settled: send slides" in lines[0]
    assert lines[1].endswith("from the shell: settled: send slides, for Ada Lovelace, taken back")
    first = ada("history", "--json", "--limit", "1").json
    assert [set(one) for one in first] == [{"seq", "at", "by", "label", "changes", "undone"}]


def test_a_writing_command_leaves_the_file_complete(ada: Shell) -> None:
    ada("settle", "slides")
    assert '"state":"done"' in ada.journal.read_text("utf-8")
