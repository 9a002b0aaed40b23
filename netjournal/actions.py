"""Every command of the app, once: id, words, help, keys, where it works. Help, footer, palette
and the README's table are made from it; it must not know how anything is done or drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from netjournal.errors import Usage


class Scope(StrEnum):
    """Where an action works: the three panes, and what lies over them: somebody's card, the morning
    after, a tag's page, the list of what is unsure, pages that only tell, the opportunities, Today;
    `EVERYWHERE` is every pane, `LIST` is any list that moves."""

    EVERYWHERE = "everywhere"
    PEOPLE = "people"
    TIMELINE = "timeline"
    OWES = "owes"
    CARD = "card"
    MORNING = "morning"
    PAGE = "page"
    DOUBTS = "doubts"
    TOLD = "told"
    CHANCES = "chances"
    BRIEF = "brief"
    GLANCE = "glance"
    READING = "reading"
    TODAY = "today"
    LIST = "list"


PLACES = (
    *(Scope.PEOPLE, Scope.TIMELINE, Scope.OWES, Scope.TODAY),
    *(Scope.CARD, Scope.MORNING, Scope.PAGE, Scope.DOUBTS, Scope.TOLD, Scope.CHANCES),
    *(Scope.BRIEF, Scope.GLANCE, Scope.READING),
)
"""Where a key can have one meaning only."""


class Group(StrEnum):
    """The headings of the help, in its order."""

    WRITE = "Write"
    ROW = "This row, and undo"
    FIND = "Find and move"
    PROGRAM = "The program"
    MORNING = "In the morning after"
    PAGE = "On a tag's page"
    DOUBTS = "In what is unsure"
    CHANCES = "In what may come of it"
    GLANCE = "At a glance, and in what you read"
    TODAY = "In Today"


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
    scopes: tuple[Scope, ...] = ()
    """Where it works, as said of itself or of its section."""
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
_SOMEBODY = (*_ROWS, Scope.CARD, Scope.MORNING, Scope.PAGE, Scope.BRIEF, Scope.TODAY)
"""Where there is somebody whom a key is about."""


def _section(group: Group, scope: Scope, *actions: Action) -> tuple[Action, ...]:
    """Put actions under a heading of the help; those that name no scope work in that one."""
    return tuple(
        msgspec.structs.replace(one, group=group, scopes=one.scopes or (scope,)) for one in actions
    )


_WRITE = _section(
    Group.WRITE,
    Scope.EVERYWHERE,
    Action(
        "note",
        "note",
        "Write one plain line: who, what happened, what was promised",
        ("a", "A"),
        types=True,
        footer=1,
    ),
    Action(
        "note_for",
        "note to this person",
        "Write a line with the selected person already in it",
        ("+",),
        scopes=_SOMEBODY,
        types=True,
        footer_label="note",
    ),
    Action(
        "everyone",
        "everyone I met",
        "Write down everybody you met, one line each: an event, or people you know",
        ("c",),
        scopes=_ROWS,
        types=True,
        footer=9,
        line="everyone met / after",
    ),
    Action(
        "morning",
        "the morning after",
        "Go through the people of an event: write again, how often, what is owed",
        ("m",),
        scopes=_ROWS,
        types=True,
        beside="everyone",
    ),
    Action(
        "new_contact",
        "new person",
        "Write down somebody new, with what you know of them",
        ("ctrl+n",),
        types=True,
        line="new person / import",
    ),
    Action(
        "new_favor_i_owe",
        "I owe",
        "Write down something you owe the selected person",
        (">",),
        scopes=_SOMEBODY,
        types=True,
        line="I owe / they said",
    ),
    Action(
        "new_favor_they_owe",
        "they said they would",
        "Write down something the selected person said they would do",
        ("<",),
        scopes=_SOMEBODY,
        types=True,
        footer_label="they said",
        beside="new_favor_i_owe",
    ),
    Action(
        "follow_up",
        "write again on a day",
        "Choose a day to write to the selected person again",
        ("r",),
        scopes=_SOMEBODY,
        types=True,
        footer_label="write on a day",
        line="again / pace on a card",
    ),
    Action(
        "introduce",
        "introduce",
        "Introduce the selected person to somebody, or ask them to introduce you",
        ("I",),
        scopes=(*_ROWS, Scope.CARD),
        types=True,
    ),
    Action(
        "pace",
        "how often",
        "On a card, in Today or the morning after: say how often to be in touch",
        ("p",),
        scopes=(Scope.CARD, Scope.MORNING, Scope.TODAY),
        types=True,
        beside="follow_up",
    ),
    Action(
        "today",
        "whom to write to",
        "See whom to write to today, why and how: a few people, never a pile",
        ("T",),
        types=True,
        footer=10,
        footer_label="today",
    ),
    Action(
        "import",
        "import people",
        "Bring in people from vCard, LinkedIn, Google, Outlook or any CSV",
        ("i",),
        types=True,
        beside="new_contact",
    ),
    Action(
        "duplicates",
        "people twice",
        "Look at people who may be in the journal twice, merge them or keep both",
    ),
)

_ROW = _section(
    Group.ROW,
    Scope.EVERYWHERE,
    Action("open", "open", "Open the selected row", ("enter",), scopes=_ROWS),
    Action(
        "settle",
        "done",
        "Say that a favor is done, or all that are marked",
        ("s",),
        scopes=(*_OWED, Scope.PAGE, Scope.BRIEF, Scope.TODAY),
        footer=4,
        line="done / a part of it",
    ),
    Action(
        "settle_part",
        "done in part",
        "Say that a part is done: some of the money, a few words, one step of an introduction",
        ("S",),
        scopes=(*_OWED, Scope.PAGE, Scope.BRIEF),
        types=True,
        beside="settle",
    ),
    Action(
        "later",
        "later by a week",
        "Put a favor or a follow-up off for a week",
        ("w",),
        scopes=(*_OWED, Scope.TODAY),
        footer=6,
        footer_label="later",
        line="later / until / let go",
    ),
    Action(
        "later_until",
        "later until a day",
        "Put a favor or a follow-up off until a day you choose",
        ("W",),
        scopes=(*_OWED, Scope.TODAY),
        types=True,
        beside="later",
    ),
    Action(
        "let_go",
        "let go of it",
        "End a favor that will not be done, without blame",
        ("x",),
        scopes=(*_OWED, Scope.TODAY),
        beside="later",
    ),
    Action(
        "decline",
        "they would rather not",
        "Say that somebody would rather not make or have this introduction",
        ("X",),
        scopes=_OWED,
        beside="later",
    ),
    Action(
        "mark",
        "mark",
        "Mark the selected row, so that the next key takes all that are marked; again unmarks",
        ("space",),
        scopes=(Scope.PEOPLE, Scope.OWES),
        line="mark / all promised",
    ),
    Action(
        "mark_promise",
        "mark all promised",
        "Mark everybody to whom the selected favor was promised in the same words",
        ("*",),
        scopes=(Scope.OWES,),
        beside="mark",
    ),
    Action(
        "edit",
        "edit",
        "Change the words of the selected row",
        ("e",),
        scopes=(*_ROWS, Scope.CARD, Scope.PAGE, Scope.CHANCES, Scope.GLANCE, Scope.READING),
        types=True,
        footer=7,
        line="edit / delete",
    ),
    Action(
        "delete",
        "delete",
        "Delete the selected row; undo brings it back",
        ("d",),
        scopes=(*_ROWS, Scope.PAGE, Scope.CHANCES, Scope.GLANCE, Scope.READING),
        footer=8,
        beside="edit",
    ),
    Action(
        "undo",
        "undo",
        "Take back the last change, also one from before you quit",
        ("u", "ctrl+z"),
        footer=5,
    ),
    Action("redo", "redo", "Bring back what undo took", ("U", "ctrl+r")),
    Action(
        "archive",
        "archive this person",
        "Take the selected person off the lists, keeping all of it findable",
        scopes=(Scope.PEOPLE,),
    ),
    Action(
        "copy",
        "copy",
        "Copy an e-mail address, a note, or a message about what is owed",
        ("y",),
        scopes=(*_ROWS, Scope.CARD, Scope.TODAY),
        line="copy / a message",
    ),
    Action(
        "message",
        "a message",
        "Choose a text for a message to the selected person, from your templates, and copy it",
        ("Y",),
        scopes=(*_ROWS, Scope.CARD, Scope.TODAY),
        types=True,
        beside="copy",
    ),
    Action(
        "marked",
        "do to all marked",
        "Tag, archive, delete or follow up everybody marked; one undo takes it back",
        ("M",),
        scopes=(Scope.PEOPLE,),
        types=True,
        beside="mark",
    ),
    Action(
        "order",
        "order",
        "Order the people by name, by last met or by place of work",
        ("o",),
        scopes=(Scope.PEOPLE,),
        line="order / one person",
    ),
    Action(
        "pin",
        "only this person",
        "In the panes: keep who owes whom to the selected person; again shows everybody",
        ("p",),
        scopes=_ROWS,
        beside="order",
    ),
)

_FIND = _section(
    Group.FIND,
    Scope.EVERYWHERE,
    Action(
        "find",
        "find anyone",
        "Find people, notes and favors by any words, or by fields such as tag: and city:",
        ("f",),
        types=True,
        footer=2,
        footer_label="find",
        line="find / shorten list",
    ),
    Action(
        "tags",
        "tags and events",
        "Open the page of an event, a group or a topic, or begin one",
        ("t",),
        types=True,
        line="tags / what is unsure",
    ),
    Action(
        "doubts",
        "what is unsure",
        "Answer what notes left open: which Ana, which day",
        ("v", "~"),
        types=True,
        beside="tags",
    ),
    Action(
        "path",
        "who can introduce me",
        "Find the ways to somebody, or to anybody at an organization, through people you know",
        ("P",),
        types=True,
        line="ways to people / web",
    ),
    Action(
        "web",
        "who led to whom",
        "See the web of people: who led you to whom",
        ("L",),
        types=True,
        beside="path",
    ),
    Action(
        "opportunities",
        "what may come of it",
        "See the opportunities by stage, add one and move them on",
        ("O",),
        types=True,
        line="what may come / came",
    ),
    Action(
        "review",
        "what came of it",
        "See what came of a person, a tag or a year",
        ("R",),
        types=True,
        beside="opportunities",
    ),
    Action(
        "brief",
        "before meeting",
        "What to know before meeting the selected person, or before an event",
        ("b",),
        scopes=_SOMEBODY,
        types=True,
        line="before/glance/links",
    ),
    Action(
        "glance",
        "at a glance",
        "Your network at a glance: who there is, who went quiet, the year, your goals",
        ("E",),
        types=True,
        beside="brief",
    ),
    Action(
        "reading",
        "links and reading",
        "Links and reading, kept with a person, a tag or a goal",
        ("B",),
        scopes=(*_ROWS, Scope.CARD, Scope.PAGE, Scope.BRIEF, Scope.GLANCE),
        types=True,
        beside="brief",
    ),
    Action(
        "open_link",
        "open the link",
        "Open the link of the selected row: a page of the web, or an address to write to",
        ("o",),
        scopes=(Scope.CARD, Scope.PAGE, Scope.BRIEF, Scope.GLANCE, Scope.READING),
        footer=16,
        footer_label="open link",
        beside="brief",
    ),
    Action(
        "filter",
        "shorten this list",
        "Show only the rows of this pane that answer to some words or fields",
        ("/",),
        types=True,
        footer=3,
        footer_label="filter",
        beside="find",
    ),
    Action(
        "next_hit",
        "next hit",
        "Go to the next row that the filter found",
        ("n",),
        scopes=_ROWS,
        line="next / previous hit",
    ),
    Action(
        "previous_hit",
        "previous hit",
        "Go to the previous row that the filter found",
        ("N",),
        scopes=_ROWS,
        beside="next_hit",
    ),
)

_MOVES = _section(
    Group.FIND,
    Scope.LIST,
    Action("move_down", "move down", "One row down", ("j", "↓"), line="down / up"),
    Action("move_up", "move up", "One row up", ("k", "↑"), beside="move_down"),
    Action("move_top", "top", "To the first row", ("g", "home"), line="top / bottom"),
    Action("move_bottom", "bottom", "To the last row", ("G", "end"), beside="move_top"),
    Action("half_down", "half a page down", "Half a page down", ("ctrl+d",), line="half a page"),
    Action("half_up", "half a page up", "Half a page up", ("ctrl+u",), beside="half_down"),
    Action("page_down", "page down", "A page down", ("pgdn",), line="a page"),
    Action("page_up", "page up", "A page up", ("pgup",), beside="page_down"),
)

_PANES = _section(
    Group.FIND,
    Scope.EVERYWHERE,
    Action("pane_people", "go to people", "Go to the people", ("1",), line="go to pane"),
    Action(
        "pane_timeline",
        "go to the timeline",
        "Go to the timeline of the selected person",
        ("2",),
        beside="pane_people",
    ),
    Action("pane_owes", "go to who owes whom", "Go to who owes whom", ("3",), beside="pane_people"),
    Action(
        "next_pane",
        "next pane",
        "Go to the next pane",
        ("tab",),
        footer=11,
        footer_label="pane",
        line="next / previous pane",
    ),
    Action(
        "previous_pane",
        "previous pane",
        "Go to the previous pane",
        ("shift+tab",),
        beside="next_pane",
    ),
    Action(
        "left",
        "pane or column left",
        "Go to the column or pane on the left",
        ("h", "←"),
        scopes=_ROWS,
        line="pane or column",
    ),
    Action(
        "right",
        "pane or column right",
        "Go to the column or pane on the right",
        ("l", "→"),
        scopes=_ROWS,
        beside="left",
    ),
    Action(
        "zoom",
        "zoom this pane",
        "Give this pane the whole window; again brings the others back",
        ("z",),
        line="zoom / back",
    ),
    Action(
        "back",
        "back",
        "Go back the way you came, then clear the filter; never quits",
        ("esc",),
        beside="zoom",
    ),
)

_PROGRAM = _section(
    Group.PROGRAM,
    Scope.EVERYWHERE,
    Action(
        "cover",
        "cover names",
        "Cover names and who owes whom, for a shared screen; again uncovers",
        ("ctrl+l",),
        while_typing=True,
        line="cover / tired of people",
    ),
    Action(
        "theme", "change colors", "Choose dark, light, high contrast or the terminal's own colors"
    ),
    Action(
        "help",
        "help",
        "What the signs mean, and every key",
        ("?", "F1"),
        types=True,
        footer=12,
        footer_stays=True,
        line="help / all commands",
    ),
    Action(
        "quietly",
        "if people tire you",
        "A short page for people whom meeting people tires",
        ("H",),
        types=True,
        beside="cover",
    ),
    Action(
        "palette",
        "all commands",
        "Every command with its key; type to find one",
        ("ctrl+p", ":"),
        types=True,
        footer=13,
        footer_label="commands",
        footer_stays=True,
        beside="help",
    ),
    Action("quit", "quit", "Quit; everything is saved already", ("q", "ctrl+q"), while_typing=True),
    Action("answer_save", "save", "Already saved", ("ctrl+s",), while_typing=True, listed=False),
    Action(
        "answer_copy",
        "stop",
        "Copy what the mouse selected; otherwise q quits, nothing is lost",
        ("ctrl+c",),
        while_typing=True,
        listed=False,
    ),
)

ACTIONS = (*_WRITE, *_ROW, *_FIND, *_MOVES, *_PANES, *_PROGRAM)

MORNING_ACTIONS = _section(
    Group.MORNING,
    Scope.MORNING,
    Action("write_today", "write today", "Plan to write to this person today, and go on", ("w",)),
    Action(
        "write_next_week", "next week", "Plan to write to this person in a week, and go on", ("n",)
    ),
    Action(
        "nothing_left",
        "done",
        "Say that nothing is left to do about this person, and go on",
        ("d", "enter"),
    ),
    Action("skip", "skip", "Leave this person for another time, and go on", ("s", "space", "→")),
    Action("one_before", "back", "Go back to the person before", ("←",)),
    Action(
        "other_event", "other event", "Go through the people of another event", ("o",), types=True
    ),
)
"""What only the morning after has."""

PAGE_ACTIONS = _section(
    Group.PAGE,
    Scope.PAGE,
    Action(
        "tick",
        "met",
        "Say that somebody you wanted to meet was met; again takes it back",
        ("space",),
        footer=1,
    ),
    Action(
        "to_meet",
        "somebody to meet",
        "Add somebody you want to meet there",
        ("m",),
        types=True,
        footer=2,
        footer_label="to meet",
    ),
    Action(
        "tag_kind",
        "kind of page",
        "Make it an event, a group or a topic",
        ("K",),
        types=True,
        footer=3,
        footer_label="kind",
    ),
)
"""What only a tag's page has."""

