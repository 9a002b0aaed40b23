"""Going to what was found, and shortening a pane's list while words are typed."""

from __future__ import annotations

from collections.abc import Awaitable
from functools import partial
from typing import TYPE_CHECKING

from netjournal.errors import NetjournalError
from netjournal.insight.touched import first_person_in
from netjournal.search.completing import complete
from netjournal.tui.asking import already
from netjournal.tui.bindings import run
from netjournal.tui.flows import paging, writing
from netjournal.tui.in_time import shown
from netjournal.tui.screens.filter import FilterBar

if TYPE_CHECKING:
    from netjournal.tui.screens.find import Chosen
    from netjournal.tui.screens.panes import PanesScreen


async def go_to(main: PanesScreen, answer: Awaitable[Chosen | None]) -> None:
    """Go to what was chosen, or write down somebody of that name."""
    chosen = await answer
    if chosen is None:
        return
    journal = main.session.journal
    if chosen.id and chosen.id not in journal.table(chosen.table):
        main.say("~", "That was deleted meanwhile")
        return
    match chosen.table:
        case "new":
            await writing.new_person(main, already(chosen.words))
        case "contacts":
            main.show_person(chosen.id)
            main.go_to("timeline" if not chosen.note else "people")
            if chosen.note:
                await run(main, "note_for")
        case "tags":
            paging.open_tag(main, journal.tags[chosen.id].name)
        case "goals":
            await run(main, "glance")
        case "resources":
            await run(main, "reading")
        case table:
            contact = first_person_in(journal.table(table).get(chosen.id))
            if contact is not None:
                main.show_person(contact)
            main.go_to("timeline")
            _show_row(main, table, chosen.id)


def _show_row(main: PanesScreen, table: str, record_id: int) -> None:
    """Select a record in the timeline, in everybody's if it is not in that person's."""
    if not main.timeline.go_to(table, record_id):
        main.look.everybody = True
        main.look.filters.pop("timeline", None)
        main.show_pane("timeline", partial(main.timeline.go_to, table, record_id))


def filter_bar(main: PanesScreen) -> FilterBar:
    """Return the place for words that shorten the list of the pane in use."""
    pane, person, look = main.pane, main.selected_person, main.look

    def place() -> None:
        if pane in look.filters:
            main.list_of(pane).action_move_top()
        elif pane == "people" and person is not None:
            # All again: back to whom it was begun at.
            main.people.go_to(person)

    def narrow(words: str) -> str:
        """Show what the words leave; say what in them cannot be understood."""
        try:
            main.session.finder.check(words)
        except NetjournalError as problem:
            return f"{problem.sentence} {problem.hint}"
        if words:
            look.filters[pane] = words
        else:
            look.filters.pop(pane, None)
        main.show_pane(pane, place)
        return ""

    journal = main.session.journal
    return FilterBar(
        pane,
        look.filters.get(pane, ""),
        narrow,
        partial(shown, main, pane),
        lambda words: complete(words, journal),
    )
