"""How well people are found: the share of queries answered right, beside WRatio in the same run.

It takes a folder with `corpus.json` (people) and `queries.json` (what was typed, and every person
it may mean), and prints for each set of queries how often a right one is first, or in five.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Entry, Met, Point
from netjournal.search.hits import SURE
from netjournal.search.people import PeopleIndex
from tests.bench.people_tied import tied

Person = dict[str, Any]
Query = dict[str, Any]
Search = Callable[[str], Sequence[tuple[int, float]]]
"""From what is typed to the places of people in the corpus with their scores, best first."""

OWN = Path(__file__).parent / "people"
"""A few people of history, for who has no other folder."""
NOBODY = "negative"
_FULL_NAMES = frozenset(
    "full surname_first typo1 typo2 transposed spacing phonetic nickname diacritics".split()
)
"""The sets whose right answers say from which score on one is confident."""
_LIMIT = 10


class Answer(NamedTuple):
    """What one query got: where a right person stands (0: nowhere), the first score, seconds."""

    set: str
    rank: int
    score: float
    took: float


class Figures(NamedTuple):
    """Of some answers the shares with a right one first and in five, and the milliseconds."""

    first: float
    five: float
    middle: float
    slowest: float


def read(folder: Path, half: str = "dev") -> tuple[list[Person], list[Query]]:
    """Return the people and the queries of one half."""
    people = json.loads((folder / "corpus.json").read_text("utf-8"))
    queries = json.loads((folder / "queries.json").read_text("utf-8"))
    return people, [one for one in queries if half in ("all", one.get("split", half))]


def journal_of(people: Sequence[Person]) -> Journal:
    """Return a journal of them; somebody's id is their place, from 1."""
    journal = Journal()
    journal.load("contacts", [_contact(place, one) for place, one in enumerate(people, 1)])
    ids = iter(range(1_000_000, 100_000_000))
    journal.load("entries", [entry for pair in enumerate(people, 1) for entry in _met(*pair, ids)])
    return journal


def _contact(place: int, one: Person) -> Contact:
    events = one.get("events", ())
    return Contact(
        id=place,
        name=one["name"],
        aliases=(one["aka"],) if one.get("aka") else (),
        reading=one.get("reading", ""),
        organization=one.get("company", ""),
        title=one.get("title", ""),
        city=one.get("city", ""),
        tags=tuple(one.get("tags", ())),
        about=one.get("notes", ""),
        met=Met(where=" ".join(events)) if events else None,
        emails=(Point(value=one["email"]),) if one.get("email") else (),
        phones=(Point(value=one["phone"]),) if one.get("phone") else (),
    )


def _met(place: int, one: Person, ids: Iterable[int]) -> list[Entry]:
    """Return as many meetings as the corpus counts, the last of them on its day."""
    last, count = date.fromisoformat(one["last"]), one["n"]
    days = (last - timedelta(days=30 * ago) for ago in range(count - 1, -1, -1))
    return [
        Entry(id=entry, on=on, kind="met", contacts=(place,))
        for entry, on in zip(ids, days, strict=False)
    ]


def ours(people: Sequence[Person]) -> Search:
    """Return the search of the program."""
    index = PeopleIndex(journal_of(people))

    def search(query: str) -> list[tuple[int, float]]:
        return [(hit.id, hit.score) for hit in index.search(query, _LIMIT)]

    return search


def wratio(people: Sequence[Person]) -> Search:
    """Return rapidfuzz's own ranking of names."""
    names = [f"{one['name']} {one.get('aka', '')} {one.get('reading', '')}" for one in people]
    lowered = [name.lower().strip() for name in names]

    def search(query: str) -> list[tuple[int, float]]:
        found = process.extract(query.lower(), lowered, scorer=fuzz.WRatio, limit=_LIMIT)
        return [(place + 1, score) for _name, score, place in found]

    return search


