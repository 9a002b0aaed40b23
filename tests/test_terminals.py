"""Signals, small windows and odd terminals: all is saved, the terminal is left as it was found."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal

LINE = "aMary Somerville: has the atlas\r"


def app(journal: Path, **size: int) -> Terminal:
    return Terminal(
        "netjournal",
        "--journal",
        str(journal),
        XDG_STATE_HOME=str(journal.parent / "state"),
        **size,
    )


def shell(
    journal: Path, line: str, env: Mapping[str, str | None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell in which `nj` is the program on this journal."""
    given = {**os.environ, "XDG_STATE_HOME": str(journal.parent / "state"), **(env or {})}
    program = f'"{sys.executable}" -m netjournal --journal "{journal}"'
    return subprocess.run(
        ["sh", "-c", f'nj() {{ {program} "$@"; }}\n{line}'],
        capture_output=True,
        check=False,
        env={name: value for name, value in given.items() if value is not None},
    )


def people(journal: Path) -> list[str]:
    """Return who is in the journal file itself, the edits beside it left aside."""
    held = json.loads(journal.read_text("utf-8"))
    return sorted(one["name"] for one in held["contacts"].values())


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_saves_keeps_the_draft_and_gives_the_terminal_back(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    journal = tmp_path / "journal.json"
    with app(journal) as running:
        running.until("Nobody here yet.")
        running.send(LINE)
        running.until("✓ Noted")
        running.send("aAda Lovelace: half a tho")
        running.until("half a tho")
        assert running.is_raw()
        running.kill(number)
        assert running.ends() == code
        assert not running.is_raw()
        for on, off in (("1049h", "1049l"), ("25l", "25h"), ("2004h", "2004l"), ("1000h", "1000l")):
            last = [running.received.rfind(f"\x1b[?{mode}".encode()) for mode in (on, off)]
            assert last[0] < last[1]
    assert people(journal) == ["Mary Somerville"]
    (draft,) = (tmp_path / "state/netjournal/drafts").rglob("note")
    assert draft.read_text() == "Ada Lovelace: half a tho"


def test_a_closed_window_ends_the_app_with_everything_saved(tmp_path: Path) -> None:
    journal = tmp_path / "journal.json"
    with app(journal) as running:
        running.until("Nobody here yet.")
        running.send(LINE)
        running.until("✓ Noted")
        assert running.hang_up() in (1, 129)
    assert people(journal) == ["Mary Somerville"]


def test_a_suspended_app_gives_the_terminal_back_and_goes_on_with_what_came(
    tmp_path: Path,
) -> None:
    journal = tmp_path / "journal.json"
    with app(journal) as running:
        running.until("Nobody here yet.")
        running.send(LINE)
        running.until("✓ Noted")
        running.kill(signal.SIGTSTP)
        running.until(lambda: b"\x1b[?1049l" in running.received)
        # Sent to a program that is about to stop, the signal to go on would come to nothing.
        running.until(running.is_stopped)
        assert not running.is_raw()
        shell(journal, "nj note Charles Babbage: wants gears")
        running.kill(signal.SIGCONT)
        running.until("Charles Babbage")
        assert running.is_raw()
        running.send("q")
        assert running.ends() == 0


def test_a_tiny_window_and_a_storm_of_sizes_lose_nothing(tmp_path: Path) -> None:
    journal = tmp_path / "journal.json"
    chance = random.Random(5)
    with app(journal, columns=20, rows=5) as running:
        running.until("People")
        running.send(LINE)
        running.until("✓")
        for _ in range(60):
            running.resize(chance.randrange(1, 200), chance.randrange(1, 60))
        running.resize(1, 1)
        running.resize(120, 36)
        running.until("has the atlas")
        running.send("aCharles Babbage: wants gears\r")
        running.until("2 people")
        running.send("q")
        assert running.ends() == 0
    assert people(journal) == ["Charles Babbage", "Mary Somerville"]


@pytest.mark.parametrize("env", [{"TERM": "linux", "LANG": "C", "LC_ALL": "C"}, {"NO_COLOR": "1"}])
def test_other_terminals_show_the_same_journal(tmp_path: Path, env: dict[str, str]) -> None:
    journal = tmp_path / "journal.json"
    with Terminal("netjournal", "--journal", str(journal), **env) as running:
        running.until("Nobody here yet.")
        running.send("aZoë Škvorecká: hums\r")
        running.until("✓ Noted")
        assert "Zoë Škvorecká" in running.text
        running.send("q")
        assert running.ends() == 0
    assert people(journal) == ["Zoë Škvorecká"]


@pytest.mark.parametrize("term", ["dumb", "", None])
def test_a_terminal_that_cannot_draw_is_told_so(tmp_path: Path, term: str | None) -> None:
    done = shell(tmp_path / "journal.json", "nj", {"TERM": term})
    assert done.returncode == 2
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"The app needs a terminal that can draw." in done.stderr


def test_a_reader_that_has_enough_ends_no_command_with_noise(tmp_path: Path) -> None:
    journal = tmp_path / "journal.json"
    lines = "\n".join(f"Ada Lovelace: note number {number}" for number in range(40))
    shell(journal, f"printf '%s' '{lines}' | nj note - >/dev/null")
    done = shell(journal, "nj timeline | head -1; nj note Mary Somerville: hums | true; echo over")
    assert done.stderr == b""
    assert done.stdout.endswith(b"over\n")
    assert "Mary Somerville" in people(journal)


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-", "2>&-"])
def test_closed_streams_lose_no_note(tmp_path: Path, closed: str) -> None:
    journal = tmp_path / "journal.json"
    done = shell(journal, f"nj note Mary Somerville: hums {closed}; echo $?")
    assert done.stdout == b"0\n" or done.stdout.endswith(b"\n0\n")
    assert people(journal) == ["Mary Somerville"]


def test_a_full_disk_behind_the_output_is_said_and_the_note_is_saved(tmp_path: Path) -> None:
    journal = tmp_path / "journal.json"
    done = shell(journal, "nj note Mary Somerville: hums >/dev/full")
    assert done.returncode == 2
    assert b"could not be written: no space left" in done.stderr
    assert people(journal) == ["Mary Somerville"]


def test_words_are_utf_8_whatever_the_locale_says(tmp_path: Path) -> None:
    journal = tmp_path / "journal.json"
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell(journal, 'nj note "Zoë Škvorecká: naïve 王"; nj find Škvorecká', plain)
    assert "naïve 王" in done.stdout.decode()
    assert people(journal) == ["Zoë Škvorecká"]


@pytest.mark.parametrize("home", [None, "", "/proc/nobody"])
def test_without_a_home_a_named_journal_works_and_the_rest_is_one_sentence(
    tmp_path: Path, home: str | None
) -> None:
    journal = tmp_path / "journal.json"
    bare = {"HOME": home, **{f"XDG_{kind}_HOME": None for kind in ("DATA", "STATE", "CONFIG")}}
    done = shell(journal, "nj note Mary Somerville: hums >/dev/null; nj timeline", bare)
    assert done.returncode == 0
    assert b"hums" in done.stdout
    if home:
        done = shell(journal, f'"{sys.executable}" -m netjournal note Mary: hums', bare)
        assert done.returncode == 2
        assert home.encode() in done.stderr
        assert done.stderr.count(b"\n") <= 2


def test_a_folder_that_may_only_be_read_is_shown_with_a_banner(tmp_path: Path) -> None:
    journal = tmp_path / "data" / "journal.json"
    journal.parent.mkdir()
    shell(journal, "nj note Mary Somerville: has the atlas")
    state = tmp_path / "state"
    with Terminal("tests.tui.read_only", str(journal), XDG_STATE_HOME=str(state)) as running:
        running.until("! The journal is read-only:")
        assert "READ-ONLY" in running.lines[0]
        running.send("aAda Lovelace: sings\r")
        running.until("› Ada Lovelace: sings")
        running.falls_silent(0.4)
        running.kill(signal.SIGTERM)
        assert running.ends() == 143
    assert people(journal) == ["Mary Somerville"]
    drafts = [path.read_text() for path in state.rglob("drafts/*/*")]
    assert drafts == ["Ada Lovelace: sings"]


def test_a_damaged_journal_is_offered_back_at_the_start(tmp_path: Path) -> None:
    journal = tmp_path / "journal.json"
    shell(journal, "nj note Mary Somerville: has the atlas; nj note Ada Lovelace: sings")
    damaged = journal.read_bytes()[:-60]
    journal.write_bytes(damaged)
    with app(journal) as running:
        running.until("only enter leaves everything as it is.")
        assert "stops in the middle" in running.text
        assert "latest as last saved" in running.text
        running.send("\r")
        assert running.ends() == 2
    assert journal.read_bytes() == damaged
    with app(journal) as running:
        running.until("only enter leaves everything as it is.")
        running.send("letest\r")
        running.until("letest cannot be read")
        running.send("latest\r")
        running.until("2 people")
        running.send("q")
        assert running.ends() == 0
    assert people(journal) == ["Ada Lovelace", "Mary Somerville"]
    kept = [path.read_bytes() for path in (tmp_path / "state").rglob("*before-restore*.json")]
    assert damaged in kept
