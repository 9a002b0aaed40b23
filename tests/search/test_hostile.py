"""No query, however odd, is an error but for a field that does not exist or makes no sense."""

from __future__ import annotations

from netjournal.errors import Usage
from netjournal.model.records import View
from netjournal.search.completing import complete
from netjournal.search.everything import Finder
from netjournal.views.narrowing import holds
from tests.bench.hostile import hostile
from tests.search.people import DAY, journal


def test_hundreds_of_odd_queries_are_answered() -> None:
    held = journal()
    held.load("views", [View(id=900, name="itself", query="@itself or @itself ada")])
    finder = Finder(held, DAY)
    while finder.build_some():
        pass
    refused: list[Usage] = []
    for query in hostile(600):
        complete(query, held)
        try:
            hits = finder.search(query, 20)
            holds(held, DAY, query)
        except Usage as problem:
            refused.append(problem)
        else:
            assert len(hits) <= 20
            assert all(0 < hit.score <= 100 for hit in hits)
    assert all(problem.sentence for problem in refused)
    assert len(refused) < 120
