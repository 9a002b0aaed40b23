"""review: what came of a year, a tag or a person, as text, Markdown or JSON."""

from __future__ import annotations

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of
from netjournal.cli.options import JSON, MARKDOWN
from netjournal.cli.parse import Call
from netjournal.search.reviewed import about_words
from netjournal.views import review
from netjournal.views.review import parts


def run(call: Call) -> int:
    """Print what came of it."""
    journal, today = journal_of(call), clock.today()
    about = about_words(journal, call.text, today)
    told = parts(journal, about.came(), today, about.contact)
    if call.has(JSON):
        held = [{"part": one.label, "facts": [f._asdict() for f in one.facts]} for one in told]
        out.say_json({"title": about.title, "parts": held})
    elif call.has(MARKDOWN):
        out.say_all(review.markdown_lines(about.title, told))
    else:
        out.say_all(review.plain_lines(about.title, told))
    if not told:
        out.tell(review.NOTHING)
    return 0
