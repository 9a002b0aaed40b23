"""The real program in a real terminal: what is typed survives quitting and killing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

if sys.platform != "win32":
    from tests.tui.terminal import Terminal

    def netjournal(journal: Path, **size: int) -> Terminal:
        state = str(journal.parent / "state")
        return Terminal("netjournal", "--journal", str(journal), XDG_STATE_HOME=state, **size)

    def shell(journal: Path, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "netjournal", "--journal", str(journal), *words],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "XDG_STATE_HOME": str(journal.parent / "state")},
        )

    def test_what_was_called_saved_is_there_after_a_kill_and_a_restart(tmp_path: Path) -> None:
        journal = tmp_path / "journal.json"
        with netjournal(journal) as app:
            app.until("Nobody here yet.")
            app.send("aAda Lovelace: runs the bookmobile > send slides by fri\r")
            app.until("✓ Noted")
            done = shell(journal, "note", "Charles Babbage: wants gears")
            assert done.returncode == 0, done.stderr
            app.until("Charles Babbage")
            app.kill(signal.SIGKILL)
        timeline = shell(journal, "timeline", "ada")
        assert "runs the bookmobile" in timeline.stdout, timeline.stderr
        with netjournal(journal) as again:
            again.until("runs the bookmobile")
            assert "▶Ada Lovelace" in again.text
            assert "send slides" in again.text
            again.send("u")
            again.until("Took back")
            again.send("q")
            assert again.ends() == 0

    def test_a_crash_shows_one_sentence_and_nobody_s_notes(tmp_path: Path) -> None:
        journal = tmp_path / "journal.json"
        shell(journal, "note", "Ada Lovelace: thinks of leaving")
        with Terminal("tests.tui.crashing", str(journal)) as app:
            app.until("thinks of leaving")
            before = len(app.received)
            app.send("o")
            assert app.ends() == 1
            last = app.received[before:]
            assert b"netjournal stopped: ZeroDivisionError." in last
            assert b"Traceback" not in last
            assert b"a secret of Ada" not in last


def test_no_terminal_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "netjournal", "--journal", str(tmp_path / "j.json")],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert "\x1b" not in done.stdout + done.stderr
    assert "terminal" in done.stderr
