"""How often people are found: the figures of the benchmark, on people of history."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.bench.people import OWN, Answer, asked, false_confident, figures, ours, read, wratio

SPELLED = frozenset(
    "full prefix surname_first typo1 typo2 transposed spacing phonetic diacritics typo_prefix"
    " native_script".split()
)


@pytest.fixture(scope="module")
def answers() -> Sequence[Answer]:
    people, queries = read(OWN)
    return asked(ours(people), people, queries)


def test_whatever_is_typed_the_one_who_was_meant_comes_first(answers: Sequence[Answer]) -> None:
    found = figures(answers)
    assert found["macro"].first >= 0.94
    assert found["macro"].five >= 0.975
    assert set(found) >= SPELLED
    assert all(found[name].first >= 0.95 for name in SPELLED)


def test_nobody_is_found_with_confidence_where_nobody_is_meant(answers: Sequence[Answer]) -> None:
    assert false_confident(answers) <= 0.03


def test_it_is_nowhere_worse_than_a_ratio_of_names(answers: Sequence[Answer]) -> None:
    people, queries = read(OWN)
    ratio = figures(asked(wratio(people), people, queries))
    found = figures(answers)
    assert all(found[name].first >= ratio[name].first for name in found)
