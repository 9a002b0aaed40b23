"""today: whom to write to, why and how, as lines or as JSON; or one short line for a prompt."""

from __future__ import annotations

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of, settings
from netjournal.cli.parse import Call
from netjournal.cli.verbs import BRIEF, JSON
from netjournal.insight.today import today_of
from netjournal.views import today as views


def run(call: Call) -> int:
    """Print it; nobody is no mistake."""
    chosen = settings()
    today = today_of(journal_of(call), clock.today())
    if call.has(BRIEF):
        words = views.names(today, chosen.today_limit)
        if words:
            out.say(words)
        return 0
    if call.has(JSON):
        out.say_json(views.as_object(today, chosen.today_limit, chosen.reach))
        return 0
    out.say_all(views.lines(today, chosen.today_limit, chosen.reach))
    if not today.people(chosen.today_limit):
        out.tell(views.farewell(today, chosen.today_limit))
    return 0
