"""The words of these tests: a shell that runs commands on one journal and tells what they print."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from netjournal.cli.front import main

ROOT = Path(__file__).resolve().parents[2]


class Result(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.out)


class Shell:
    """Runs commands in this process, on the journal of the test."""

    def __init__(self, journal: Path, patch: pytest.MonkeyPatch) -> None:
        self.journal = journal
        self._patch = patch

    def __call__(self, *words: str, stdin: str | bytes = "", terminal: bool = False) -> Result:
        typed = stdin.encode() if isinstance(stdin, str) else stdin
        streams = (_Stream(typed, terminal), _Stream(b"", terminal), _Stream(b"", terminal))
        with self._patch.context() as patch:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            code = main(words)
        return Result(code, streams[1].said(), streams[2].said())

    def outside(
        self, *words: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Result:
        """Run the command as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "netjournal", *words],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


class _Stream(io.TextIOWrapper):
    def __init__(self, held: bytes, terminal: bool) -> None:
        super().__init__(io.BytesIO(held), encoding="ascii", errors="strict", newline="\n")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def said(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a journal that does not exist yet, named by the environment."""
    for kind in ("STATE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    path = tmp_path / "journal.json"
    monkeypatch.setenv("NETJOURNAL_JOURNAL", str(path))
    return path


@pytest.fixture
def run(journal: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell over a journal that does not exist yet."""
    return Shell(journal, monkeypatch)


@pytest.fixture
def ada(run: Shell) -> Shell:
    """A shell over a journal with Ada, Mary, and something owed both ways."""
    lines = (
        "Ada Lovelace (Analytical Engines) #abos26: runs the bookmobile > send slides by fri",
        "Mary Somerville: has the atlas < lend the atlas",
    )
    assert run("note", "-", stdin="\n".join(lines)).code == 0
    return run