def fzf(people: Sequence[Person]) -> Search:
    """Return what fzf finds in one line for each person."""
    lines = []
    for place, one in enumerate(people, 1):
        values = [one[key] for key in one if key not in ("id", "given", "family", "loc", "febrl")]
        flat = [" ".join(value) if isinstance(value, list) else str(value) for value in values]
        lines.append(f"{place} {' '.join(flat)}")
    text = "\n".join(lines)

    def search(query: str) -> list[tuple[int, float]]:
        line = ["fzf", "--nth", "2..", "--filter", query]
        done = subprocess.run(line, input=text, capture_output=True, text=True, check=False)
        return [(int(one.split(" ", 1)[0]), 0.0) for one in done.stdout.splitlines()[:_LIMIT]]

    return search


def asked(search: Search, people: Sequence[Person], queries: Iterable[Query]) -> list[Answer]:
    """Put every query to a search."""
    places = {one["id"]: place for place, one in enumerate(people, 1)}
    answers = []
    for query in queries:
        start = time.perf_counter()
        found = search(query["q"])
        took = time.perf_counter() - start
        right = {places[one] for one in query["rel"]}
        rank = next((rank for rank, (place, _) in enumerate(found, 1) if place in right), 0)
        answers.append(Answer(query["set"], rank, found[0][1] if found else 0.0, took))
    return answers


def figures(answers: Sequence[Answer]) -> dict[str, Figures]:
    """Return the figures of each set, and under "macro" the means of the sets' shares."""
    sets: dict[str, list[Answer]] = defaultdict(list)
    for one in answers:
        sets[one.set].append(one)
    told = {name: _figures(held) for name, held in sorted(sets.items()) if name != NOBODY}
    whole = _figures(answers)
    shares = [(one.first, one.five) for one in told.values()]
    first, five = (statistics.mean(share) for share in zip(*shares, strict=True))
    return {**told, "macro": whole._replace(first=first, five=five)}


def _figures(answers: Sequence[Answer]) -> Figures:
    took = sorted(one.took * 1000 for one in answers)
    count = len(answers)
    return Figures(
        sum(one.rank == 1 for one in answers) / count,
        sum(1 <= one.rank <= 5 for one in answers) / count,
        took[count // 2],
        took[count * 95 // 100],
    )


def false_confident(answers: Sequence[Answer]) -> float:
    """Return the share of queries for nobody that score as 95 % of right full names do."""
    right = sorted(one.score for one in answers if one.rank == 1 and one.set in _FULL_NAMES)
    nobody = [one.score for one in answers if one.set == NOBODY]
    if not right or not nobody:
        return 0.0
    edge = right[len(right) - int(len(right) * 0.95)]
    return sum(score >= edge for score in nobody) / len(nobody)


def bench(folder: Path, half: str = "dev") -> None:
    """Print the table."""
    people, queries = read(folder, half)
    searches: dict[str, Callable[[Sequence[Person]], Search]] = {"ours": ours, "WRatio": wratio}
    if shutil.which("fzf"):
        searches["fzf"] = fzf
    answered = {name: asked(made(people), people, queries) for name, made in searches.items()}
    told = {name: figures(answers) for name, answers in answered.items()}
    letters = tied(people, [one for one in queries if one["set"] != NOBODY])
    print(f"{len(people):,} people, {len(queries):,} queries of the {half} half: r@1 r@5")
    print(f"{'':<18}" + "".join(f"{name:>16}" for name in told) + "   by letters and luck, tied")
    for name in told["ours"]:
        cells = [f"{one[name].first:>9.3f}{one[name].five:>7.3f}" for one in told.values()]
        luck = letters.get(name)
        cells += [f"{luck.first:>15.3f}{luck.tied:>12.3f}"] if luck else []
        print(f"{name:<18}" + "".join(cells))
    nobody = [f"{false_confident(answers):>16.3f}" for answers in answered.values()]
    print(f"{'false confident':<18}" + "".join(nobody))
    sure = sum(one.score >= SURE for one in answered["ours"] if one.set == NOBODY)
    print(
        f"{'above “similar”':<18}{sure / max(1, sum(q['set'] == NOBODY for q in queries)):>16.3f}"
    )
    times = [f"{one['macro'].middle:>9.2f}{one['macro'].slowest:>7.2f}" for one in told.values()]
    print(f"{'ms, p50 p95':<18}" + "".join(times))
