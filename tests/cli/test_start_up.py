"""What a command brings into memory: each only what it needs."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys

import pytest

from netjournal.cli.without import hollow, without
from tests.bench.generate import generate
from tests.cli.conftest import ROOT, Shell

SCREEN = {"textual", "rich"}
HEAVY = {"tinydb", "rapidfuzz", "anyascii", "nicknames", "argparse", "tomllib", "platformdirs"}
HEAVY |= {"hashlib", "subprocess", "tempfile", "random", "dataclasses", "json", "difflib"}
HEAVY |= {"inspect", "typing_extensions"}


def loaded(*words: str) -> set[str]:
    code = (
        "import sys; from netjournal.cli.front import main; code = main(sys.argv[1:])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "words", [("find", "slides"), ("show", "ada"), ("owes",), ("--help",), ("settle", "slides")]
)
def test_commands_leave_the_screen_alone(ada: Shell, words: tuple[str, ...]) -> None:
    assert not loaded(*words) & SCREEN


def test_a_note_brings_nothing_heavy(run: Shell) -> None:
    # The first note begins the journal, and a small one is folded after each; both are TinyDB's.
    generate(run.journal, 450)
    assert run.journal.stat().st_size > 1 << 20
    people = json.loads(run.journal.read_text("utf-8"))["contacts"].values()
    known = next(one["name"] for one in people if one["name"].isascii())
    line = "sent the notes > write again by fri"
    assert not loaded("note", f"{known}: {line}") & (HEAVY | SCREEN)
    # Before somebody new is made of a slip of the hand, likeness is looked for; nothing else is.
    assert loaded("note", f"Ada Lovelace: {line}") & (HEAVY | SCREEN) == {"rapidfuzz"}


def test_a_prompt_brings_nothing_heavy(run: Shell) -> None:
    generate(run.journal, 20)
    read_lines = {"netjournal.capture.read", "netjournal.store.store"}
    assert not loaded("today", "--brief") & (HEAVY | SCREEN | read_lines)
    assert not loaded("today", "--brief") & {"netjournal.insight.today", "netjournal.store.skim"}


def test_help_reads_no_journal(run: Shell) -> None:
    assert not loaded("--help") & {"msgspec", "netjournal.model.journal"}


def test_a_module_is_kept_out_only_while_another_is_imported() -> None:
    with without("this"), pytest.raises(ImportError):
        importlib.import_module("this")
    with hollow("antigravity"):
        stand_in = importlib.import_module("antigravity")
        assert isinstance(stand_in.Palette, type)
    assert not {"this", "antigravity"} & sys.modules.keys()
    with without("json"), hollow("json"):
        assert importlib.import_module("json") is json, "what is there already stays"
