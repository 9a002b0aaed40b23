"""Three writers killed at random: every acknowledged edit is there, none by half."""

from __future__ import annotations

from tests.store.conftest import Place
from tests.store.writers import killed


def test_three_writers_killed_at_random_moments_lose_nothing_acknowledged(place: Place) -> None:
    left = killed(place, kills=25, seed=11)
    assert not left.trouble
    assert left.saved > left.kills
    assert (left.lost, left.half) == (0, 0)
    assert left.unsaid <= left.kills
    assert left.in_stock == left.saved + left.unsaid
