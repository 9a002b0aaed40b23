"""owes, settle in part, introduce, path, opportunities, review."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def web(ada: Shell) -> Shell:
    """A shell where Mary knows Alan, whom nobody met, and money is owed."""
    assert ada("introduce", "me", "to", "Alan Turing", "--via", "mary").code == 0
    assert ada("set", "alan", "organization", "Bletchley").code == 0
    assert ada("set", "mary", "knows", "Alan Turing").code == 0
    assert ada("note", "Mary Somerville: dinner > pay back $0.30 for the dinner").code == 0
    return ada


def test_money_is_settled_in_parts(web: Shell) -> None:
    said = web("settle", "dinner", "--part", "$0.10")
    assert said.out == "settled in part: pay back $0.30 for the dinner, for Mary Somerville\n"
    (held,) = [one for one in web("owes", "--json").json["i_owe"] if one["currency"]]
    assert (held["amount"], held["left"], held["settled"]) == (30, 20, False)
    assert "money I owe: $0.20" in web("owes").lines
    too_much = web("settle", "dinner", "--part", "0.21")
    assert too_much.code == 1
    assert "Only $0.20 of it is left." in too_much.err
    for part in ("€0.10", "-0.10", "-$0.10"):
        assert web("settle", "dinner", "--part", part).code == 1
    assert web("settle", "dinner", "--part", ".20").out.startswith("settled: ")
    assert web("undo").code == 0
    assert "money I owe: $0.20" in web("owes").lines


def test_other_things_are_settled_in_part_with_words(web: Shell) -> None:
    assert web("settle", "slides", "--part", "the first half").code == 0
    (held,) = web("owes", "ada", "--json").json["i_owe"]
    assert [part["text"] for part in held["parts"]] == ["the first half"]


def test_one_promise_to_several_is_settled_together(web: Shell) -> None:
    web("note", "Told Ada Lovelace and Mary Somerville I'd send each of them the notes")
    assert len([line for line in web("owes").lines if "the notes" in line]) == 2
    said = web("settle", "notes", "--all")
    assert said.code == 0
    assert "Ada Lovelace" in said.out
    assert "Mary Somerville" in said.out
    assert not [line for line in web("owes").lines if "the notes" in line]
    assert web("settle", "xyzzy", "--all").code == 1


def test_an_introduction_goes_step_by_step(web: Shell) -> None:
    assert any("Mary Somerville owes me: intro me to Alan Turing" in x for x in web("owes").lines)
    said = web("introduce", "me", "to", "alan", "via", "mary", "--step", "made")
    assert said.out == "introduced: me to Alan Turing, by Mary Somerville\n"
    (held,) = web("introduce", "--json").json
    assert [one["step"] for one in held["steps"]] == ["asked", "made"]
    assert held["open"] == ["thank", "give back"]
    kinds = [one["kind"] for one in web("owes", "--json").json["i_owe"] if one["type"] != "favor"]
    assert kinds == ["thank", "give back"]
    handle = held["id"]
    assert web("settle", str(handle)).out.startswith("thanked for introducing")
    assert web("settle", str(handle)).out.startswith("gave something back")
    assert web("settle", str(handle)).code == 1
    assert "introduced" in web("introduce").out


def test_i_introduce_two_people(web: Shell) -> None:
    assert web("introduce", "ada", "to", "mary").out == (
        "promised to introduce: Ada Lovelace and Mary Somerville\n"
    )
    assert web("introduce", "mary", "and", "ada", "--step", "made").code == 0
    assert len(web("introduce", "--json").json) == 2, "one record, whatever the order"
    assert web("introduce", "ada", "to", "ada").code == 2
    assert web("introduce", "me", "to", "ada").code == 2
    assert web("introduce", "ada", "to", "mary", "--step", "dance").code == 2
    assert web("introduce", "ada").code == 2
    assert web("introduce", "nobody", "to", "ada").code == 1


def test_path(web: Shell) -> None:
    said = "Mary Somerville (dinner today) knows Alan Turing, who works at Bletchley"
    assert web("path", "alan turing").lines == [said]
    assert web("path", "anyone", "at", "bletchley").lines == [said]
    (held,) = web("path", "bletch", "--json").json
    assert held["name"] == "Mary Somerville"
    assert held["steps"][0]["tie"] == "knows"
    assert web("path", "anyone at nowhere").code == 1
    assert web("path").err == "Nobody led you to anybody yet.\n"
    web("introduce", "me", "to", "alan", "via", "mary", "--step", "made")
    assert web("path").lines == ["Mary Somerville led to Alan Turing"]
    assert web("path", "--json").json[0]["led_to"][0]["name"] == "Alan Turing"
    web("undo")
    web("set", "mary", "knows", "")
    alone = web("path", "alan turing")
    assert (alone.code, alone.out) == (1, "")
    assert "Nobody you know leads to Alan Turing." in alone.err


def test_opportunities(web: Shell) -> None:
    assert web("opportunities").err == "No opportunities yet.\n"
    assert (
        web("opportunities", "--new", "Cataloguer at Juniper Library via mary #jobsearch").code == 0
    )
    assert web("opportunities", "cataloguer", "informational", "interview").out == (
        "informational interview: Cataloguer, Juniper Library\n"
    )
    (held,) = web("opportunities", "--json").json
    assert held["heard_from"]["name"] == "Mary Somerville"
    assert [one["stage"] for one in held["stages"]] == ["lead", "informational interview"]
    assert (held["tag"], held["stage"]) == ("jobsearch", "informational interview")
    assert web("opportunities", "cataloguer", "flying").code == 2
    assert web("opportunities", "cataloguer", "informational interview").code == 1
    assert web("set", "cataloguer", "kind", "talk").code == 0
    assert "talk" in web("opportunities").out
    assert web("set", "cataloguer", "person", "Ada Lovelace (reference)").code == 0
    assert web("set", "cataloguer", "stage", "applied 2026-11-12").code == 0
    assert web("set", "cataloguer", "stage", "dancing 2026-11-12").code == 2
    (held,) = web("opportunities", "--json").json
    assert [(one["name"], one["part"]) for one in held["people"]] == [("Ada Lovelace", "reference")]
    assert held["stage"] == "applied"
    assert web("delete", "cataloguer").code == 0
    assert web("opportunities").lines == []


def test_review(web: Shell) -> None:
    web("opportunities", "--new", "Cataloguer via mary")
    web("settle", "slides")
    year = str(web("timeline", "--json").json[0]["on"])[:4]
    said = web("review", year)
    assert said.lines[0] == f"What came of {year}"
    assert any(line.startswith("you did: send slides, for Ada Lovelace") for line in said.lines)
    assert "may come of it: 1, 1 of them through people" in said.lines
    page = web("review", year, "--markdown")
    assert page.lines[0] == f"# What came of {year}"
    assert "## What you did (1)" in page.lines
    assert web("review", "mary").lines[0] == "What came of Mary Somerville"
    assert web("review", "abos26").lines[0] == "What came of #abos26"
    assert web("review", "abos26", "--json").json["title"] == "What came of #abos26"
    assert web("review", "zebedee").code == 1
    empty = web("review", "1815")
    assert empty.lines == ["What came of 1815"]
    assert "Nothing came of it" in empty.err


def test_an_introduction_makes_nobody_of_a_slip_and_says_whom_it_made(ada: Shell) -> None:
    said = ada("introduce", "ada", "to", "mray")
    assert said.code == 1
    assert "Did you mean Mary Somerville?" in said.err
    assert ada("introduce", "ada", "to", "Hypatia").lines[-1] == "+ new person: Hypatia"
