"""opportunities: what may come of it, by stage; one more; one moved to a stage."""

from __future__ import annotations

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of, writing
from netjournal.cli.options import JSON, NEW
from netjournal.cli.parse import Call
from netjournal.cli.things import thing
from netjournal.errors import Usage
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making import opportunities
from netjournal.model.making.opportunities import STAGES
from netjournal.model.records import Opportunity
from netjournal.model.text import clean
from netjournal.views import as_json
from netjournal.views.chance_line import read_chance
from netjournal.views.handles import Handles
from netjournal.views.opportunities import by_stage, line


def run(call: Call) -> int:
    """List them, or make the edit and say what it did."""
    if not call.words and not call.has(NEW):
        return _list(call)
    with writing(call) as store:
        if call.has(NEW):
            chance = read_chance(store.journal, call.value(NEW), store.new_id)
            edit = opportunities.add(store.journal, chance, now=clock.now(), new_id=store.new_id)
        else:
            edit = _moved(store.journal, call)
        out.say_label(store.commit(edit).edit.label)
    return 0


def _list(call: Call) -> int:
    journal = journal_of(call)
    chances = [one for _, several in by_stage(journal) for one in several]
    if call.has(JSON):
        out.say_json([as_json.opportunity(journal, one) for one in chances])
        return 0
    handles = Handles(journal)
    out.say_all(f"{line(journal, one, clock.today())} [{handles(one.id)}]" for one in chances)
    if not chances:
        out.tell("No opportunities yet.")
    return 0


def _moved(journal: Journal, call: Call) -> Edit:
    words = clean(call.text).split()
    for stage in sorted(STAGES, key=len, reverse=True):
        own = stage.split()
        if [word.casefold() for word in words[-len(own) :]] == own and len(words) > len(own):
            what = words[: -len(own)]
            if len(what) > 1 and what[-1].casefold() == "to":
                del what[-1]
            chance = thing(journal, what, ("opportunities",))
            assert isinstance(chance, Opportunity), "only those were looked for"
            return opportunities.move(journal, chance, stage, clock.today())
    raise Usage(f"There is no stage at the end of '{call.text}'.", f"Stages: {', '.join(STAGES)}.")
