"""Names that are nearly a typed one: asked before somebody new is made of a slip of the hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz, process

from netjournal.model.names import fold

_NEAR = 88.0
_MOST = 4


def near_names(
    people: Iterable[tuple[int, str, tuple[str, ...]]],
) -> Callable[[str], Sequence[tuple[int, float]]]:
    """Return what finds the people whose name is nearly a typed one of two words or more.

    Best first, with scores up to 100; nobody where only a first name was typed.
    """
    owners: list[int] = []
    names: list[str] = []
    for person, name, aliases in people:
        for one in (name, *aliases):
            owners.append(person)
            names.append(fold(one))

    def suggest(typed: str) -> Sequence[tuple[int, float]]:
        if len(typed.split()) < 2:
            return ()
        best: dict[int, float] = {}
        for _name, score, place in process.extract(
            fold(typed), names, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST
        ):
            best.setdefault(owners[place], score)
        return list(best.items())

    return suggest