DOUBTS_ACTIONS = _section(
    Group.DOUBTS,
    Scope.DOUBTS,
    Action("doubt_new", "new person", "It is somebody new: add them", ("n",), footer=1),
    Action("doubt_day", "type the day", "Type the day that is meant", ("e",), types=True, footer=2),
    Action(
        "doubt_leave",
        "leave as words",
        "Leave it as the words it is, and do not ask again",
        ("x",),
        footer=3,
    ),
)
"""What only the list of what is unsure has."""

CHANCE_ACTIONS = _section(
    Group.CHANCES,
    Scope.CHANCES,
    Action(
        "chance_new",
        "new opportunity",
        "Write down what may come of it: Cataloguer at Juniper Library via Grace #jobsearch",
        ("n",),
        types=True,
        footer=1,
        footer_label="new",
    ),
    Action(
        "stage_on",
        "next stage",
        "Move the opportunity to its next stage, dated today",
        (">",),
        footer=2,
        line="next stage / back",
    ),
    Action(
        "stage_back", "stage back", "Take back the last stage", ("<",), footer=3, beside="stage_on"
    ),
    Action(
        "stage_pick",
        "choose the stage",
        "Choose any stage for the opportunity",
        ("s",),
        types=True,
        footer=4,
        footer_label="stage",
    ),
    Action("stage_lost", "lost", "Say that nothing will come of it", ("x",), footer=5),
)
"""What only the list of opportunities has."""

