"""What holds for every command: words, options, exit codes, where things are printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from netjournal.cli.commands import look
from netjournal.cli.verbs import GROUPS, VERBS
from tests.cli.conftest import ROOT, Shell


def test_help_lists_every_command_in_its_group_and_ends_with_examples(run: Shell) -> None:
    said = run("--help")
    assert said.code == 0
    assert not said.err
    places = [said.out.index(f"\n{group}:") for group in GROUPS]
    assert places == sorted(places)
    for verb in VERBS:
        assert f"\n  {verb.name} " in said.out
    assert said.out.index("examples:") > places[-1]
    assert max(map(len, said.lines)) <= 80


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_command_explains_itself(run: Shell, verb: object) -> None:
    name = getattr(verb, "name", "")
    said = run(name, "--help")
    assert said.code == 0
    assert said.lines[0].startswith(f"usage: netjournal {name}")
    assert run("help", name).out == said.out


def test_version(run: Shell) -> None:
    assert run("--version").out.startswith("netjournal 0.")


def test_an_unknown_command_is_a_usage_error_with_the_likely_one(run: Shell) -> None:
    said = run("fnd", "ada")
    assert said.code == 2
    assert not said.out
    assert said.err.splitlines() == ["There is no command 'fnd'.", "  Did you mean 'find'?"]
    assert "netjournal find xyzzy" in run("xyzzy").err


def test_options_are_never_guessed_from_their_beginning(ada: Shell) -> None:
    said = ada("find", "ada", "--js")
    assert said.code == 2
    assert "Did you mean --json?" in said.err


@pytest.mark.parametrize("words", [("-acme",), ("-bob",), ("ada", "-x")])
def test_words_with_a_dash_are_words(ada: Shell, words: tuple[str, ...]) -> None:
    said = ada("find", *words)
    assert said.code in (0, 1)
    assert "option" not in said.err


def test_a_short_option_may_touch_its_value(ada: Shell, tmp_path: Path) -> None:
    assert len(ada("timeline", "-n1").lines) == len(ada("timeline", "-n", "1").lines) == 1
    assert "number" not in ada("find", "-nobody").err
    assert ada("export", "csv", f"-o{tmp_path / 'a.csv'}").out == f"{tmp_path / 'a.csv'}\n"


def test_two_dashes_end_the_options(ada: Shell) -> None:
    assert ada("find", "--", "--json").err == "Nothing found.\n"


def test_the_journal_is_named_before_or_after_the_command(ada: Shell, tmp_path: Path) -> None:
    other = str(tmp_path / "other.json")
    assert ada("--journal", other, "note", "Grace Hopper: has a moth").code == 0
    for words in (
        ("--journal", other, "find", "moth"),
        ("find", "--journal", other, "moth"),
        ("find", "moth", f"--journal={other}"),
    ):
        assert "moth" in ada(*words).out
    assert ada("find", "moth").code == 1


@pytest.mark.parametrize("words", [("find",), ("settle",), ("undo", "twice"), ("--journal",)])
def test_missing_and_surplus_words_are_usage_errors(run: Shell, words: tuple[str, ...]) -> None:
    said = run(*words)
    assert said.code == 2
    assert said.err
    assert not said.out


def test_a_journal_named_by_hand_has_to_exist_for_reading(run: Shell) -> None:
    for words in (("find", "ada"), ("owes",), ("due",), ("timeline",), ("history",)):
        said = run(*words)
        assert said.code == 2, words
        assert not said.out
    assert not run.journal.exists()


def test_the_missing_default_journal_is_an_empty_one(
    run: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NETJOURNAL_JOURNAL")
    for words in (("owes",), ("due",), ("timeline",), ("history",), ("where",)):
        assert run(*words).code == 0, words
    assert run("find", "ada").code == 1
    assert run("owes", "--json").json == {"i_owe": [], "they_owe": []}
    assert not (tmp_path / "data").exists()


def test_a_damaged_journal_is_told_in_a_sentence_and_left_alone(run: Shell) -> None:
    run.journal.write_text('{"contacts": {"1": {"name": "Ada Lovelace"', "utf-8")
    before = run.journal.read_bytes()
    for words in (("find", "ada"), ("note", "Ada: hello"), ("undo",)):
        said = run(*words)
        assert said.code == 2, words
        assert "Ada" not in said.err
    assert run.journal.read_bytes() == before


@pytest.mark.parametrize(("terminal", "kind"), [(False, "xterm-256color"), (True, "dumb")])
def test_without_a_terminal_that_draws_the_app_says_so(
    run: Shell, monkeypatch: pytest.MonkeyPatch, terminal: bool, kind: str
) -> None:
    monkeypatch.setenv("TERM", kind)
    for words in ((), ("demo",)):
        said = run(*words, terminal=terminal)
        assert said.code == 2
        assert len(said.err.splitlines()) == 2
        assert "\x1b" not in said.err + said.out
    assert not run.journal.exists()


def test_a_failure_of_its_own_shows_no_note(ada: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> int:
        raise ValueError("Ada Lovelace: runs the bookmobile")

    monkeypatch.setattr(look, "run", fail)
    said = ada("show", "ada")
    assert said.code == 2
    assert "ValueError" in said.err
    assert "bookmobile" not in said.err
    assert len(said.err.splitlines()) == 1


def test_ctrl_c_ends_it_quietly(ada: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(look, "run", stop)
    said = ada("show", "ada")
    assert said.code == 130
    assert not said.err.strip()


HOSTILE = "Mallory \x1b]0;owned\x07 \x9b31m \u202egnp \x00[/bold] [@click=app.quit]"


def test_what_a_terminal_would_obey_is_made_visible(run: Shell) -> None:
    cards = f"BEGIN:VCARD\nVERSION:3.0\nFN:{HOSTILE}\nEND:VCARD\n".encode()
    (run.journal.parent / "cards.vcf").write_bytes(cards)
    told = run("import", str(run.journal.parent / "cards.vcf")).out
    told += run("find", "mallory").out + run("find", "mallory", "--json").out
    told += run("show", "mallory").out + run("history").out
    told += run("find", "\x1b[2J\x9b").err + run("fnd\x1b]0;x\x07").err
    told += run("show", "nobody\x1b[2J").err
    assert "Mallory" in told
    assert not set(told) & {"\x1b", "\x07", "\x9b", "\u202e", "\x00"}


def test_output_is_utf_8_whatever_the_locale(run: Shell) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    plain["PYTHONIOENCODING"] = "latin-1"
    run("note", "紫式部: 源氏物語を書いた, Zoë sagt hallo")
    said = run.outside("timeline", env=plain)
    assert said.code == 0
    assert "源氏物語を書いた" in said.out


if sys.platform != "win32":

    def test_a_reader_that_has_enough_is_no_error(ada: Shell) -> None:
        lines = "\n".join(f"Ada Lovelace: thought number {n}" for n in range(300))
        assert ada("note", "-", stdin=lines).code == 0
        piped = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m netjournal timeline | head -n 1'],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert len(piped.stdout.splitlines()) == 1
        assert not piped.stderr

    def test_closed_streams_do_no_harm(ada: Shell) -> None:
        closed = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m netjournal note "Ada: hums" >&- 2>&- <&-'],
            check=False,
            cwd=ROOT,
        )
        assert closed.returncode == 0
        assert "hums" in ada("timeline").out


if Path("/dev/full").exists():

    def test_a_full_disk_behind_the_output_is_told(ada: Shell) -> None:
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "netjournal", "owes"],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                cwd=ROOT,
            )
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "could not be written" in done.stderr


def test_two_processes_write_at_the_same_time(ada: Shell) -> None:
    names = ("Charles Babbage", "Grace Hopper", "Alan Turing", "Emmy Noether")
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "netjournal", "note", f"{name}: wrote at once"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        for name in names
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    told = ada("timeline").out
    assert all(name in told for name in names)
