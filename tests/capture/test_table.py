"""The table of lines: each is read as it stands in lines.txt, all of it and nothing else."""

from __future__ import annotations

import pytest

from tests.capture.table import Case, cases, facts_of, journal, taken

TABLE = tuple(cases())


def test_the_table_is_large_and_a_third_of_it_has_no_mark() -> None:
    assert len(TABLE) >= 150
    plain = [one for one in TABLE if not set(one.line) & set('<>@#+＜＞＃＠＋→←"')]
    assert len(plain) >= len(TABLE) / 3


@pytest.mark.parametrize("case", TABLE, ids=[one.line[:60] for one in TABLE])
def test_a_line_says_all_of_this_and_nothing_else(case: Case) -> None:
    held = journal()
    draft = taken(case, held)
    wanted = [one for one in case.facts if not one.startswith("text:")]
    assert sorted(facts_of(draft, held)) == sorted(wanted)
    for one in case.facts:
        if one.startswith("text:"):
            assert draft.text == one.removeprefix("text: ")
