"""Scores the finding of duplicates on a folder that holds `duplicates.json`: a book, a file, pairs.

It reads that file's plain fields into contacts; the journal has no part in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from netjournal.model.records import Contact, Point
from netjournal.search.alike import DOUBTFUL, SURE, Alike


class Score(NamedTuple):
    """Precision and recall over the true pairs."""

    precision: float
    recall: float


def scores(folder: Path) -> tuple[Score, Score]:
    """Return the score of what would be merged silently, and of that with what would be asked."""
    held: dict[str, Any] = json.loads((folder / "duplicates.json").read_text("utf-8"))
    book, ids = _contacts(held["existing"], 1)
    file, more = _contacts(held["import"], 1_000_000)
    truth = {(ids[one], more[other]) for one, other in held["pairs"]}
    alike = Alike(book, file)
    best: dict[int, tuple[float, int]] = {}
    for contact in file:
        for likeness in alike.like(contact)[:1]:
            found = (likeness.points, contact.id)
            if found > best.get(likeness.second, (0.0, 0)):
                best[likeness.second] = found
    return tuple(  # type: ignore[return-value]  # two of them
        _score({(one, other) for one, (points, other) in best.items() if points >= least}, truth)
        for least in (SURE, DOUBTFUL)
    )


def _score(found: set[tuple[int, int]], truth: set[tuple[int, int]]) -> Score:
    hit = len(found & truth)
    return Score(hit / len(found) if found else 0.0, hit / len(truth))


def _contacts(rows: Iterable[dict[str, str]], first: int) -> tuple[list[Contact], dict[str, int]]:
    contacts: list[Contact] = []
    ids: dict[str, int] = {}
    for number, row in enumerate(rows, first):
        ids[row["id"]] = number
        born = row.get("birthday", "")
        where = f"ADR:;;{row.get('street', '')};{row.get('city', '')};;{row.get('postcode', '')};"
        contacts.append(
            Contact(
                id=number,
                name=row["name"],
                organization=row.get("company", ""),
                emails=tuple(Point(value=row[one]) for one in ("email",) if one in row),
                phones=tuple(Point(value=row[one]) for one in ("phone",) if one in row),
                city=row.get("city", ""),
                birthday=f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else "",
                kept=(where,) if row.get("street") or row.get("postcode") else (),
            )
        )
    return contacts, ids


def bench(folder: Path) -> None:
    """Print how well duplicates are found in a folder of people."""
    silent, asked = scores(folder)
    for what, score, goal in (
        ("merged silently", silent, "precision ≥ 0.995"),
        ("with asking", asked, "recall ≥ 0.95 at precision ≥ 0.92"),
    ):
        figures = f"precision {score.precision:.3f}  recall {score.recall:.3f}"
        print(f"duplicates, {what:<18}{figures}  {goal}", flush=True)
