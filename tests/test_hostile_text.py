"""Hostile text in every field reaches no terminal as it is, from the app or from a command; and no
key of the app asks for a network."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from netjournal import paths
from tests.cli.conftest import Shell, journal, run
from tests.hostile import EVIL, FLOOD, HARM, LINE, harm, write
from tests.tui.terminal import Terminal

__all__ = ["journal", "run"]

LOOKS: tuple[tuple[str, ...], ...] = (
    ("timeline",), ("show", "eve"), ("owes",), ("due",), ("history",), ("find", "eve"),
    ("find", "lunch"), ("check",), ("where",), ("restore",), ("show", EVIL), ("find", EVIL),
    ("show", "nobody" + EVIL), (EVIL,), ("settle", EVIL), ("--" + EVIL,), ("restore", EVIL),
    ("import", EVIL), ("export", EVIL), ("set", "eve", EVIL, EVIL), ("set", "eve", "city", EVIL),
    ("snooze", EVIL, EVIL), ("edit", "nobody" + EVIL), ("delete", "nobody" + EVIL),
    ("forget", "eve"), ("completion", EVIL), ("note", f"Eve: {EVIL} > send {EVIL} by fri"),
    ("settle", "4"), ("undo",), ("redo",), ("undo",), ("history", "--limit", EVIL),
)  # fmt: skip


def test_no_command_prints_it(run: Shell) -> None:
    write(run.journal)
    for words in LOOKS:
        for more in ((), ("--json",)):
            said = run(*words, *more)
            # A flood of accents is harmless in a pipe, which wants JSON as it is.
            sent = (said.out.replace(FLOOD, "") + said.err).encode()
            assert not harm(sent), words
            assert b"\x1b" not in sent, words
            assert b"\r" not in sent, words
    assert "Eve ␛]52" in run("show", "1").out
    assert not harm(run("timeline", "--json", terminal=True).out.encode())


def test_files_of_evil_names_and_words_are_told_harmlessly(run: Shell, tmp_path: Path) -> None:
    path = tmp_path / (EVIL.replace("\0", "").replace("/", "") + ".vcf")
    path.write_bytes(f"BEGIN:VCARD\nVERSION:3.0\nFN:Eve {EVIL}\nNOTE:{EVIL}\nEND:VCARD\n".encode())
    named = ("--journal", str(path))
    for words in (("import", str(path), "--dry-run"), ("import", str(path)), ("timeline",),
                  (*named, "timeline"), (*named, "check")):  # fmt: skip
        said = run(*words)
        assert not harm((said.out + said.err).encode()), words
        assert "\x1b" not in said.out + said.err, words


def test_an_error_nobody_foresaw_shows_no_word_of_the_journal(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(run.journal)
    monkeypatch.setattr("netjournal.cli.out.say_all", lambda _: 1 / 0)
    said = run("timeline")
    assert "ZeroDivisionError" in said.err
    assert "Eve" not in said.err


ESC = "\x1b[27u"
"""Escape as a terminal says it that leaves no doubt whether more belongs to it."""
STYLES = re.compile(rb"\x1b\[[0-9;]*m")
SCREENS = (
    "1", "2", "3", "j", "z", "z", "\t", f"/eve{ESC}", "feve", ESC, "?", ESC, ":eve", ESC,
    "1e", ESC + ESC, "2e", ESC + ESC, "3e", ESC + ESC, f">{ESC}", f"<{ESC}", f"r2w{ESC}", f"+{ESC}",
    "1\r\r", ESC, "oo", "y", "3s", "u", "\x0c", "\x0c", f"W{ESC}", "d", "u", "U", "u", ESC, "a",
)  # fmt: skip


@pytest.mark.parametrize("size", [(120, 36), (50, 16)])
def test_no_screen_sends_it_to_the_terminal(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    write(path, LINE)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    drafts = paths.drafts_of(path)
    drafts.mkdir(parents=True)
    (drafts / "note").write_text(f"Eve: {EVIL}", "utf-8")
    columns, rows = size
    with Terminal("tests.tui.offline", "--journal", str(path), columns=columns, rows=rows) as app:
        app.until("Eve ␛]52")
        for keys in SCREENS:
            before = len(app.received)
            app.send(keys)
            app.falls_silent(0.08)
            assert not harm(bytes(app.received[before:])), keys
        # The last key shows the draft, so the others were not too fast for the app.
        app.until(lambda: "Eve: ␛]52".encode() in STYLES.sub(b"", app.received[before:]))
        app.kill(signal.SIGTERM)
        assert app.ends() == 143
    assert b"\xe2\x90\x9b]52;c;" in app.received
    assert not harm(bytes(app.received))


def test_the_words_of_harm_are_what_a_terminal_would_obey() -> None:
    assert len(HARM.findall(EVIL.encode())) >= 10


def test_right_to_left_names_and_joiners_stay_readable(run: Shell) -> None:
    for name in ("فاطمة الزهراء", "דוד בן־גוריון", "क्‍ष Rao", "👩‍🔬 Curie"):
        assert run("note", f"{name}: hums").code == 0
        assert name in run("timeline").out
