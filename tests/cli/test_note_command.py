"""note: what goes in, from which side, and what is said about it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Shell


def test_the_words_behind_it_are_one_line(run: Shell) -> None:
    said = run("note", "Ada", "Lovelace:", "I", "owe", "her", "the", "slides", "by", "fri")
    assert said.code == 0
    assert not said.err
    assert "+ new person: Ada Lovelace" in said.lines
    assert "I owe Ada Lovelace: the slides, by Fri 27 Nov (in 4 days)" in said.lines
    assert [one["what"] for one in run("owes", "--json").json["i_owe"]] == ["the slides"]


def test_what_was_understood_is_told_one_fact_a_line_without_signs(run: Shell) -> None:
    line = (
        "Ada Lovelace (Analytical Engines) #abos26 via Mary Somerville: runs the bookmobile fleet"
        " > send slides by fri < intro to Charles Babbage +2w"
    )
    said = run("note", line)
    for fact in (
        "+ new person: Ada Lovelace (Analytical Engines)",
        "+ new person: Mary Somerville",
        "note with Ada Lovelace, today",
        "words: runs the bookmobile fleet",
        "+ new tag: #abos26",
        "I owe Ada Lovelace: send slides, by Fri 27 Nov (in 4 days)",
        "Ada Lovelace owes me: intro to Charles Babbage",
        "through Mary Somerville",
    ):
        assert fact in said.lines
    assert any(line.startswith("follow up Ada Lovelace, Mon 7 Dec (in 2 weeks)") for line in
               said.lines)  # fmt: skip
    assert not set(said.out) & set("→←✓›")


def test_somebody_known_is_not_new(ada: Shell) -> None:
    assert "+ new person" not in ada("note", "lunch with Ada Lovelace").out


def test_lines_from_a_pipe_are_one_note_each_and_undone_together(run: Shell) -> None:
    said = run("note", "-", stdin="Ada Lovelace: hums\n\n  \nMary Somerville: maps\n")
    assert said.code == 0
    assert len(run("timeline").lines) == 2
    assert run("undo").code == 0
    assert run("timeline").lines == []
    assert run("redo").code == 0
    assert len(run("timeline").lines) == 2


def test_the_event_of_an_evening(run: Shell) -> None:
    said = run("note", "--event", "abos26", "-", stdin="Ada Lovelace: hums\nMary Somerville: maps")
    assert said.code == 0
    assert run("timeline", "--json").json[0]["tags"] == ["abos26"]
    assert run("show", "ada", "--json").json["met"]["tag"] == "abos26"


def test_a_second_line_joins_no_note_that_is_somebody_else_s_too(run: Shell) -> None:
    run("note", "Ada Lovelace: hums")
    run("note", "Charles Babbage: gears")
    typed = "Lunch with Ada and Charles\nAda - secret offer\nAda - by spring\n"
    assert run("note", "--event", "abos26", "-", stdin=typed).code == 0
    assert "secret offer" not in run("timeline", "charles").out
    (held,) = (one for one in run("timeline", "--json").json if "secret" in one["text"])
    assert held["text"] == "secret offer; by spring"


def test_she_in_the_next_line_is_whom_the_line_before_was_about(run: Shell) -> None:
    typed = "Ada Lovelace - maps\npromised her the key\nthe keynote was dull\nshe was brilliant\n"
    assert run("note", "--event", "abos26", "-", stdin=typed).code == 0
    (owed,) = run("owes", "--json").json["i_owe"]
    assert (owed["name"], owed["what"]) == ("Ada Lovelace", "the key")
    assert "brilliant" not in run("timeline", "ada").out, "the speaker is meant"


@pytest.mark.parametrize(
    "typed", [b"Zo\xc3\xab: hums", b"\xef\xbb\xbfZo\xc3\xab: hums", b"Zo\xeb: hums\r\n"]
)
def test_a_pipe_of_any_bytes_loses_no_letter(run: Shell, typed: bytes) -> None:
    assert run("note", "-", stdin=typed).code == 0
    assert "Zoë" in run("timeline").out


def test_on_a_terminal_it_asks_for_the_line(run: Shell) -> None:
    said = run("note", stdin="Ada Lovelace: hums > send $50 #owed\n", terminal=True)
    assert said.code == 0
    assert "note: " in said.out + said.err
    assert "I owe Ada Lovelace: send $50" in said.out


def test_an_empty_answer_notes_nothing(run: Shell) -> None:
    for typed in ("\n", ""):
        said = run("note", stdin=typed, terminal=True)
        assert said.code == 1
        assert "Nothing was noted." in said.err
    assert run("note", "-").code == 1
    assert not run.journal.exists()


def two_anas(run: Shell) -> None:
    for name in ("Ana Souza (PyCo)", "Ana Lima (Lima Labs)"):
        assert run("note", f"{name}: hums").code == 0


def test_on_a_terminal_it_asks_who_is_meant(run: Shell) -> None:
    two_anas(run)
    said = run("note", stdin="lunch with Ana\n1\n", terminal=True)
    assert "1 Ana" in said.err
    assert "2 Ana" in said.err
    assert "unclear" not in said.err
    first = said.err[said.err.index("1 Ana") + 2 :].split(",")[0]
    assert f"lunch with {first}, today" in said.out


def test_what_stays_unclear_is_kept_and_told(run: Shell) -> None:
    two_anas(run)
    said = run("note", "lunch with Ana")
    assert said.code == 0
    assert "unclear:" in said.err
    assert "Ana Souza" in said.err
    assert "lunch with Ana" in run("timeline").out
    later = run("note", stdin="lunch with Ana\n\n", terminal=True)
    assert later.code == 0
    assert len(run("timeline").lines) == 4


def test_a_line_that_the_shell_cut_is_warned_of(run: Shell, tmp_path: Path) -> None:
    def into_a_file(*words: str) -> str:
        with (tmp_path / "send").open("w") as file:
            done = subprocess.run(
                [sys.executable, "-m", "netjournal", "note", *words],
                stdout=file,
                stderr=subprocess.PIPE,
                text=True,
                check=True,
                cwd=ROOT,
            )
        return done.stderr

    assert "did your shell take a >" in into_a_file("Ada", "Lovelace:", "hums", "slides")
    assert not into_a_file("Ada Lovelace: hums > send slides")


def test_dashes_inside_the_text_are_text(run: Shell) -> None:
    assert "hums -- and sings -loudly" in run("note", "Ada Lovelace:", "hums", "--", "and", "sings",
                                              "-loudly").out  # fmt: skip
    said = run("note", "Ada Lovelace: hums", "--evnt", "abos26")
    assert said.code == 2
    assert "--event" in said.err


def test_controls_in_a_line_stay_out_of_the_journal(run: Shell) -> None:
    assert run("note", "Ada Lovelace: hums\x1b[2J\x07 \u202eloudly").code == 0
    held = run.journal.read_text("utf-8")
    assert "u001b" not in held.lower()
    assert "\u202e" not in held


def test_a_journal_in_a_new_folder_is_made(run: Shell, tmp_path: Path) -> None:
    deep = tmp_path / "new" / "people.json"
    assert run("note", "--journal", str(deep), "Ada Lovelace: hums").code == 0
    assert deep.is_file()


def test_a_line_that_cannot_be_saved_is_given_back(run: Shell, tmp_path: Path) -> None:
    run.journal.mkdir()
    said = run("note", stdin="Ada Lovelace: hums\n", terminal=True)
    assert said.code == 2
    # A folder is refused before anything is asked.
    assert "note: " not in said.out


if sys.platform != "win32":
    import pexpect

    def test_in_a_real_terminal_the_line_can_be_corrected(run: Shell) -> None:
        child = pexpect.spawn(
            sys.executable, ["-m", "netjournal", "note"], cwd=ROOT, encoding="utf-8", timeout=20
        )
        child.expect_exact("note: ")
        child.send("Ada Lovelade\x7f\x7fce: Zoë hums > send $50 #owed\r")
        child.expect_exact("+ new person: Ada Lovelace")
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
        assert "send $50" in run("owes").out

    def test_ctrl_c_and_ctrl_d_at_the_question_leave_quietly(run: Shell) -> None:
        for key, code in (("\x03", 130), ("\x04", 1)):
            child = pexpect.spawn(
                sys.executable, ["-m", "netjournal", "note"], cwd=ROOT, encoding="utf-8", timeout=20
            )
            child.expect_exact("note: ")
            child.send(key)
            child.expect(pexpect.EOF)
            child.close()
            assert child.exitstatus == code
            assert "Traceback" not in child.before
        assert not run.journal.exists()

    def test_words_of_an_old_terminal_keep_their_letters(run: Shell) -> None:
        words = [b"note", b"Zo\xeb Saldana: hums"]
        done = subprocess.run(
            [sys.executable.encode(), b"-m", b"netjournal", *words], check=False, cwd=ROOT
        )
        assert done.returncode == 0
        assert "Zoë Saldana" in run("timeline").out


PASTE = """LibTech Expo:

