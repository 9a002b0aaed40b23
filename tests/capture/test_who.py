"""Whom a line is about: known people are found, namesakes asked about, nobody is invented."""

from __future__ import annotations

import pytest

from netjournal.capture.draft import Doubt
from netjournal.capture.known import Names
from tests.capture.people import NAMES, named, taken


@pytest.mark.parametrize(
    ("line", "who", "text"),
    [
        ("ada wants slides", ["Ada Lovelace"], "wants slides"),
        ("ada lovelace: wants slides", ["Ada Lovelace"], "wants slides"),
        ("Ada Lovelace's book is out", ["Ada Lovelace"], "Ada Lovelace's book is out"),
        ("Sean O'Brien: sings", ["Seán O’Brien"], "sings"),
        ("Prof Noether: wants the proofs", ["Emmy Noether"], "wants the proofs"),
        ("Dr. Grace Hopper - compilers", ["Grace Hopper"], "compilers"),
        ("Ana S.: slides", ["Ana Souza"], "slides"),
        ("Mary S. is my mentor", ["Mary Somerville"], "is my mentor"),
        ("紫式部：会った", ["紫式部"], "会った"),
        ("Katherine Johnson'a slaytlar", ["Katherine Johnson"], "slaytlar"),
        (
            "Ada, Charles and Emmy: lunch",
            ["Ada Lovelace", "Charles Babbage", "Emmy Noether"],
            "lunch",
        ),
        (
            "lunch with Ada and Charles",
            ["Ada Lovelace", "Charles Babbage"],
            "lunch with Ada and Charles",
        ),
        ("met ada at the fair", ["Ada Lovelace"], "met ada at the fair"),
        ("great talk on tides @charles", ["Charles Babbage"], "great talk on tides @charles"),
        ("Kaffee mit Emmy Noether", ["Emmy Noether"], "Kaffee mit Emmy Noether"),
        ("Grace wants the notes", ["Grace Hopper"], "wants the notes"),
    ],
)
def test_known_people(line: str, who: list[str], text: str) -> None:
    draft = taken(line)
    assert named(draft, draft.contacts) == who
    assert draft.text == text
    assert draft.new_people == ()


def test_being_named_is_not_taking_part() -> None:
    draft = taken("Ada knows Charles Babbage")
    assert named(draft, draft.contacts) == ["Ada Lovelace"]
    assert named(draft, draft.mentions) == ["Charles Babbage"]
    other = taken("Ada works with Charles Babbage")
    assert named(other, other.contacts) == ["Ada Lovelace"]


def test_people_of_the_address_book_answer_to_their_full_name_only() -> None:
    assert named(taken("Ada: hello"), taken("Ada: hello").contacts) == ["Ada Lovelace"]
    draft = taken("Ada Yonath: hello")
    assert named(draft, draft.contacts) == ["Ada Yonath"]


@pytest.mark.parametrize("line", ["Ana: hello", "coffee with ana", "@Ana hello"])
def test_namesakes_are_asked_about(line: str) -> None:
    draft = taken(line)
    assert draft.contacts == ()
    assert [named(draft, one.choices) for one in draft.unclear] == [["Ana Souza", "Ana Lima"]]
    chosen = taken(line, ana=6)
    assert named(chosen, chosen.contacts) == ["Ana Lima"]
    assert chosen.unclear == ()


def test_a_promise_to_somebody_unclear_keeps_the_whole_line() -> None:
    draft = taken("Ana > send slides by fri")
    assert draft.text == "Ana > send slides by fri"
    assert draft.favors == ()
    assert taken("Ana > send slides by fri", ana=5).favors[0].what == "send slides"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Rosalind Franklin wants slides", "Rosalind Franklin"),
        ("Ludwig van Beethoven: deaf", "Ludwig van Beethoven"),
        ("W. E. B. DuBois - a poster", "W. E. B. DuBois"),
        ("Dr. Marie Curie, radium", "Marie Curie"),
        ("Ada Byron: poetry", "Ada Byron"),
        ("夏目漱石：猫", "夏目漱石"),
        ("@Hedy likes radios", "Hedy"),
    ],
)
def test_new_people(line: str, name: str) -> None:
    draft = taken(line)
    assert [one.name for one in draft.new_people] == [name]
    assert named(draft, draft.contacts) == [f"+{name}"]


