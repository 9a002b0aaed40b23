"""today: whom to write to, why and how, as lines or as JSON; or one short line for a prompt.

That line is quick enough for every prompt: it brings along neither TinyDB nor what lines say.
"""

from __future__ import annotations

from netjournal import clock
from netjournal.cli import out, prompt
from netjournal.cli.opening import journal_of, place, settings
from netjournal.cli.options import BRIEF, JSON
from netjournal.cli.parse import Call
from netjournal.views import header


def run(call: Call) -> int:
    """Print it; nobody is no mistake."""
    chosen = settings()
    if call.has(BRIEF):
        return _brief(call, chosen.today_limit)
    # A prompt does without the words.
    from netjournal.insight.today import today_of
    from netjournal.views import today as views

    today = today_of(journal_of(call), clock.today())
    if call.has(JSON):
        out.say_json(views.as_object(today, chosen.today_limit, chosen.reach))
        return 0
    out.say_all(views.lines(today, chosen.today_limit, chosen.reach))
    if not today.named(chosen.today_limit):
        out.tell(header.farewell(today, chosen.today_limit))
    return 0


def _brief(call: Call, limit: int) -> int:
    path, day = place(call)[0].resolve(), clock.today()
    of = f"{path} {day} {limit}"
    names = prompt.remembered(path, of)
    if names is None:
        # What follows is most of what this command takes.
        from netjournal.cli.prompt_anew import names_anew

        names = names_anew(path, of, day, limit, lambda: journal_of(call))
    words = header.line(names)
    if words:
        out.say(words)
    return 0
