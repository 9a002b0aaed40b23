"""today: whom to write to, why and how, as lines or as JSON; or one short line for a prompt.

That line is quick enough for every prompt: it brings along neither TinyDB nor what lines say.
"""

from __future__ import annotations

from pathlib import Path

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of, place, settings
from netjournal.cli.parse import Call
from netjournal.cli.verbs import BRIEF, JSON
from netjournal.insight.today import today_of
from netjournal.settings import Settings


def run(call: Call) -> int:
    """Print it; nobody is no mistake."""
    chosen = settings()
    if call.has(BRIEF):
        return _brief(call, chosen)
    # A prompt does without the words.
    from netjournal.views import today as views
    from netjournal.views.header import farewell

    today = today_of(journal_of(call), clock.today())
    if call.has(JSON):
        out.say_json(views.as_object(today, chosen.today_limit, chosen.reach))
        return 0
    out.say_all(views.lines(today, chosen.today_limit, chosen.reach))
    if not today.people(chosen.today_limit):
        out.tell(farewell(today, chosen.today_limit))
    return 0


def _brief(call: Call, chosen: Settings) -> int:
    from netjournal.store.glance import glance
    from netjournal.views.header import names

    path, _ = place(call)
    journal = glance(Path(path).resolve())
    today = today_of(journal_of(call) if journal is None else journal, clock.today())
    words = names(today, chosen.today_limit)
    if words:
        out.say(words)
    return 0