GLANCE_ACTIONS = _section(
    Group.GLANCE,
    Scope.GLANCE,
    Action(
        "goal_new",
        "new goal",
        "Set a goal: find a mentor #mentor with Grace Hopper",
        ("n",),
        types=True,
        footer=1,
        footer_label="new goal",
    ),
    Action(
        "goal_reached",
        "reached",
        "Say that the goal is reached; again opens it",
        ("s",),
        footer=2,
        line="reached / let go",
    ),
    Action(
        "goal_let_go",
        "let go of the goal",
        "Let a goal go, without blame",
        ("x",),
        beside="goal_reached",
    ),
)
"""What only the network at a glance has."""

READING_ACTIONS = _section(
    Group.GLANCE,
    Scope.READING,
    Action(
        "reading_new",
        "keep a link",
        "Keep a link or a reading: https://books.example On looms, for Ada #reading",
        ("n",),
        types=True,
        footer=1,
        footer_label="new",
    ),
)
"""What only the list of links and reading has."""

TODAY_ACTIONS = _section(
    Group.TODAY,
    Scope.TODAY,
    Action(
        "let_go_old",
        "let go of all older",
        "Let go of everything that came up more than a month ago; undo brings it back",
        ("X",),
    ),
)
"""What only Today has."""

EVERY: tuple[Action, ...] = (
    *(*ACTIONS, *MORNING_ACTIONS, *TODAY_ACTIONS),
    *(*PAGE_ACTIONS, *DOUBTS_ACTIONS, *CHANCE_ACTIONS, *GLANCE_ACTIONS, *READING_ACTIONS),
)
BY_ID: Mapping[str, Action] = {action.id: action for action in EVERY}


def in_scope(action: Action, scope: Scope) -> bool:
    """Whether the action works in the pane; what works everywhere or in lists works in all."""
    return bool({scope, Scope.EVERYWHERE, Scope.LIST}.intersection(action.scopes))


def with_keys(wanted: Mapping[str, Sequence[str]], actions: Iterable[Action]) -> tuple[Action, ...]:
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
    if not wanted:
        return table
    changed = tuple(
        msgspec.structs.replace(action, keys=tuple(key.strip() for key in wanted[action.id]))
        if action.id in wanted
        else action
        for action in table
    )
    _refuse_doubles(changed)
    return changed


def _refuse_doubles(actions: Sequence[Action]) -> None:
    for place in PLACES:
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
