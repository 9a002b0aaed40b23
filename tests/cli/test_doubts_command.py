"""doubts: what notes left open is listed, and answered by one command."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def unsure(run: Shell) -> Shell:
    """A shell over a journal with two Anas, and notes that leave something open."""
    lines = ("Ana Souza: has a van", "Ana Betancourt: has a branch", "Ada Lovelace: wants slides")
    assert run("note", "-", stdin="\n".join(lines)).code == 0
    assert run("note", "coffee with Ana: tea and looms").code == 0
    assert run("note", "Ada Lovelace: I owe her the list by 31 feb").code == 0
    return run


def handle(shell: Shell, sentence: str) -> str:
    (line,) = [one for one in shell("doubts").lines if sentence in one]
    found = re.search(r"\[([\w.-]+)\]$", line)
    assert found is not None
    return found[1]


def test_the_list_says_what_is_unsure_of_which_note_and_who_it_may_be(unsure: Shell) -> None:
    said = unsure("doubts")
    assert said.code == 0
    day, who = said.lines
    assert day.startswith("no such day: 31 feb")
    assert who.startswith("which Ana? 1 Ana ")
    assert "2 Ana " in who
    assert "tea and looms" in who
    listed = unsure("doubts", "--json").json
    assert [one["kind"] for one in listed] == ["day", "who"]
    assert {one["name"] for one in listed[1]["choices"]} == {"Ana Souza", "Ana Betancourt"}
    assert listed[1]["handle"] == handle(unsure, "which Ana")


@pytest.mark.parametrize("answer", [["Ana", "Souza"], ["ana sou"], ["{number}"]])
def test_somebody_is_named_by_name_or_number_and_the_note_is_theirs(
    unsure: Shell, answer: list[str]
) -> None:
    choices = unsure("doubts", "--json").json[1]["choices"]
    number = [one["name"] for one in choices].index("Ana Souza") + 1
    words = [word.format(number=number) for word in answer]
    said = unsure("doubts", handle(unsure, "which Ana"), *words)
    assert said == (0, "Ana is Ana Souza\n", "")
    assert len(unsure("doubts").lines) == 1
    told = unsure("timeline", "Ana Souza").out
    assert "coffee with Ana Souza" in told
    assert "tea and looms" in told
    assert "tea" not in unsure("timeline", "Ana Betancourt").out
    assert unsure("timeline").out.count("tea and looms") == 1, "the note is not there twice"
    unsure("undo")
    assert len(unsure("doubts").lines) == 2


def test_somebody_new_is_added(unsure: Shell) -> None:
    assert unsure("doubts", handle(unsure, "which Ana"), "new").code == 0
    assert len(unsure("doubts").lines) == 1
    people = [one["title"] for one in unsure("find", "Ana", "--json").json]
    assert "Ana" in people


@pytest.mark.parametrize(("answer", "who"), [("new", "Blaise"), ("ada", "Ada Lovelace")])
def test_whom_a_loose_line_names_took_part_in_it(unsure: Shell, answer: str, who: str) -> None:
    unsure("note", "--event", "abos26", "-", stdin="blaise from pascal ltd owes me 20 euro\n")
    assert unsure("doubts", handle(unsure, "who is blaise?"), answer).code == 0
    assert "pascal ltd owes me" in unsure("timeline", who).out
    assert "who is blaise" not in unsure("doubts").out


@pytest.mark.parametrize("word", ["none", "None", "leave"])
def test_a_doubt_may_stay_words(unsure: Shell, word: str) -> None:
    said = unsure("doubts", handle(unsure, "which Ana"), word)
    assert said.code == 0
    assert "left as words" in said.out
    assert "which Ana" not in unsure("doubts").out
    assert "tea and looms" in unsure("timeline").out


def test_a_day_is_typed_and_the_promise_is_due_on_it(unsure: Shell) -> None:
    said = unsure("doubts", handle(unsure, "31 feb"), "28 feb 2027")
    assert said == (0, "31 feb is Sun 28 Feb 2027\n", "")
    (owed,) = unsure("owes", "ada", "--json").json["i_owe"]
    assert owed["due"] == "2027-02-28"
    assert "list" in owed["what"]
    assert "31 feb" not in unsure("doubts").out


def test_what_answers_nothing_is_said_and_changes_nothing(unsure: Shell) -> None:
    who, day = handle(unsure, "which Ana"), handle(unsure, "31 feb")
    for words, code, named in (
        ([who], 2, "what is meant"),
        (["zzz", "Ana"], 1, "zzz"),
        ([who, "Zenobia"], 1, "Zenobia"),
        ([who, "Ana"], 1, "2 people"),
        ([day, "someday"], 2, "no day"),
        ([f"{who}.zoe", "1"], 1, who),
    ):
        said = unsure("doubts", *words)
        assert (said.code, said.out) == (code, "")
        assert named in said.err
    assert len(unsure("doubts").lines) == 2


def test_two_doubts_of_one_note_are_told_apart_by_their_words(unsure: Shell) -> None:
    unsure("note", "lunch with Ana: I owe her the book by 30 feb")
    listed = unsure("doubts", "--json").json
    handles = [one["handle"] for one in listed if "book" in one["text"]]
    book = handles[0].split(".")[0]
    assert handles == [f"{book}.ana", f"{book}.30-feb"]
    said = unsure("doubts", book, "none")
    assert said.code == 1, "which of them?"
    assert f"{book}.ana which Ana?" in said.err
    assert unsure("doubts", f"{book}.ana", "Ana Souza").code == 0
    assert handle(unsure, "30 feb") == book, "one is left, so it needs no more"
    assert unsure("doubts", f"{book}.30", "28 feb 2027").code == 0, "and may still be named so"
    (owed,) = unsure("owes", "Ana Souza", "--json").json["i_owe"]
    assert (owed["what"], owed["due"]) == ("the book", "2027-02-28")


def test_nothing_unsure_is_said_kindly(run: Shell) -> None:
    run("note", "Ada Lovelace: hello")
    assert run("doubts") == (0, "", "Nothing is unsure: all is answered.\n")
    assert run("doubts", "--json").json == []


def test_no_word_of_a_name_that_was_asked_about_is_lost(run: Shell) -> None:
    run("note", "Ada Lovelace: hums")
    run("note", "Ada Lovelce: I owe her cake by 5 dec")
    run("doubts", handle(run, "who is Ada Lovelce"), "1")
    assert "cake" in run("owes", "ada").out
    run("note", "Ada Lovelce owes me jam")
    run("doubts", handle(run, "who is Ada Lovelce"), "none")
    assert "Ada Lovelce: owes me jam" in run("timeline").out


def test_what_is_said_to_be_settled_is(run: Shell) -> None:
    run("note", "Joan Clarke: I owe her the compiler notes")
    run("note", "I owe Joan the talk notes")
    run("note", "Joan got the notes from me")
    assert run("doubts", handle(run, "which is done"), "1").out == "settled: the compiler notes\n"
    (left,) = run("owes", "--json").json["i_owe"]
    assert left["what"] == "the talk notes"