@pytest.mark.parametrize(
    "line",
    [
        *("Reminder: buy milk", "Day 2: great talks", "Booth 214: nobody there", "PS: thanks"),
        *("Great Talk by Hedy Lamarr", "Gutes Gespräch mit Hedy Lamarr", "Ping Hedy: slides"),
        *("via LinkedIn: hello", "COMPETITOR: 20% under us", "Monday Morning Coffee was nice"),
        *("Machine Learning meetup was ok", "keynote was dull", "2 ppl from oslo public"),
        *("https://example.org/a: nice", "3:30 at the station", "saw Hedy Lamarr at the fair"),
        *("Meeting With Everybody", "the New York Public Library", "re: hotel", "note: x"),
        *("Ayer comí con Clara Campoamor", "紫の物語を読んだ", "Mark the date", "May be late"),
        *("rosalind: lower case", "New Project: kickoff", "Last Tuesday: nothing"),
        *("Paris: rain", "Hedy: radio", "Groceries: milk", "Oslo Trip: book flights"),
        *(
            "Guten Morgen Berlin",
            "Recordar: llamar a Mary",
            "Bonjour Paris",
            "Rappel : le plombier",
        ),
        *(
            "Buongiorno Roma, tutto bene",
            "会議：資料を送る",
            "メモ：牛乳を買う",
            "Teşekkürler Berlin",
        ),
        *("Напоминание: купить молоко", "تذكير: موعد", "Climate Change panel: boring"),
    ],
)
def test_nobody_is_invented(line: str) -> None:
    draft = taken(line)
    assert draft.new_people == ()


def test_somebody_met_who_is_unknown_is_asked_about() -> None:
    draft = taken("saw Hedy Lamarr at the fair")
    assert [(one.doubt, one.words) for one in draft.unclear] == [(Doubt.WHO, "Hedy Lamarr")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("hedy lamarr - radio", "Hedy Lamarr"),
        ("Grace H., navy", ""),
        ("niels bohr, booth 214, rfid gates", "Niels Bohr"),
        ("keynote was dull, book the hotel", ""),
        ("2 ppl from oslo public, no cards", ""),
    ],
)
def test_a_debrief_takes_names_in_lower_case(line: str, name: str) -> None:
    draft = taken(line, event="abos26")
    assert [one.name for one in draft.new_people] == ([name] if name else [])


def test_a_debrief_line_about_somebody_is_a_meeting() -> None:
    assert taken("ada: vans", event="abos26").kind == "met"
    assert taken("keynote was dull, sadly", event="abos26").kind == "note"


@pytest.mark.parametrize(
    ("paren", "organization", "title", "pronouns"),
    [
        ("(King's College, crystallographer)", "King's College", "crystallographer", ""),
        ("(crystallographer at King's)", "King's", "crystallographer", ""),
        ("(she/her)", "", "", "she/her"),
        ("(Acme, Inc, boss)", "Acme, Inc", "boss", ""),
        ("(Acme) (they/them)", "Acme", "", "they/them"),
    ],
)
def test_what_stands_in_parentheses(
    paren: str, organization: str, title: str, pronouns: str
) -> None:
    new = taken(f"Rosalind Franklin {paren}: slides").new_people[0]
    assert (new.organization, new.title, new.pronouns) == (organization, title, pronouns)


def test_parentheses_of_somebody_known_are_text() -> None:
    assert taken("Ada (Analytical Engines): slides").text == "(Analytical Engines) slides"


def test_who_comes_later_is_known_as_those_before() -> None:
    people = [(person, name, ("Countess",)) for person, name in enumerate(NAMES, 1)]
    at_once, one_by_one = Names(people), Names(())
    for one in people:
        one_by_one.called("ada")
        one_by_one.add((one,))
    for word in ("ada", "mary", "o'brien", "countess"):
        assert one_by_one.called(word) == at_once.called(word)
    assert one_by_one.unspaced("紫式部に会った") == at_once.unspaced("紫式部に会った") != []
