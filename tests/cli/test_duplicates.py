"""netjournal duplicates: pairs are listed with why, merged or kept apart, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def doubled(run: Shell, tmp_path: Path) -> Shell:
    table = tmp_path / "people.csv"
    table.write_text(
        "Name,Email,City\nAda Lovelace,ada@x.example,London\nA. Lovelace,ADA@x.example,London\n",
        "utf-8",
    )
    assert run("import", str(table)).code == 0
    return run


def test_duplicates_are_listed_merged_and_brought_back(doubled: Shell) -> None:
    (line,) = doubled("duplicates").lines
    assert "the same e-mail address" in line
    (pair,) = doubled("duplicates", "--json").json
    assert {pair["first"]["name"], pair["second"]["name"]} == {"Ada Lovelace", "A. Lovelace"}
    assert pair["points"] > 3
    said = doubled("duplicates", "merge", "Ada Lovelace", "A. Lovelace")
    assert said.out == "merged A. Lovelace into Ada Lovelace\n"
    assert doubled("duplicates").lines == []
    assert doubled("show", "ada", "--json").json["aliases"] == ["A. Lovelace"]
    assert doubled("undo").code == 0
    assert len(doubled("duplicates").lines) == 1


def test_somebody_who_waits_is_told_for_what(
    doubled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.cli.commands.duplicates._MANY", 0)
    told = "people with each other."
    assert told not in doubled("duplicates", "--json").err
    assert told in doubled("duplicates", "--json", terminal=True).err


def test_kept_apart_they_are_not_listed_again(doubled: Shell) -> None:
    assert doubled("duplicates", "apart", "Ada Lovelace", "A. Lovelace").code == 0
    assert doubled("duplicates").lines == []


def test_what_cannot_be_merged_is_said(doubled: Shell) -> None:
    assert doubled("duplicates", "merge", "Ada Lovelace").code == 2
    for what in ("merge", "apart"):
        said = doubled("duplicates", what, "Ada Lovelace", "Ada Lovelace")
        assert (said.code, said.err.splitlines()[0]) == (
            1,
            "Both mean the same person: Ada Lovelace.",
        )
