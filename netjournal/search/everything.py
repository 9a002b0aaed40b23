"""Finding anything: people first, then entries, favors, follow-ups and tags by their words."""

from __future__ import annotations

from netjournal.model.journal import Journal
from netjournal.search.hits import Hit
from netjournal.search.people import PeopleIndex
from netjournal.search.texts import Texts


def find(
    journal: Journal,
    query: str,
    limit: int = 50,
    *,
    people: PeopleIndex | None = None,
    texts: Texts | None = None,
) -> list[Hit]:
    """Return what a query finds: people best first, then everything else newest first.

    A record that is not a person must hold every word of the query somewhere, whatever its case
    and accents. `people` and `texts`, kept current by who holds them, save reading the journal.
    """
    if not query.strip() or limit <= 0:
        return []
    index = people if people is not None else PeopleIndex(journal)
    hits = index.search(query, limit)
    if len(hits) < limit:
        words = texts if texts is not None else Texts(journal)
        hits += words.search(query, limit - len(hits))
    return hits
