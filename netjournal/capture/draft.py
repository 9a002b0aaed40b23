"""What one line was understood to say, before it becomes records; it knows no journal.

A person is an id. New people have none yet: -1 is the first of `new_people`, -2 the second.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

import msgspec

from netjournal.model.records import Amount, Coming, Direction, Outcome, Point

Who = int
"""A contact's id, or below zero a place in `Draft.new_people`."""


class SpanKind(StrEnum):
    """What a piece of the line was read as; also the colour of its underline."""

    PERSON = "person"
    NEW_PERSON = "new_person"
    TAG = "tag"
    DATE = "date"
    I_OWE = "i_owe"
    THEY_OWE = "they_owe"
    FOLLOW_UP = "follow_up"
    QUESTION = "question"
    PACE = "pace"
    POINT = "point"
    PRIVATE = "private"
    QUOTED = "quoted"
    DONE = "done"
    OFFERED = "offered"
    UNCLEAR = "unclear"


class Doubt(StrEnum):
    """What a line leaves open."""

    WHO = "who"
    """Several people, or nobody, fit a name."""
    DATE = "date"
    """Words that should be a day and are none."""
    DONE = "done"
    """Several open favors may be what the words say is done."""


class Piece(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A value inside a draft."""


class Span(msgspec.Struct, frozen=True):
    """Where in `Draft.line` something was read, as half-open character offsets."""

    start: int
    end: int
    kind: SpanKind


class NewPerson(Piece, frozen=True):
    """Somebody the journal does not have yet."""

    name: str
    organization: str = ""
    title: str = ""
    pronouns: str = ""
    met_yet: bool = True
    via: Who | None = None
    """Who told you about them."""


class DraftFavor(Piece, frozen=True):
    """Something one of you means to do."""

    contact: Who
    direction: Direction
    what: str
    amount: Amount | None = None
    due: date | None = None
    about: tuple[Who, ...] = ()


class DraftFollowUp(Piece, frozen=True):
    """Write again on a day; without a day a question."""

    contact: Who | None
    on: date | None
    why: str = ""
    tag: str = ""


class DraftSettle(Piece, frozen=True):
    """An open favor that the line says is done; with `amount` or `part` only a part of it."""

    favor: int
    amount: Amount | None = None
    part: str = ""


class DraftIntroduction(Piece, frozen=True):
    """Two people brought together, and how far: asked, offered, made, thanked or declined.

    No broker: I am.
    """

    people: tuple[Who, Who]
    broker: Who | None = None
    step: str = "made"


class DraftMove(Piece, frozen=True):
    """Somebody's new organization, offered; the one before becomes a position."""

    contact: Who
    organization: str
    before: str = ""
    title: str = ""


class DraftToMeet(Piece, frozen=True):
    """Somebody to meet at an event, known or not."""

    name: str
    contact: int | None = None


class DraftPage(Piece, frozen=True):
    """What the line says of an event: its days and its place, or whom to meet there."""

    tag: str
    starts: date | None = None
    ends: date | None = None
    place: str = ""
    title: str = ""
    to_meet: tuple[DraftToMeet, ...] = ()


class DraftPoint(Piece, frozen=True):
    """An e-mail address, phone number or link for somebody's card; `field` is the card's field."""

    contact: Who
    field: str
    point: Point


def doubt_words(sentence: str) -> str:
    """Return the words that a doubt kept with an entry is about."""
    found = re.fullmatch(r"(?:no such day: |which is done: |which |who is )(.*?)\??", sentence)
    return found[1] if found else ""


class When(msgspec.Struct):
    """The day and time of the entry, dates told in it, and words that should be a day."""

    on: date | None = None
    at: str = ""
    coming: list[Coming] = msgspec.field(default_factory=list)
    no_day: str = ""
    spans: list[tuple[int, int]] = msgspec.field(default_factory=list)


class Unclear(Piece, frozen=True):
    """What could not be decided: the words, and who they may mean, best first.

    Where it is about what is done, `choices` are favors.
    """

    doubt: Doubt
    words: str
    choices: tuple[int, ...] = ()

    def sentence(self) -> str:
        """Return the doubt as the entry keeps it."""
        if self.doubt is Doubt.DATE:
            return f"no such day: {self.words}"
        if self.doubt is Doubt.DONE:
            return f"which is done: {self.words}?"
        return f"which {self.words}?" if len(self.choices) > 1 else f"who is {self.words}?"


class Draft(Piece, frozen=True):
    """One line, understood.

    `line` is the cleaned line that `spans` point into, `text` what the entry will say: the line
    without its head (date, person) and without what the marks took. `whole` means that something
    could not be filed, so the entry keeps the line as it is.
    """

    line: str
    text: str
    on: date
    at: str = ""
    dated: bool = False
    """Whether the line itself says the day."""
    kind: str = "note"
    event: str = ""
    """The tag of the event that the line belongs to."""
    contacts: tuple[Who, ...] = ()
    new_people: tuple[NewPerson, ...] = ()
    mentions: tuple[Who, ...] = ()
    unnamed: str = ""
    """Who took part and has no name: "tall guy from denver"."""
    tags: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    via: Who | None = None
    favors: tuple[DraftFavor, ...] = ()
    follow_ups: tuple[DraftFollowUp, ...] = ()
    points: tuple[DraftPoint, ...] = ()
    settles: tuple[DraftSettle, ...] = ()
    introductions: tuple[DraftIntroduction, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    coming: tuple[Coming, ...] = ()
    moves: tuple[DraftMove, ...] = ()
    offers: tuple[DraftFavor, ...] = ()
    """Favors that the words may mean, shown and not taken: "she wants the slides"."""
    page: DraftPage | None = None
    pace: int | None = None
    """Days between two times in touch."""
    private: bool = False
    answered: tuple[str, ...] = ()
    """The words of which it was answered whom or what they mean."""
    whole: bool = False
    unclear: tuple[Unclear, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def first(self) -> Who | None:
        """The person the line is about."""
        return self.contacts[0] if self.contacts else None

    def name_of_new(self, who: Who) -> str:
        """Return the name of a new person by its negative number."""
        return self.new_people[-who - 1].name


class PastedLine(msgspec.Struct, frozen=True):
    """One line to read, with the event and day that the headings above it in a paste set."""

    line: str
    event: str = ""
    on: date | None = None
