"""The README says what the program does, and its commands are those that the checks run."""

from __future__ import annotations

import re

from netjournal.actions import EVERY
from netjournal.cli.verbs import VERBS
from tests.readme_tables import README, filled

TEXT = README.read_text(encoding="utf-8")
DEMO = (
    "python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q -e ."
    " && .venv/bin/netjournal demo"
)
TESTS = (
    'python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q -e ".[test]"'
    " && .venv/bin/python -m pytest -q"
)


def test_its_tables_are_fresh() -> None:
    assert filled(TEXT) == TEXT, "run: python -m tests.readme_tables"


def test_every_command_it_shows_exists() -> None:
    known = {verb.name for verb in VERBS}
    code = re.findall(r"`([^`\n]+)`", TEXT)
    shown = [re.match(r"netjournal ([a-z]+)\b", one) for one in code]
    assert {found[1] for found in shown if found} <= known


def test_every_key_is_told() -> None:
    for action in EVERY:
        if action.listed:
            assert action.help in TEXT


def test_it_gives_the_two_commands_as_they_were_tried() -> None:
    assert DEMO in TEXT.splitlines()
    assert TESTS in TEXT.splitlines()


def test_its_picture_is_there() -> None:
    for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", TEXT):
        assert (README.parent / picture).is_file(), picture


def test_the_check_takes_its_command_from_here() -> None:
    script = (README.parent / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert "pip install" not in script


def test_it_says_plainly_that_the_file_is_not_encrypted() -> None:
    assert "The journal is not encrypted" in TEXT
