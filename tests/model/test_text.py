"""Text entering the journal, and text about to be painted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.model.text import clean, visible

ANY_TEXT = st.text(st.characters(exclude_categories=()))
HARMFUL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2066\u2067\u2068\u2069"


def is_harmful(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs") or letter in HARMFUL


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("  Ada   Lovelace ", "Ada Lovelace"),
        ("Ada\tLovelace", "Ada Lovelace"),
        ("Ada\r\nLovelace\n", "Ada Lovelace"),
        ("Ada\u2028Lovelace", "Ada Lovelace"),
        ("a\x1b[31mb", "a[31mb"),
        ("\u202eadA\u202c", "adA"),
        ("e\u0301", "é"),
        ("e\x00\u0301", "é"),
        ("\ud83d\ude00", "😀"),
        ("lone \ud83d half", "lone half"),
        ("👩\u200d🚀 می\u200cخواهم", "👩\u200d🚀 می\u200cخواهم"),
        ("12\u00a0€", "12\u00a0€"),
        ("\ufeffAda", "Ada"),
        ("", ""),
    ],
)
def test_clean_makes_one_line(text: str, line: str) -> None:
    assert clean(text) == line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\r\ntwo\rthree\n\n", "one\ntwo\nthree"),
        ("\n\n  - milk  \n  - eggs\n", "  - milk\n  - eggs"),
        ("a\n\nb", "a\n\nb"),
        ("a  b ", "a  b"),
    ],
)
def test_clean_keeps_lines_where_asked(text: str, lines: str) -> None:
    assert clean(text, lines=True) == lines


@given(ANY_TEXT, st.booleans())
def test_clean_lets_no_control_through(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert not any(map(is_harmful, cleaned.replace("\n", "") if lines else cleaned))
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned, lines=lines) == cleaned
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\nb\tc\x7f", "a␊b␉c␡"),
        ("\x9b31m", "\u242631m"),
        ("\u202eadA", "\u2426adA"),
        ("a\ud83d", "a\ufffd"),
        ("👩\u200d🚀 12\u00a0€", "👩\u200d🚀 12\u00a0€"),
        ("[red]x[/]", "[red]x[/]"),
        ("Ze" + "\u0301" * 2_000 + "t", "Ze" + "\u0301" * 8 + "\u2426t"),
        ("ก" + "\u0e34\u0e49" * 900, "ก" + "\u0e34\u0e49" * 4 + "\u2426"),
    ],
)
def test_visible_shows_controls_as_pictures(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_visible_keeps_lines_where_asked() -> None:
    assert visible("a\nb\x1bc", lines=True) == "a\nb␛c"


@given(ANY_TEXT)
def test_visible_lets_no_control_through_and_keeps_the_rest(text: str) -> None:
    shown = visible(text)
    assert not any(map(is_harmful, shown))
    readable = [letter for letter in text if letter.isprintable()]
    assert [letter for letter in readable if letter not in shown] == []
    assert visible(shown) == shown
    shown.encode()
