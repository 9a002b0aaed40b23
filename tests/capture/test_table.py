"""The table of lines: each is read as it stands in lines.txt, all of it and nothing else."""

from __future__ import annotations

import pytest

from tests.capture.table import PARTS, facts_of, journal, taken


def test_the_table_is_large_and_a_third_of_it_has_no_mark() -> None:
    table = [case for part in PARTS.values() for case in part]
    assert len(table) >= 150
    plain = [one for one in table if not set(one.line) & set('<>@#+＜＞＃＠＋→←"')]
    assert len(plain) >= len(table) / 3


@pytest.mark.parametrize("part", PARTS)
def test_a_line_says_all_of_this_and_nothing_else(part: str) -> None:
    wrong = []
    for case in PARTS[part]:
        held = journal()
        draft = taken(case, held)
        said, facts = sorted(facts_of(draft, held)), sorted(case.facts)
        said += [f"text: {draft.text}" for fact in facts if fact.startswith("text:")]
        if sorted(said) != facts:
            wrong.append((case.line, {"said": said, "wanted": facts}))
    assert not wrong
