"""tags, and show, set and delete of a tag: the pages as a shell sees them."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def tagged(ada: Shell) -> Shell:
    """A shell over a journal with a tag that is used and one that is prepared."""
    ada("note", "lunch with Ada and Mary #abos26: plans for the vans")
    assert ada("set", "#nyla27", "dates", "3-5 mar 2027").code == 0
    return ada


def test_the_list_says_what_is_next_first(tagged: Shell) -> None:
    said = tagged("tags")
    assert said.code == 0
    assert said.lines[0] == "#nyla27: event, 3–5 Mar 2027"
    assert said.lines[1] == "#abos26: 2 people, 2 notes"
    listed = tagged("tags", "--json").json
    assert [one["name"] for one in listed] == ["nyla27", "abos26"]
    assert listed[0]["starts"] == "2027-03-03"
    assert (listed[1]["people"], listed[1]["entries"]) == (2, 2)


def test_an_empty_list_says_so_and_is_no_error(run: Shell) -> None:
    run("note", "Ada Lovelace: hello")
    assert run("tags") == (0, "", "There are no tags yet.\n")
    assert run("tags", "--json").json == []


def test_a_page_by_name_by_sign_and_by_its_title(tagged: Shell) -> None:
    tagged("set", "abos26", "title", "Bookmobile", "weekend")
    pages = [tagged("tags", *name) for name in (["abos26"], ["#ABOS26"], ["bookmobile", "weekend"])]
    assert {page.out for page in pages} == {pages[0].out}
    assert pages[0].lines[:2] == ["tag: #abos26", "title: Bookmobile weekend"]
    assert "met: Mary Somerville" in pages[0].lines
    assert tagged("show", "#abos26").out == pages[0].out
    assert tagged("show", "abos26").out == pages[0].out
    held = tagged("tags", "abos26", "--json").json
    assert [one["name"] for one in held["met"]] == ["Ada Lovelace", "Mary Somerville"]
    assert held["favors"][0]["what"] == "send slides"


def test_a_person_comes_before_a_tag_of_the_same_name(tagged: Shell) -> None:
    tagged("set", "#ada", "kind", "topic")
    assert tagged("show", "ada").lines[0] == "name: Ada Lovelace"
    assert tagged("show", "#ada").lines[0] == "tag: #ada"


def test_what_is_no_tag_is_said(tagged: Shell) -> None:
    for words in (["tags", "nothing"], ["tags", "#nothing"], ["show", "#nothing"]):
        said = tagged(*words)
        assert (said.code, said.out) == (1, "")
        assert "nothing" in said.err


def test_a_kind_dates_a_place_my_part_and_people_to_meet(tagged: Shell) -> None:
    for words in (
        ["kind", "event"],
        ["dates", "20-22", "nov", "2026"],
        ["place", "Denver"],
        ["my", "part", "speaker"],
        ["to", "meet", "Mary", "Somerville"],
        ["to meet", "Hypatia of Alexandria"],
    ):
        assert tagged("set", "#abos26", *words).code == 0
    lines = tagged("tags", "abos26").lines
    for line in ("kind: event", "dates: 20–22 Nov 2026", "place: Denver", "my part: speaker"):
        assert line.removesuffix(" 2026") in {one.removesuffix(" 2026") for one in lines}
    assert "to meet: Mary Somerville, met" in lines, "a lunch under the tag says so"
    assert "to meet: Hypatia of Alexandria, not yet" in lines
    tagged("set", "#abos26", "to meet", "x Hypatia of Alexandria")
    assert "to meet: Hypatia of Alexandria, met" in tagged("tags", "abos26").lines


def test_a_new_name_reaches_the_notes_and_undo_takes_it_back(tagged: Shell) -> None:
    assert tagged("set", "abos26", "name", "abos2026").out == "renamed #abos26 to #abos2026\n"
    assert "#abos2026" in tagged("timeline").out
    assert "#abos26" not in tagged("timeline").out
    assert tagged("tags", "abos26").code == 1
    tagged("undo")
    assert tagged("tags", "abos26").code == 0


def test_deleting_a_tag_keeps_the_notes(tagged: Shell) -> None:
    notes = len(tagged("timeline").lines)
    assert tagged("delete", "#abos26").out.startswith("deleted #abos26, off 2 entries")
    assert len(tagged("timeline").lines) == notes
    assert tagged("tags", "abos26").code == 1
    tagged("undo")
    assert "met: Mary Somerville" in tagged("tags", "abos26").lines


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["#nyla27", "dates", "31 feb"], "dates"),
        (["#nyla27", "kind", "party"], "event, group or topic"),
        (["#nyla27", "name", "two words"], "name"),
        (["#nyla27", "color", "red"], "color"),
        (["#42", "kind", "event"], "42"),
    ],
)
def test_what_cannot_be_set_is_said_and_changes_nothing(
    tagged: Shell, words: list[str], named: str
) -> None:
    before = tagged("tags").out
    said = tagged("set", *words)
    assert said.code in (1, 2)
    assert named in said.err
    assert tagged("tags").out == before


def test_the_editor_shows_a_page_as_lines(tagged: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i s/^place:.*/place:Albany/")
    assert tagged("edit", "nyla27", terminal=True).code == 0
    assert "place: Albany" in tagged("tags", "nyla27").lines


def test_the_shell_completes_both_verbs(run: Shell) -> None:
    for shell in ("bash", "zsh", "fish"):
        script = run("completion", shell).out
        assert "tags" in script
        assert "doubts" in script
