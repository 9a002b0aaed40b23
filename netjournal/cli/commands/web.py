"""path: who can introduce me to somebody, or to anybody at an organization; who led to whom."""

from __future__ import annotations

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of
from netjournal.cli.options import JSON, LIMIT
from netjournal.cli.parse import Call, number
from netjournal.insight.web import Web, led, ways
from netjournal.model.journal import Journal
from netjournal.search.targets import resolve_target
from netjournal.views import as_json, pages_json, web

_MOST = 8


def run(call: Call) -> int:
    """Print the ways, the shortest first, 1 where there is none; without words the whole tree."""
    journal, today = journal_of(call), clock.today()
    if not call.text.strip():
        return _tree(call, journal)
    links = Web(journal)
    target = resolve_target(journal, call.text, links)
    found = ways(journal, target.people, today, number(call, LIMIT, _MOST), links)
    if call.has(JSON):
        out.say_json([pages_json.way(journal, one) for one in found])
    else:
        out.say_all(web.way_words(journal, one, today, target.organization) for one in found)
    if not found:
        out.tell(web.no_way(journal, target.people, target.organization))
    return 0 if found else 1


def _tree(call: Call, journal: Journal) -> int:
    if call.has(JSON):
        children = led(journal)
        out.say_json(
            [
                {
                    **as_json.person(journal, one),
                    "led_to": as_json.people(journal, children[one]),
                }
                for one in sorted(children)
            ]
        )
        return 0
    lines = list(web.tree_lines(journal))
    out.say_all(lines)
    if not lines:
        out.tell("Nobody led you to anybody yet.")
    return 0
