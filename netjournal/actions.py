"""Every command of the app, once: id, words, help, keys, where it works. Help, footer, palette
and the README's table are made from it; it must not know how anything is done or drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from netjournal.errors import Usage


class Scope(StrEnum):
    """Where an action works; `EVERYWHERE` is every pane, `LIST` is any list that moves."""

    EVERYWHERE = "everywhere"
    PEOPLE = "people"
    TIMELINE = "timeline"
    OWES = "owes"
    LIST = "list"


class Group(StrEnum):
    """The headings of the help, in its order."""

    WRITE = "Write"
    ROW = "This row, and undo"
    FIND = "Find and move"
    PROGRAM = "The program"


class Action(msgspec.Struct, frozen=True):
    """One command. The screen that offers it has a method `action_<id>`."""

    id: str
    label: str
    """Verb first, at most 22 cells: footer, help and palette show it."""
    help: str
    """One sentence without a full stop, for the palette and the filtered help."""
    keys: tuple[str, ...] = ()
    """As people read them: `a`, `ctrl+p`, `enter`, `F1`, `↓`. Empty: only in the palette."""
    group: Group = Group.ROW
    scopes: tuple[Scope, ...] = (Scope.EVERYWHERE,)
    types: bool = False
    """Opens a place to type in, so it must take its key before the next one arrives."""
    while_typing: bool = False
    """Still works when a place to type in has the focus."""
    footer: int = 0
    """Rank in the footer, from 1; 0 keeps it out."""
    footer_label: str = ""
    """A shorter label for the footer."""
    footer_stays: bool = False
    """The last to be dropped when the footer is narrow."""
    beside: str = ""
    """The id of the action on whose help line this one is told too."""
    line: str = ""
    """What that common help line says."""
    listed: bool = True
    """In help and palette; the answers to keys people press by habit are not."""


_ROWS = (Scope.PEOPLE, Scope.TIMELINE, Scope.OWES)
_OWED = (Scope.TIMELINE, Scope.OWES)
_LIST = (Scope.LIST,)

ACTIONS: tuple[Action, ...] = (
    Action(
        "note",
        "note",
        "Write one plain line: who, what happened, what was promised",
        ("a", "A"),
        Group.WRITE,
        types=True,
        footer=1,
    ),
    Action(
        "note_for",
        "note to this person",
        "Write a line with the selected person already in it",
        ("+",),
        Group.WRITE,
        _ROWS,
        types=True,
    ),
    Action(
        "new_contact",
        "new person",
        "Write down somebody new, with what you know of them",
        ("ctrl+n",),
        Group.WRITE,
        types=True,
    ),
    Action(
        "new_favor_i_owe",
        "I owe",
        "Write down something you owe the selected person",
        (">",),
        Group.WRITE,
        _ROWS,
        types=True,
        line="I owe / they said",
    ),
    Action(
        "new_favor_they_owe",
        "they said they would",
        "Write down something the selected person said they would do",
        ("<",),
        Group.WRITE,
        _ROWS,
        types=True,
        beside="new_favor_i_owe",
    ),
    Action(
        "follow_up",
        "write again on a day",
        "Choose a day to write to the selected person again",
        ("r",),
        Group.WRITE,
        _ROWS,
        types=True,
    ),
    Action(
        "import",
        "import people",
        "Bring in people from vCard, LinkedIn, Google, Outlook or any CSV",
        ("i",),
        Group.WRITE,
        types=True,
    ),
    Action(
        "duplicates",
        "people twice",
        "Look at people who may be in the journal twice, merge them or keep both",
        (),
        Group.WRITE,
    ),
    Action("open", "open", "Open the selected row", ("enter",), Group.ROW, _ROWS),
    Action(
        "settle",
        "done",
        "Say that a favor is done; again takes it back",
        ("s",),
        Group.ROW,
        _OWED,
        footer=4,
    ),
    Action(
        "later",
        "later by a week",
        "Put a favor or a follow-up off for a week",
        ("w",),
        Group.ROW,
        _OWED,
        footer=6,
        footer_label="later",
        line="later: a week / until",
    ),
    Action(
        "later_until",
        "later until a day",
        "Put a favor or a follow-up off until a day you choose",
        ("W",),
        Group.ROW,
        _OWED,
        types=True,
        beside="later",
    ),
    Action(
        "let_go",
        "let go of it",
        "End a favor that will not be done, without blame",
        (),
        Group.ROW,
        _OWED,
    ),
    Action(
        "edit",
        "edit",
        "Change the words of the selected row",
        ("e",),
        Group.ROW,
        _ROWS,
        types=True,
        footer=7,
    ),
    Action(
        "delete",
        "delete",
        "Delete the selected row; undo brings it back",
        ("d",),
        Group.ROW,
        _ROWS,
        footer=8,
    ),
    Action(
        "undo",
        "undo",
        "Take back the last change, also one from before you quit",
        ("u", "ctrl+z"),
        Group.ROW,
        footer=5,
    ),
    Action("redo", "redo", "Bring back what undo took", ("U", "ctrl+r"), Group.ROW),
    Action(
        "archive",
        "archive this person",
        "Take the selected person off the lists, keeping all of it findable",
        (),
        Group.ROW,
        (Scope.PEOPLE,),
    ),
    Action(
        "copy",
        "copy",
        "Copy the selected row, or a person's e-mail address",
        ("y",),
        Group.ROW,
        _ROWS,
    ),
    Action(
        "order",
        "order",
        "Order the people by name, by last met or by place of work",
        ("o",),
        Group.ROW,
        (Scope.PEOPLE,),
    ),
    Action(
        "pin",
        "only this person",
        "Keep who owes whom to the selected person; again shows everybody",
        ("p",),
        Group.ROW,
        _ROWS,
    ),
    Action(
        "find",
        "find anyone",
        "Find people, notes and favors by any words",
        ("f",),
        Group.FIND,
        types=True,
        footer=2,
        footer_label="find",
    ),
    Action(
        "filter",
        "shorten this list",
        "Show only the rows of this pane that hold some words",
        ("/",),
        Group.FIND,
        types=True,
        footer=3,
        footer_label="filter",
    ),
    Action(
        "next_hit",
        "next hit",
        "Go to the next row that the filter found",
        ("n",),
        Group.FIND,
        _ROWS,
        line="next / previous hit",
    ),
    Action(
        "previous_hit",
        "previous hit",
        "Go to the previous row that the filter found",
        ("N",),
        Group.FIND,
        _ROWS,
        beside="next_hit",
    ),
    Action(
        "move_down", "move down", "One row down", ("j", "↓"), Group.FIND, _LIST, line="down / up"
    ),
    Action("move_up", "move up", "One row up", ("k", "↑"), Group.FIND, _LIST, beside="move_down"),
    Action(
        "move_top", "top", "To the first row", ("g", "home"), Group.FIND, _LIST, line="top / bottom"
    ),
    Action(
        "move_bottom",
        "bottom",
        "To the last row",
        ("G", "end"),
        Group.FIND,
        _LIST,
        beside="move_top",
    ),
    Action(
        "half_down",
        "half a page down",
        "Half a page down",
        ("ctrl+d",),
        Group.FIND,
        _LIST,
        line="half a page",
    ),
    Action(
        "half_up",
        "half a page up",
        "Half a page up",
        ("ctrl+u",),
        Group.FIND,
        _LIST,
        beside="half_down",
    ),
    Action("page_down", "page down", "A page down", ("pgdn",), Group.FIND, _LIST, line="a page"),
    Action("page_up", "page up", "A page up", ("pgup",), Group.FIND, _LIST, beside="page_down"),
    Action(
        "pane_people", "go to people", "Go to the people", ("1",), Group.FIND, line="go to pane"
    ),
    Action(
        "pane_timeline",
        "go to the timeline",
        "Go to the timeline of the selected person",
        ("2",),
        Group.FIND,
        beside="pane_people",
    ),
    Action(
        "pane_owes",
        "go to who owes whom",
        "Go to who owes whom",
        ("3",),
        Group.FIND,
        beside="pane_people",
    ),
    Action(
        "next_pane",
        "next pane",
        "Go to the next pane",
        ("tab",),
        Group.FIND,
        footer=9,
        footer_label="pane",
        line="next / previous pane",
    ),
    Action(
        "previous_pane",
        "previous pane",
        "Go to the previous pane",
        ("shift+tab",),
        Group.FIND,
        beside="next_pane",
    ),
    Action(
        "left",
        "pane or column left",
        "Go to the column or pane on the left",
        ("h", "←"),
        Group.FIND,
        line="pane or column",
    ),
    Action(
        "right",
        "pane or column right",
        "Go to the column or pane on the right",
        ("l", "→"),
        Group.FIND,
        beside="left",
    ),
    Action(
        "zoom",
        "zoom this pane",
        "Give this pane the whole window; again brings the others back",
        ("z",),
        Group.FIND,
    ),
    Action(
        "back",
        "back",
        "Go back the way you came, then clear the filter; never quits",
        ("esc",),
        Group.FIND,
    ),
    Action(
        "cover",
        "cover names",
        "Cover names and who owes whom, for a shared screen; again uncovers",
        ("ctrl+l",),
        Group.PROGRAM,
        while_typing=True,
    ),
    Action(
        "theme",
        "change colors",
        "Choose dark, light, high contrast or the terminal's own colors",
        (),
        Group.PROGRAM,
    ),
    Action(
        "help",
        "help",
        "What the signs mean, and every key",
        ("?", "F1"),
        Group.PROGRAM,
        types=True,
        footer=10,
        footer_stays=True,
    ),
    Action(
        "palette",
        "all commands",
        "Every command with its key; type to find one",
        ("ctrl+p", ":"),
        Group.PROGRAM,
        types=True,
        footer=11,
        footer_label="commands",
        footer_stays=True,
    ),
    Action(
        "quit",
        "quit",
        "Quit; everything is saved already",
        ("q", "ctrl+q"),
        Group.PROGRAM,
        while_typing=True,
    ),
    Action(
        "answer_save",
        "save",
        "Already saved",
        ("ctrl+s",),
        Group.PROGRAM,
        while_typing=True,
        listed=False,
    ),
    Action(
        "answer_copy",
        "stop",
        "Copy what the mouse selected; otherwise q quits, nothing is lost",
        ("ctrl+c",),
        Group.PROGRAM,
        while_typing=True,
        listed=False,
    ),
)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


def in_scope(action: Action, scope: Scope) -> bool:
    """Whether the action works in the pane; what works everywhere or in lists works in all."""
    return bool({scope, Scope.EVERYWHERE, Scope.LIST}.intersection(action.scopes))


def with_keys(
    wanted: Mapping[str, Sequence[str]], actions: Iterable[Action] = ACTIONS
) -> tuple[Action, ...]:
    """The actions with the keys that the settings give (`{"note": ["x", "ctrl+n"]}`).

    Raises Usage for an id that does not exist, a missing key, or a key with two meanings in one
    place; keys that the settings do not name stay as they are.
    """
    table = tuple(actions)
    known = {action.id for action in table}
    for name, keys in wanted.items():
        if name not in known:
            raise Usage(f"The settings give keys to '{name}', which is no command.")
        if not keys or not all(key.strip() for key in keys):
            raise Usage(f"The settings give '{name}' no key.", "Leave it out to keep its own.")
    changed = tuple(
        msgspec.structs.replace(action, keys=tuple(key.strip() for key in wanted[action.id]))
        if action.id in wanted
        else action
        for action in table
    )
    _refuse_doubles(changed)
    return changed


def _refuse_doubles(actions: Sequence[Action]) -> None:
    for place in (Scope.PEOPLE, Scope.TIMELINE, Scope.OWES):
        taken: dict[str, Action] = {}
        for action in actions:
            if not in_scope(action, place):
                continue
            for key in action.keys:
                other = taken.setdefault(key, action)
                if other is not action:
                    raise Usage(
                        f"The key {key} would mean both '{other.id}' and '{action.id}'.",
                        "Give one of them another key in the settings.",
                    )
