"""tags: every tag with what it is, or the page of one."""

from __future__ import annotations

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of
from netjournal.cli.options import JSON
from netjournal.cli.parse import Call
from netjournal.insight.tags import uses
from netjournal.model.journal import Journal
from netjournal.model.records import Tag
from netjournal.views import as_json, tag_lines


def run(call: Call) -> int:
    """Print the list, or the page of the tag that the words mean."""
    journal = journal_of(call)
    if not call.text.strip():
        return _list(call, journal)
    # What a name means is the search room's, which a list of everything does without.
    from netjournal.cli.things import tag_page

    say_page(journal, tag_page(journal, call.text), json=call.has(JSON))
    return 0


def say_page(journal: Journal, page: Tag, *, json: bool) -> None:
    """Print a tag's page."""
    if json:
        out.say_json(as_json.tag_page(journal, page, clock.today()))
    else:
        out.say_all(tag_lines.page_lines(journal, page, clock.today()))


def _list(call: Call, journal: Journal) -> int:
    found = uses(journal, clock.today())
    if call.has(JSON):
        out.say_json([as_json.tag(use) for use in found])
        return 0
    out.say_all(tag_lines.tag_line(use, clock.today()) for use in found)
    if not found:
        out.tell("There are no tags yet.")
    return 0
