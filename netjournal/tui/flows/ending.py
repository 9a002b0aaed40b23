"""Ending what the selected row of the panes is about, or every marked favor: rows that are ended
stay in sight until the cursor moves, so that no key pressed twice ends the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from netjournal.model.edits import Edit
from netjournal.model.making.favors import promised_with
from netjournal.model.records import Favor, FollowUp, State
from netjournal.tui.asking import ask, follow
from netjournal.tui.flows import owing, writing
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.views.owes import key_of
from netjournal.views.timeline import TimelineRow

if TYPE_CHECKING:
    from netjournal.tui.screens.panes import PanesScreen

WAITS = "Only what is owed or planned can wait"


def favors_marked(main: PanesScreen) -> list[Favor]:
    """Return the marked favors, where the pane with the marks is in use."""
    marked = main.look.marked_favors
    return owing.open_favors(main.session.journal, marked) if main.pane == "owes" else []


def end(
    main: PanesScreen,
    words: str,
    otherwise: str,
    make: Callable[[], Edit | None],
    several: Sequence[Favor] = (),
) -> None:
    """Commit an edit that ends the selected row, or several favors, in words such as "done"; say
    `otherwise` where none is made."""

    def made() -> Edit | None:
        edit = make()
        if edit is not None:
            _keep_in_sight(main, words, several)
        return edit

    if not main.attempt_edit(made, otherwise):
        main.owes.drop_ended()
    elif several:
        main.look.marked_favors.clear()


def end_marked(
    main: PanesScreen, words: str, otherwise: str, make: Callable[[Sequence[Favor]], Edit | None]
) -> None:
    """As `end`, of all marked favors, or of the selected row, which may be over already."""
    several = favors_marked(main)
    if several or not said_over(main):
        end(main, words, otherwise, partial(make, several), several)


def _keep_in_sight(main: PanesScreen, words: str, several: Sequence[Favor]) -> None:
    row = main.list_of(main.pane).selected
    if main.pane == "timeline":
        main.timeline.ended = main.timeline.selected_key
    elif main.pane == "owes" and row is not None:
        main.owes.keep_ended({("favors", one.id, "") for one in several} or {key_of(row)}, words)


def said_over(main: PanesScreen) -> bool:
    """Tell whether the selected row was ended by the last key, and say so."""
    row, record = main.list_of(main.pane).selected, main.selected()
    if main.pane == "owes":
        over = main.owes.has_ended(row)
    elif isinstance(row, TimelineRow) and isinstance(record, Favor | FollowUp):
        over = record.state is not State.OPEN and main.timeline.selected_key == main.timeline.ended
    else:
        over = False
    if over:
        main.say("~", "That is done already", f"{main.key_of('undo')} takes it back")
    return over


async def ask_until(main: PanesScreen) -> None:
    """Put off the selected row, or all marked favors, until a day that is asked for."""
    record, several = main.selected(), favors_marked(main)
    if not several and said_over(main):
        return
    if owing.put_off(main.session, several, record, main.session.today) is None:
        main.say("~", WAITS, f"{main.key_of('help')} keys")
        return
    about = several or filter(None, [record])
    box = PromptScreen(
        "Later, until",
        key=f"later-{'-'.join(f'{type(one).__name__}{one.id}' for one in about)}",
        hint="2w · fri · 1 dec",
        read=lambda words: writing.echo_only_day(main.session, words),
    )
    answer = await ask(main.app, box)

    async def put_off() -> None:
        if await owing.later_until(main, several, record, answer):
            main.look.marked_favors.clear()
            main.repaint_all()

    follow(main, put_off())


def mark(main: PanesScreen) -> None:
    """Mark the selected favor, or take its mark away, and go on to the next."""
    record = main.selected()
    if not isinstance(record, Favor):
        main.say("~", "Only favors can be marked")
    elif not said_over(main):
        main.look.marked_favors ^= {record.id}
        main.owes.list.action_move_down()
        _show_marks(main)


def mark_promise(main: PanesScreen) -> None:
    """Mark every favor that was promised in the words of the selected one."""
    record = main.selected()
    if not isinstance(record, Favor):
        main.say("~", "Only favors can be marked")
        return
    main.look.marked_favors |= {one.id for one in promised_with(main.session.journal, record)}
    _show_marks(main)


def _show_marks(main: PanesScreen) -> None:
    main.show_pane("owes")
    words = {"settle": "done", "later": "later", "let_go": "let go"}
    keys = " · ".join(f"{main.key_of(one)} {said}" for one, said in words.items())
    main.say("~", f"{len(favors_marked(main))} marked", keys)