- Ada Lovelace – bookmobile > send slides by fri
1) grace hopper (Navy): she'll mail me the manual
    also knows Charles
* Ada Lovelace again, runs a choir
"""


def test_a_paste_from_a_phone_is_a_line_a_person(run: Shell) -> None:
    assert run("note", "-", stdin=PASTE).code == 0
    assert len(run("timeline").lines) == 2
    assert "runs a choir" in run("show", "ada").out
    assert run("show", "grace", "--json").json["organization"] == "Navy"
    assert [one["what"] for one in run("owes", "--json").json["they_owe"]] == ["mail the manual"]
    assert run("timeline", "--json").json[0]["tags"] == ["LibTech-Expo"]


def test_saying_it_is_done_settles_it(ada: Shell) -> None:
    assert ada("note", "I owe Ada the star map").code == 0
    said = ada("note", "sent Ada the map")
    assert "done: the star map, Ada Lovelace" in said.lines
    assert "the star map" not in [one["what"] for one in ada("owes", "--json").json["i_owe"]]


def test_a_slip_of_the_hand_makes_nobody_new(ada: Shell) -> None:
    said = ada("note", "Ada Lovelase: hums")
    assert "+ new person" not in said.out
    assert "unclear: who is Ada Lovelase? Ada Lovelace" in said.err


def test_on_a_terminal_the_answer_may_be_somebody_new(ada: Shell) -> None:
    said = ada("note", stdin="Ada Lovelase: hums\nn\n", terminal=True)
    assert "+ new person: Ada Lovelase" in said.out


def test_an_event_named_for_a_note_gets_a_page_of_its_own(run: Shell) -> None:
    assert run("note", "--event", "LibTech Expo", "-", stdin="Ada Lovelace: vans").code == 0
    assert run("timeline", "--json").json[0]["tags"] == ["LibTech-Expo"]


def test_the_tag_of_an_event_in_words_can_be_typed_again(run: Shell) -> None:
    assert run("note", "--event", "St. John's & friends!", "Ada Lovelace: hums").code == 0
    assert run("timeline", "--json").json[0]["tags"] == ["St-Johns-friends"]
    assert run("note", "Ada Lovelace: rivers #St-Johns-friends").code == 0
    assert [one["tags"] for one in run("timeline", "--json").json] == [["St-Johns-friends"]] * 2
