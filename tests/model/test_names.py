"""Names: folding, words, order, and who a typed name means."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.model.names import (
    NameMatches,
    fold,
    fold_lines,
    initials,
    match_people,
    name_words,
    nicknames_of,
    sort_key,
)


class Somebody(NamedTuple):
    id: int
    name: str
    aliases: tuple[str, ...] = ()


PEOPLE = [
    Somebody(1, "Ada Lovelace", ("Countess of Lovelace", "AAL")),
    Somebody(2, "Charles Babbage"),
    Somebody(3, "Mary Somerville"),
    Somebody(4, "Robert FitzRoy"),
    Somebody(5, "Adalbert Čermák"),
    Somebody(6, "Jean-Baptiste O’Brien"),
    Somebody(7, "Hubert Robert"),
    Somebody(8, "Prof. Dr. Emmy Noether"),
    Somebody(9, "Mary Ann Anning"),
    Somebody(10, "Grace"),
    Somebody(11, "Grace Hopper"),
    Somebody(12, "马云"),
]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ada LOVELACE", "ada lovelace"),
        ("Zoë Gödel", "zoe godel"),
        ("Straße", "strasse"),
        ("Øystein Łukasz Đorđe Æsir Œuvre", "oystein lukasz dorde aesir oeuvre"),
        ("Þórður", "thordur"),
        ("İpek Işık", "ipek isik"),
        ("Nguyễn Văn An", "nguyen van an"),
        ("O’Brien Oʼahu D´Arcy", "o'brien o'ahu d'arcy"),
        ("Jean‐Luc Marie–Anne", "jean-luc marie-anne"),
        ("Ｇｒａｃｅ", "grace"),
        ("Σωφία Σίσυφος", "σωφια σισυφοσ"),
        ("Йод", "йод"),
        ("Ёлка Королёв", "елка королев"),
        ("김철수", "김철수"),
        ("हिन्दी", "हिन्दी"),
        ("ガウス", "ガウス"),
        ("soft\u00adhyphen\u200b\ufeff", "softhyphen"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("ÉéøßİЙ王\n"))))
def test_many_lines_fold_as_each_alone(lines: list[str]) -> None:
    whole = "\n".join(lines)
    assert fold_lines(whole).split("\n") == list(map(fold, whole.split("\n")))


@given(st.text())
def test_fold_is_idempotent_and_blind_to_case(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.casefold()) == fold(text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ada Lovelace", ("ada", "lovelace")),
        ("Dr. Ada Lovelace, PhD", ("ada", "lovelace")),
        ("Prof. Dr. Emmy Noether", ("emmy", "noether")),
        ("Martin King Jr.", ("martin", "king")),
        ("Mary Somerville, FRAS", ("mary", "somerville")),
        ("LOVELACE, ADA", ("lovelace", "ada")),
        ("Lovelace,Ada", ("lovelace", "ada")),
        ("J.R.R. Tolkien", ("j", "r", "r", "tolkien")),
        ("Ada’s", ("ada",)),
        ("Jean-Luc O’Brien", ("jean-luc", "o'brien")),
        ("Robert (Bob) FitzRoy", ("robert", "bob", "fitzroy")),
        ("🚀 Grace Hopper", ("grace", "hopper")),
        ("Jack Ma", ("jack", "ma")),
        ("Dr", ("dr",)),
        ("@ada", ("ada",)),
        ("アダ・ラブレス", ("アダ", "ラブレス")),
        ("...", ()),
        ("", ()),
    ],
)
def test_name_words(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@given(st.text())
def test_name_words_have_no_blanks_and_no_capitals(name: str) -> None:
    for word in name_words(name):
        assert word
        assert word.split() == [word]
        assert fold(word) == word


def test_names_sort_as_written_and_the_nameless_last() -> None:
    names = ["", "Émilie du Châtelet", "charles Babbage", "Zu Chongzhi", "Ada Lovelace", "(Eve)"]
    assert sorted(names, key=sort_key) == [
        "Ada Lovelace",
        "charles Babbage",
        "Émilie du Châtelet",
        "(Eve)",
        "Zu Chongzhi",
        "",
    ]


def test_nicknames_go_both_ways() -> None:
    assert "bob" in nicknames_of("Robert")
    assert "robert" in nicknames_of("Bob")
    assert nicknames_of("Xyzzy") == frozenset()


def test_initials() -> None:
    assert initials("Dr. Ada Lovelace") == "al"
    assert initials("") == ""


@pytest.mark.parametrize(
    ("query", "kind", "ids"),
    [
        ("ada lovelace", "exact", (1,)),
        ("Dr. Ada Lovelace", "exact", (1,)),
        ("Grace", "exact", (10,)),
        ("jean baptiste obrien", "exact", (6,)),
        ("emmy noether", "exact", (8,)),
        ("马云", "exact", (12,)),
        ("countess of lovelace", "alias", (1,)),
        ("aal", "alias", (1,)),
        ("lovelace", "words", (1,)),
        ("Lovelace, Ada", "words", (1,)),
        ("ada", "words", (1,)),
        ("ada's", "words", (1,)),
        ("countess", "words", (1,)),
        ("o'brien", "words", (6,)),
        ("mary", "words", (3, 9)),
        ("cermak", "words", (5,)),
        ("cha bab", "prefixes", (2,)),
        ("A. Lovel", "prefixes", (1,)),
        ("an ann", "prefixes", (9,)),
        ("马", "prefixes", (12,)),
        ("bob", "nickname", (4,)),
        ("bob fitz", "nickname", (4,)),
        ("ms", "initials", (3,)),
    ],
)
def test_a_typed_name_finds_its_people(query: str, kind: str, ids: tuple[int, ...]) -> None:
    matches = match_people(query, PEOPLE)
    assert matches.best() == ids
    assert getattr(matches, kind) == ids


@pytest.mark.parametrize("query", ["", "...", "zuse", "ann ann ann", "ada babbage"])
def test_a_typed_name_may_find_nobody(query: str) -> None:
    assert match_people(query, PEOPLE) == NameMatches()


def test_every_class_is_told_apart() -> None:
    others = (Somebody(13, "Gracey Fields"), Somebody(14, "X Y", ("Grace",)))
    matches = match_people("grace", [*PEOPLE, *others])
    assert matches == NameMatches(exact=(10,), alias=(14,), words=(11,), prefixes=(13,))
