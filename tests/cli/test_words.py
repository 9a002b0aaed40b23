"""Briefs, goals, reading and stats as commands; and that every command speaks in words."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from netjournal.demo.build import build
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES
from netjournal.store.store import Store
from tests.cli.conftest import Shell
from tests.readme_tables import NEEDS
from tests.tui.opened import open_store

SIGNS = re.compile("[▶→←‹›✓○·↶↷▁-█░▒▓─-╿◆×…]")


@pytest.fixture
def demo(run: Shell, tmp_path: Path) -> Shell:
    """A shell over the demo's journal."""
    made: Journal = build(date(2026, 11, 23))
    store: Store = open_store(tmp_path)
    for table in TABLES:
        store.journal.load(table, made.table(table).values())
    store.fold()
    store.close()
    return run


def test_every_command_that_shows_something_speaks_in_words_one_fact_a_line(demo: Shell) -> None:
    """Of signs there are none but those in people's own words, and no line is empty or indented."""
    commands = (
        ("show", "ada"), ("brief", "ada"), ("brief", "abos26"), ("stats",), ("goals",),
        ("reading",), ("tags",), ("tags", "abos26"), ("owes",), ("owes", "somerville"), ("due",),
        ("timeline", "--limit", "40"), ("path",), ("path", "hypatia"), ("review", "2026"),
        ("opportunities",), ("introduce",), ("doubts",), ("duplicates",), ("find", "ada"),
        ("quietly",), ("check",), ("where",), ("history",),
    )  # fmt: skip
    for words in commands:
        said = demo(*words)
        assert said.code == 0, words
        for line in said.lines:
            assert not SIGNS.search(line), (words, line)
            assert line == line.strip(), (words, line)
        if words[0] != "show":
            assert all(said.lines), words


def test_every_need_of_the_readme_has_a_command_that_does_it(demo: Shell) -> None:
    for need in NEEDS:
        said = demo(*shlex.split(need.command))
        assert said.code == 0, (need, said.err)
        assert said.out, need
    assert "who catalogues lawnmowers?" in demo("brief", "catlist").out
    answered = demo("set", "who catalogues lawnmowers", "answered by", "grace hopper")
    assert answered.code == 0
    assert "answered by Grace Hopper" in demo("review", "2026").out


def test_a_brief_says_what_counts_and_json_has_the_same(demo: Shell) -> None:
    said = demo("brief", "ada").lines
    assert said[0] == "Before meeting Ada Lovelace"
    assert [line.partition(":")[0] for line in said[1:5]] == ["who", "met", "I owe", "I owe"]
    held = demo("brief", "ada", "--json").json
    assert held["name"] == "Ada Lovelace"
    assert next(one["what"] for one in held["i_owe"]) in said[3]
    assert len(held["last"]) <= 3
    there = demo("brief", "#abos26", "--json").json
    assert there["name"] == "abos26"
    assert {"to_meet", "not_met", "people", "asks"} <= there.keys()
    assert demo("brief", "nobody at all").code == 1


def test_goals_are_set_reached_changed_and_struck_by_commands(demo: Shell) -> None:
    assert "goal: find a guide" in demo("goals", "--new", "find a guide #mentor with grace").out
    assert demo("show", "grace", "--json").json["goals"][-1]["what"] == "find a guide"
    said = demo("goals").out
    assert "serves find a guide, people: Grace Hopper" in said
    assert demo("set", "find", "a", "guide", "about", "by", "spring").code == 0
    assert "about: by spring" in demo("goals").out
    assert "reached: find a guide" in demo("settle", "find a guide").out
    assert "find a guide #mentor, reached" in demo("goals").out
    stats = demo("stats", "--json").json
    assert next(one["state"] for one in stats["goals"] if one["what"] == "find a guide") == "done"
    assert demo("delete", "find a guide").code == 0
    assert "find a guide" not in demo("goals").out
    assert demo("undo").code == 0
    assert "find a guide" in demo("goals").out
    assert demo("goals", "--new", "#mentor").code == 2


def test_links_are_kept_and_taken_away_by_commands(demo: Shell) -> None:
    kept = demo("reading", "--new", "https://books.example/looms On looms, for Ada Lovelace")
    assert kept.out == "kept to read: On looms\n"
    said = demo("reading").out
    assert "On looms, https://books.example/looms, for Ada Lovelace [" in said
    assert "read: On looms, https://books.example/looms [" in demo("brief", "ada").out
    assert demo("set", "on", "looms", "tag", "#bookmobile").code == 0
    held = next(one for one in demo("reading", "--json").json if one["title"] == "On looms")
    assert (held["contact"]["name"], held["tag"]) == ("Ada Lovelace", "bookmobile")
    assert demo("show", "ada", "--json").json["resources"][-1] == held
    assert demo("delete", "on looms").code == 0
    assert "On looms" not in demo("reading").out
