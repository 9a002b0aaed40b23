"""Whom a day is about: reasons, their order, what a choice changes, and a year of days."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from netjournal.insight.causes import Why, causes, standing
from netjournal.insight.pacing import pace_of
from netjournal.insight.reasons import reasons
from netjournal.insight.today import today_of
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit, inverse
from netjournal.model.journal import Journal
from netjournal.model.making import entries, favors, follow_ups
from netjournal.model.records import (
    ME,
    Coming,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Position,
    Record,
    Relation,
    Source,
    Step,
    Tag,
    TagKind,
    ToMeet,
)
from netjournal.settings import Settings
from netjournal.tui.flows import choosing
from netjournal.views import header
from netjournal.views.today import lines

DAY = date(2026, 11, 23)
ADA, MARY, GRACE = 11, 12, 13
OLD = datetime(2026, 1, 1, tzinfo=UTC)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def met(entry_id: int, who: int, days: int, **fields: object) -> Entry:
    said = {"kind": "call", "text": "looms", **fields}
    return msgspec.convert({"id": entry_id, "on": ago(days), "contacts": (who,), **said}, Entry)


def journal(*records: Record) -> Journal:
    book = Journal()
    names = {ADA: "Ada Lovelace", MARY: "Mary Somerville", GRACE: "Grace Hopper"}
    held = {one.id for one in records}
    people = [Contact(id=one, name=names[one], created=OLD) for one in names if one not in held]
    add(book, *people, *records)
    return book


def add(book: Journal, *records: Record) -> Edit:
    builder = EditBuilder(book)
    for one in records:
        builder.put(one)
    edit = builder.build("more")
    book.apply(edit)
    return edit


class Chooser:
    """What the keys of Today know."""

    settings = Settings()

    def __init__(self, book: Journal, today: date) -> None:
        self.journal, self.today, self.whom = book, today, today_of(book, today)
        self._last = 1 << 40

    def now(self) -> datetime:
        return datetime(self.today.year, self.today.month, self.today.day, 9, tzinfo=UTC)

    def new_id(self) -> int:
        self._last = max(self._last, self.journal.newest_id()) + 1
        return self._last

    def take(self, edit: Edit | None) -> None:
        assert edit is not None
        self.journal.apply(edit)
        self.whom.update(edit)


def test_a_pace_is_their_own_or_that_of_a_tag_a_relation_or_a_role() -> None:
    friend = Contact(id=ADA, name="Ada", relations=(Relation(kind="friend"),), roles=("mentor",))
    pages = (Tag(id=71, name="Friend", pace=30), Tag(id=72, name="business-partner", pace=7))
    book = journal(friend, *pages)
    assert pace_of(book, friend) == 30
    assert pace_of(book, msgspec.structs.replace(friend, pace=0)) == 0, "never is a pace of hers"
    assert pace_of(book, msgspec.structs.replace(friend, roles=("business partner",))) == 7
    past = (Relation(kind="friend", until="2020"),)
    assert pace_of(book, msgspec.structs.replace(friend, relations=past)) == 0


def test_being_in_touch_resets_a_pace_and_a_note_about_somebody_does_not() -> None:
    ada = Contact(id=ADA, name="Ada Lovelace", pace=30, created=OLD)
    book = journal(ada, met(21, ADA, 45))
    day = today_of(book, DAY)
    assert causes(book, ADA, DAY)[0].urgency == (45 - 30) / 30
    day.update(add(book, met(22, ADA, 1, kind="heard"), met(23, MARY, 1, mentions=(ADA,))))
    assert day.people(2) == [ADA]
    assert not today_of(book, ago(16)).people(2), "just before the month is over"
    assert today_of(book, ago(15)).people(2) == [ADA]
    day.update(add(book, met(24, ADA, 2)))
    assert day.people(2) == []


def test_what_brings_people_up_and_what_is_only_told() -> None:
    book = journal(
        Contact(id=ADA, name="Ada", birthday="--11-22", created=OLD),
        Contact(
            id=GRACE,
            name="Grace",
            organization="Navy Library",
            title="admiral",
            positions=(Position(organization="Bletchley", until="2026-10"),),
        ),
        met(21, ADA, 50, text="secret", private=True),
        met(22, ADA, 60, text="learns to sail", coming=(Coming(on=DAY, what="her talk"),)),
        Favor(id=31, contact=ADA, direction=Direction.I_OWE, what="slides", due=DAY),
        Favor(id=32, contact=ADA, direction=Direction.THEY_OWE, what="draft", due=ago(9)),
        Favor(id=33, contact=GRACE, direction=Direction.THEY_OWE, what="tea", due=ago(9)),
        Favor(id=34, contact=MARY, direction=Direction.I_OWE, what="book", created=OLD),
        FollowUp(id=41, contact=ADA, why="which van?"),
        Tag(
            id=71,
            name="abos27",
            kind=TagKind.EVENT,
            starts=DAY + timedelta(days=2),
            to_meet=(ToMeet(name="Ada", contact=ADA),),
        ),
        Introduction(id=81, people=(ME, ADA), broker=MARY, steps=(Step(step="made", on=ago(40)),)),
    )
    found = reasons(book, ADA, DAY)
    assert {one.why for one in found if one.urgency is not None} == {
        *(Why.OWE, Why.BIRTHDAY, Why.COMING, Why.EVENT),
    }
    assert [(one.why, one.what) for one in found if one.urgency is None] == [
        (Why.THEY, "draft"),
        (Why.ASK, "which van?"),
        (Why.TOLD, "learns to sail"),
    ], "theirs is never late, and nothing private is told"
    assert {one.why for one in causes(book, MARY, DAY)} == {Why.OWE, Why.INTRODUCTION}
    assert [one.why for one in reasons(book, GRACE, DAY)] == [Why.THEY, Why.NEW]
    assert today_of(book, DAY).people(9) == [ADA, MARY], "what they owe brings nobody up"
    assert not causes(book, ADA, DAY + timedelta(days=9))[1:], "days pass; a promise stays"


def test_people_of_the_address_book_and_archived_ones_do_not_come_up() -> None:
    imported = (Source(origin="linkedin", on=DAY),)
    book = journal(
        Contact(id=ADA, name="Ada", birthday="--11-23", sources=imported),
        Contact(id=MARY, name="Mary", pace=1, archived="gone", created=OLD),
        FollowUp(id=41, contact=99, on=DAY),
    )
    assert today_of(book, DAY).people(9) == []


def due_book() -> Journal:
    """Ada waits with a promise and a follow-up, Mary for her pace, Grace with a promise."""
    return journal(
        Contact(id=MARY, name="Mary Somerville", pace=10, created=OLD, reach="phone"),
        met(21, MARY, 19),
        Favor(id=31, contact=ADA, direction=Direction.I_OWE, what="slides", due=ago(20)),
        FollowUp(id=41, contact=ADA, on=ago(3), why="the van"),
        Favor(id=32, contact=GRACE, direction=Direction.I_OWE, what="atlas", due=DAY),
    )


def test_the_limit_counts_who_was_dealt_with_and_undo_brings_them_back() -> None:
    chooser = Chooser(due_book(), DAY)
    book, whom = chooser.journal, chooser.whom
    before = {name: dict(book.table(name)) for name in ("contacts", "favors", "follow_ups")}
    assert whom.people(2) == [ADA, GRACE]
    assert (whom.people(0), whom.people(9)) == ([], [ADA, GRACE, MARY])

    edit = choosing.reached(chooser, ADA)
    chooser.take(edit)
    assert whom.people(2) == [GRACE], "nobody else comes up in her place"
    assert [one.kind for one in book.entries.values() if one.contacts == (ADA,)] == ["message"]
    assert book.favors[31].done_on == book.follow_ups[41].done_on == DAY
    chooser.take(choosing.later(chooser, GRACE, DAY + timedelta(days=7)))
    assert whom.people(2) == []
    assert whom.people(3) == [MARY]
    chooser.take(choosing.reached(chooser, MARY))
    assert max(book.entries.values(), key=lambda one: one.id).kind == "call", "her own way first"
    assert today_of(book, DAY).handled == {ADA, MARY, GRACE}
    assert today_of(book, DAY + timedelta(days=1)).people(9) == []
    assert today_of(book, DAY + timedelta(days=7)).people(9) == [GRACE]

    builder = EditBuilder(book)
    for name, rows in before.items():
        for record in list(book.table(name).values()):
            builder.put(rows[record.id])
    for entry in [one for one in book.entries.values() if one.on == DAY]:
        builder.delete(entry)
    chooser.take(builder.build("all back"))
    assert whom.people(2) == [ADA, GRACE]


@pytest.mark.parametrize("who", [ADA, MARY])
def test_each_choice_is_one_edit_that_undo_takes_back_whole(who: int) -> None:
    until = DAY + timedelta(days=7)
    for choose in (
        lambda one: choosing.reached(one, who),
        lambda one: choosing.later(one, who, until),
        lambda one: choosing.let_go(one, who),
        choosing.let_go_of_old,
    ):
        chooser = Chooser(due_book(), DAY + timedelta(days=30))
        before = chooser.whom.people(9)
        edit = choose(chooser)
        assert edit is not None
        chooser.take(edit)
        assert who not in chooser.whom.people(9)
        chooser.take(inverse([edit], label="undo"))
        assert chooser.whom.people(9) == before


def test_who_was_written_to_about_a_promised_introduction_was_introduced() -> None:
    promise = Favor(
        id=31,
        contact=ADA,
        direction=Direction.I_OWE,
        what="intro to Grace",
        kind="introduction",
        about=(GRACE,),
        due=ago(1),
    )
    chooser = Chooser(journal(promise), DAY)
    chooser.take(choosing.reached(chooser, ADA))
    (made,) = chooser.journal.introductions.values()
    assert (set(made.people), made.broker, made.steps[-1].step) == ({ADA, GRACE}, None, "made")
    assert chooser.journal.favors[31].state == "done"

    # Where the promise ends without it, the introduction waits with the other of the two.
    book = journal(promise, Introduction(id=61, people=(GRACE, ADA)))
    whom = today_of(book, DAY)
    whom.update(add(book, msgspec.structs.replace(promise, state="let_go")))
    assert whom.everybody() == today_of(book, DAY).everybody() == [GRACE]


def test_letting_go_ends_one_thing_or_lets_somebody_fade() -> None:
    chooser = Chooser(due_book(), DAY)
    book = chooser.journal
    chooser.take(choosing.let_go(chooser, ADA))
    assert (book.favors[31].state, book.follow_ups[41].state) == ("let_go", "open")
    chooser.take(choosing.let_go(chooser, MARY))
    assert book.contacts[MARY].pace == 0
    assert today_of(book, DAY + timedelta(days=1)).people(9) == [ADA, GRACE]


def test_after_a_bad_month_one_choice_lets_go_of_all_that_is_older() -> None:
    chooser = Chooser(due_book(), DAY + timedelta(days=25))
    book, later = chooser.journal, DAY + timedelta(days=26)
    chooser.take(choosing.let_go_of_old(chooser))
    assert (book.favors[31].state, book.favors[32].state) == ("let_go", "open")
    assert book.contacts[MARY].pace == 10, "how often stays, and counts anew"
    assert today_of(book, later).people(9) == [ADA, GRACE]
    assert today_of(book, later + timedelta(days=10)).people(9) == [ADA, GRACE, MARY]


def test_what_is_noted_elsewhere_counts_too() -> None:
    chooser = Chooser(due_book(), DAY)
    chooser.take(add(chooser.journal, met(25, MARY, 1, created=chooser.now())))
    assert chooser.whom.handled == {MARY}, "she was due, and somebody wrote that they called"
    chooser.take(add(chooser.journal, met(26, 99, 0)))
    assert len(chooser.whom.people(2)) == 1


def test_a_plan_asks_once_and_later_ones_wait_their_turn() -> None:
    plans = ((1, ADA), (3, MARY), (0, GRACE))
    book = journal(*(met(21 + days, who, days, kind="coffee", created=OLD) for days, who in plans))
    whom = today_of(book, DAY)
    asked = whom.question()
    assert asked is not None
    assert asked.id == 22
    assert [one.id for one in whom.planned()] == [21]
    assert whom.people(2) == [], "nobody has to be written to before they are met"
    assert [one.why for one in reasons(book, GRACE, DAY)] == [Why.PLAN]
    edit = entries.answered(book, asked, happened=False)
    book.apply(edit)
    whom.update(edit)
    assert whom.question() == book.entries[24], "one question at a time"


def test_a_tag_that_gets_a_pace_brings_its_people_up() -> None:
    book = journal(
        Contact(id=ADA, name="Ada", tags=("board",), created=OLD), Tag(id=71, name="board")
    )
    whom = today_of(book, DAY)
    whom.update(add(book, Tag(id=71, name="board", pace=14)))
    while whom.build_some():
        assert not whom.people(2), "nobody before everybody is read"
    assert whom.people(2) == [ADA]


# a year

PEOPLE = 300
PAUSE = range(200, 214)


def _made_up(dice: random.Random, start: date) -> Journal:
    """Some with a pace of their own, some by a tag, many with none; promises, days, birthdays."""
    book = Journal()
    ids = iter(range(1_000, 9_000))
    records: list[Record] = [Tag(id=1, name="friend", pace=60), Tag(id=2, name="mentor", pace=21)]
    for _ in range(PEOPLE):
        who, turn = next(ids), dice.random()
        pace = dice.choice((14, 30, 45, 90, 180)) if turn < 0.15 else None
        tags = ("friend",) if 0.15 < turn < 0.25 else ("mentor",) if 0.25 < turn < 0.27 else ()
        birthday = f"--{dice.randint(1, 12):02}-{dice.randint(1, 28):02}" if turn > 0.9 else ""
        records.append(
            Contact(
                id=who, name=f"Person {who}", pace=pace, tags=tags, birthday=birthday, created=OLD
            )
        )
        if turn < 0.3:
            on = start - timedelta(days=dice.randint(1, 60))
            records.append(Entry(id=next(ids), on=on, kind="met", contacts=(who,), created=OLD))
        if 0.3 < turn < 0.5:
            due = start + timedelta(days=dice.randint(0, 360))
            what, mine = f"thing {who}", Direction.I_OWE
            records.append(Favor(id=next(ids), contact=who, direction=mine, what=what, due=due))
        if 0.5 < turn < 0.6:
            due = start + timedelta(days=dice.randint(0, 360))
            records.append(FollowUp(id=next(ids), contact=who, on=due))
    add(book, *records)
    return book


def _stays(book: Journal, who: int, day: date) -> bool:
    """Whether something waits that no passing of days may end."""
    brief = (Why.BIRTHDAY, Why.COMING, Why.EVENT)
    return any(one.why not in brief for one in causes(book, who, day))


def _own_scale(book: Journal, who: int, day: date) -> float | None:
    """How overdue somebody with nothing but a pace is, told by the records alone."""
    contact, last = book.contacts[who], book.last_met(who, day)
    if book.favors_of[who] or book.follow_ups_of[who] or contact.birthday or last is None:
        return None
    pace = contact.pace or {"friend": 60, "mentor": 21}[contact.tags[0]]
    return max((day - last).days - pace, 0) / pace


def _choose(chooser: Chooser, who: int, dice: random.Random) -> str:
    turn = dice.random()
    if turn < 0.75:
        chooser.take(choosing.reached(chooser, who))
        return "done"
    if turn < 0.95:
        chooser.take(choosing.later(chooser, who, chooser.today + timedelta(days=7)))
        return "later"
    chooser.take(choosing.let_go(chooser, who))
    return "let go"


def test_a_year_of_two_people_a_day_drops_nobody_and_makes_no_pile() -> None:
    dice, start, limit = random.Random(8), date(2026, 1, 1), 2
    book = _made_up(dice, start)
    waiting: set[int] = set()
    came: set[int] = set()
    days_due: dict[int, list[date | None]] = {}
    for number in range(365):
        day = start + timedelta(days=number)
        chooser = Chooser(book, day)
        whom = chooser.whom
        due = whom.everybody()
        if number % 50 == 0:
            stand = {one: standing(book, one, day) for one in book.contacts}
            assert set(due) == {one for one, held in stand.items() if held.urgency is not None}
        assert waiting <= set(due), "who was due is due until something is chosen"
        shown = whom.people(limit)
        assert len(shown) <= limit
        scales = [_own_scale(book, one, day) for one in due]
        paced = [one for one in scales if one is not None]
        assert paced == sorted(paced, reverse=True), "the most overdue in their own scale first"
        came.update(shown)
        if number in PAUSE:
            if number == PAUSE.start:
                days_due = _days_due(book, due, day)
        else:
            if number == PAUSE.stop:
                after = _days_due(book, due, day)
                assert {one: after[one] for one in days_due} == days_due, "a pause moves no day"
                assert len(shown) == limit, "and makes no pile"
            for who in shown:
                _choose(chooser, who, dice)
                assert who not in whom.people(limit), "nobody twice a day"
            assert whom.people(limit) == [], "and nobody in their place"
            assert today_of(book, day).handled == set(shown) if number % 30 == 0 else True
            if number % 5 == 0:
                _meet_somebody(chooser, dice)
        waiting = {one for one in whom.everybody() if _stays(book, one, day)}
        if number + 1 == PAUSE.stop:
            days_due = {one: held for one, held in days_due.items() if one in waiting}
    regular = [one.id for one in book.contacts.values() if one.pace or one.tags]
    assert len(set(regular) & came) > 0.9 * len(regular), "everybody's turn comes"


def _days_due(book: Journal, due: list[int], day: date) -> dict[int, list[date | None]]:
    held = {one: causes(book, one, day) for one in due if _stays(book, one, day)}
    return {who: [one.came_up for one in found][:1] for who, found in held.items()}


def _meet_somebody(chooser: Chooser, dice: random.Random) -> None:
    """Meet somebody by chance, and hear of another: that changes nothing about the other."""
    book, whom = chooser.journal, chooser.whom
    who, other = dice.sample(list(book.contacts), 2)
    before = whom.everybody().count(other)
    about = Entry(id=chooser.new_id(), on=chooser.today, kind="heard", contacts=(other,))
    chooser.take(entries.write(book, about, now=chooser.now(), new_id=chooser.new_id))
    assert whom.everybody().count(other) == before
    seen = Entry(id=chooser.new_id(), on=chooser.today, kind="coffee", contacts=(who,))
    chooser.take(entries.write(book, seen, now=chooser.now(), new_id=chooser.new_id))
    assert Why.PACE not in {one.why for one in causes(book, who, chooser.today)}


def test_nothing_left_to_do_is_no_word_and_what_is_due_goes_beyond_the_limit() -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    book = due_book()
    told = FollowUp(id=42, contact=GRACE, on=DAY, why="after #abos26", created=now)
    book.apply(follow_ups.plan_done(book, told, DAY, now=now))
    whom = today_of(book, DAY)
    assert whom.handled == set(), "nobody was written to"
    assert (whom.people(1), whom.also_due(1), whom.also_due(0)) == ([ADA], [GRACE], [])
    book.apply(follow_ups.done(book, book.follow_ups[41], DAY))
    book.apply(favors.settle(book, [book.favors[31]], DAY))
    whom = today_of(book, DAY)
    assert (whom.people(1), whom.named(1)) == ([], [GRACE])
    assert header.header(3, whom, 1) == "netjournal   3 people   today: Grace"
    assert next(lines(whom, 1, ())).startswith("also due: Grace Hopper, I owe: atlas, today [")
