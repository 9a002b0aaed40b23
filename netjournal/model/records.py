"""Every record a journal holds, frozen, as it is kept in the file.

A partial date is text: `2019`, `2019-10`, `2019-10-14`, `--10-14`. Empty text: not known.
Contacts are referred to by id, tags by name: a tag is the page of everything called #name.
"""

# No annotations as text here: msgspec would compile each again, which takes 3 ms of every start.

from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

import msgspec

PartialDate: TypeAlias = str

SCHEMA = 1
"""Which records a file holds; a higher number has some that this version does not know."""
ME = 0
"""Stands for the journal's owner where a contact's id is expected."""


class Part(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A value inside a record; has no id of its own."""


class Record(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """One document of a table; `id` is its key in the file."""

    id: int


class Position(Part, frozen=True):
    """Where somebody worked, and as what."""

    organization: str = ""
    title: str = ""
    since: PartialDate = ""
    until: PartialDate = ""


class Point(Part, frozen=True):
    """One e-mail address, phone number or link."""

    value: str
    label: str = ""


class Relation(Part, frozen=True):
    """How you know each other, for a time: a colleague becomes a friend."""

    kind: str
    since: PartialDate = ""
    until: PartialDate = ""


RELATIONS = (
    *("family", "spouse", "partner", "friend", "roommate", "neighbor", "classmate", "alumni"),
    *("faculty", "staff", "coworker", "former coworker", "member", "community", "congregation"),
    *("online", "acquaintance"),
)
"""The relations suggested; others are welcome."""


class Met(Part, frozen=True):
    """How you met: when, at which tag, through whom, where."""

    on: PartialDate = ""
    tag: str = ""
    via: int | None = None
    where: str = ""


class Source(Part, frozen=True):
    """Where a card came from: `vcard`, `linkedin` …, on which day, its key over there."""

    origin: str
    on: date
    key: str = ""
    said: str = ""
    """The position that place last told, so that a later one is seen to be new."""


class Contact(Record, frozen=True):
    """Somebody you know, or were told about and have not met (`met_yet` false)."""

    name: str
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    pronouns: str = ""
    reading: str = ""
    met_yet: bool = True
    organization: str = ""
    title: str = ""
    positions: tuple[Position, ...] = ()
    emails: tuple[Point, ...] = ()
    phones: tuple[Point, ...] = ()
    links: tuple[Point, ...] = ()
    city: str = ""
    timezone: str = ""
    language: str = ""
    birthday: PartialDate = ""
    relations: tuple[Relation, ...] = ()
    roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    met: Met | None = None
    reach: str = ""
    pace: int | None = None
    """Days between two times in touch; 0: never; None: as the tag, relation or role says."""
    tended: date | None = None
    """The day on which Today's last choice about them was made: done, later or let go."""
    knows: tuple[int, ...] = ()
    about: str = ""
    sources: tuple[Source, ...] = ()
    kept: tuple[str, ...] = ()
    """Lines of an imported card that no field holds, written back on export."""
    archived: str = ""
    """Why the person is out of the panes; empty: not archived."""
    created: datetime | None = None
    updated: datetime | None = None
    """The last edit by hand; an import leaves it alone."""


ABOUT_KINDS = frozenset({"note", "heard"})
"""Entries *about* somebody; every other kind is *with* them and counts as being in touch."""
WITH_KINDS = ("met", "call", "email", "message", "coffee", "lunch", "meeting", "introduction")
"""The kinds suggested for entries with somebody; others are welcome."""


class Gave(StrEnum):
    """Which way an outcome went."""

    GAVE = "gave"
    GOT = "got"


class Outcome(Part, frozen=True):
    """What came of it: news, advice, a name, a referral, an interview, an offer."""

    kind: str
    way: Gave = Gave.GOT
    opportunity: int | None = None


class Coming(Part, frozen=True):
    """A date told in an entry: her talk is on 11 Dec."""

    on: date
    what: str


class Entry(Record, frozen=True):
    """Something that happened or was said on a day; one in the future is a plan."""

    on: date
    at: str = ""
    kind: str = "note"
    text: str = ""
    contacts: tuple[int, ...] = ()
    """Who took part."""
    mentions: tuple[int, ...] = ()
    """Who is only named; never counts as being in touch."""
    others: tuple[str, ...] = ()
    """Names of people who took part and have no card (deleted since, or never made)."""
    tags: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    coming: tuple[Coming, ...] = ()
    happened: bool | None = None
    """For a plan whose day is over: whether it took place; None: not said yet."""
    private: bool = False
    unclear: tuple[str, ...] = ()
    created: datetime | None = None


def in_touch(entry: Entry, today: date) -> bool:
    """Tell whether who took part in an entry was met by it: no note about them, no plan."""
    return entry.kind not in ABOUT_KINDS and entry.on <= today and entry.happened is not False


class Amount(Part, frozen=True):
    """Money: an integer of the currency's minor unit and the ISO 4217 code."""

    minor: int
    currency: str


class Direction(StrEnum):
    """Who means to do it."""

    I_OWE = "i_owe"
    THEY_OWE = "they_owe"


class State(StrEnum):
    """Where a favor or a follow-up stands."""

    OPEN = "open"
    DONE = "done"
    LET_GO = "let_go"


class Installment(Part, frozen=True):
    """A part of a favor that is done: of money the amount, of anything else a few words."""

    on: date
    amount: Amount | None = None
    text: str = ""


class Favor(Record, frozen=True):
    """Something one of you means to do for the other."""

    contact: int
    direction: Direction
    what: str
    kind: str = ""
    amount: Amount | None = None
    about: tuple[int, ...] = ()
    entry: int | None = None
    due: date | None = None
    parts: tuple[Installment, ...] = ()
    state: State = State.OPEN
    done_on: date | None = None
    hidden_until: date | None = None
    created: datetime | None = None


class FollowUp(Record, frozen=True):
    """Write again on a day; without a day, a question to ask a person or a tag's people."""

    contact: int | None = None
    tag: str = ""
    on: date | None = None
    why: str = ""
    state: State = State.OPEN
    done_on: date | None = None
    hidden_until: date | None = None
    answered_by: int | None = None
    """Who answered a question, where it was not the one it was meant for."""
    created: datetime | None = None


class TagKind(StrEnum):
    """What a tag is a page of."""

    NONE = ""
    EVENT = "event"
    GROUP = "group"
    TOPIC = "topic"


class ToMeet(Part, frozen=True):
    """Somebody to meet at an event."""

    name: str
    contact: int | None = None
    met: bool = False


class Tag(Record, frozen=True):
    """A page of one namespace: #name."""

    name: str
    title: str = ""
    kind: TagKind = TagKind.NONE
    starts: date | None = None
    ends: date | None = None
    place: str = ""
    link: str = ""
    my_part: str = ""
    to_meet: tuple[ToMeet, ...] = ()
    pace: int | None = None
    """Days between two times in touch with those of this tag, relation or role."""
    about: str = ""
    created: datetime | None = None


class Step(Part, frozen=True):
    """A dated step of an introduction (asked, made, thanked, declined), or a stage."""

    step: str
    on: date
    who: int | None = None
    """Which of the people it is about, where not all: she was asked, he agreed."""


class Introduction(Record, frozen=True):
    """Two people brought together, stored once; no broker: I am the broker."""

    people: tuple[int, int]
    broker: int | None = None
    steps: tuple[Step, ...] = ()
    hidden_until: date | None = None
    created: datetime | None = None


class Role(Part, frozen=True):
    """A person's part in an opportunity."""

    contact: int
    part: str = ""


class Opportunity(Record, frozen=True):
    """What may come of it: a job, a client, a partnership, a talk."""

    what: str
    kind: str = ""
    organization: str = ""
    heard_from: int | None = None
    people: tuple[Role, ...] = ()
    tag: str = ""
    stages: tuple[Step, ...] = ()
    about: str = ""
    created: datetime | None = None


class Goal(Record, frozen=True):
    """Something to work towards with other people's help."""

    what: str
    about: str = ""
    tags: tuple[str, ...] = ()
    contacts: tuple[int, ...] = ()
    state: State = State.OPEN
    created: datetime | None = None


class Resource(Record, frozen=True):
    """A link or a reading, kept with a contact, a tag or a goal."""

    title: str
    link: str = ""
    contact: int | None = None
    tag: str = ""
    goal: int | None = None
    created: datetime | None = None


class View(Record, frozen=True):
    """A saved search with a name."""

    name: str
    query: str


class Pair(Record, frozen=True):
    """Two contacts that look alike and are never the same person."""

    first: int
    second: int


TABLES: dict[str, type[Record]] = {
    "contacts": Contact,
    "favors": Favor,
    "follow_ups": FollowUp,
    "tags": Tag,
    "introductions": Introduction,
    "opportunities": Opportunity,
    "goals": Goal,
    "resources": Resource,
    "views": View,
    "pairs": Pair,
    "entries": Entry,
}
"""Every table in the order of the file; entries last, so that all else can be read without them."""

THINGS = {
    "contacts": "person",
    "favors": "favor",
    "follow_ups": "follow-up",
    "tags": "tag",
    "introductions": "introduction",
    "opportunities": "opportunity",
    "goals": "goal",
    "resources": "link",
    "views": "view",
    "pairs": "pair",
    "entries": "entry",
}
"""What one record of each table is called."""

TABLE_OF: dict[type[Record], str] = {record: table for table, record in TABLES.items()}
