"""path: who can introduce me to somebody, or to anybody at an organization."""

from __future__ import annotations

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of
from netjournal.cli.parse import Call, number
from netjournal.cli.verbs import JSON, LIMIT
from netjournal.insight.web import Web, ways
from netjournal.search.targets import resolve_target
from netjournal.views import as_json, web

_MOST = 8


def run(call: Call) -> int:
    """Print the ways, the shortest first; 1 where there is none."""
    journal, today = journal_of(call), clock.today()
    links = Web(journal)
    target = resolve_target(journal, call.text, links)
    found = ways(journal, target.people, today, number(call, LIMIT, _MOST), links)
    if call.has(JSON):
        out.say_json([as_json.way(journal, one) for one in found])
    else:
        out.say_all(web.way_words(journal, one, today, target.organization) for one in found)
    if not found:
        out.tell(web.no_way(journal, target.people, target.organization))
    return 0 if found else 1
