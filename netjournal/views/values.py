"""The values of labelled lines: how each kind is shown, and read as people write it.

A reader raises ValueError whose words say what is expected.
"""

from __future__ import annotations

import re
from datetime import date

from netjournal.model.amounts import parse_amount
from netjournal.model.dates import parse_partial
from netjournal.model.journal import Journal
from netjournal.model.names import fold, match_people
from netjournal.model.records import Amount, Direction, Met, Point, Position, Relation, State
from netjournal.model.text import clean


def same(value: str, _journal: Journal) -> str:
    """Show a text as it is."""
    return value


def words(text: str, _journal: Journal) -> str:
    """Read a text."""
    return clean(text)


def clean_lines(text: str, _journal: Journal) -> str:
    """Read a text of several lines, joined by ⏎."""
    return clean(text.replace(" ⏎ ", "\n"), lines=True)


def show_lines(value: str, _journal: Journal) -> str:
    """Show several lines as one, joined by ⏎."""
    return value.replace("\n", " ⏎ ")


def partial(text: str, _journal: Journal) -> str:
    """Read a partial date."""
    found = parse_partial(text)
    if found is None:
        raise ValueError("2019, 2019-10, 2019-10-14 or --10-14")
    return found


def day(text: str, _journal: Journal) -> date:
    """Read a whole day."""
    found = parse_partial(text)
    if found is None or len(found) != 10:
        raise ValueError("a day such as 2026-11-27")
    return date.fromisoformat(found)


def show_day(value: date, _journal: Journal) -> str:
    """Show a day as ISO."""
    return value.isoformat()


def show_point(point: Point, _journal: Journal) -> str:
    """Show "value (label)"."""
    if point.label:
        return f"{point.value} ({point.label})"
    return f"{point.value} ()" if point.value.endswith(")") else point.value


def point(text: str, _journal: Journal) -> Point:
    """Read "value (label)"."""
    found = re.fullmatch(r"(.*\S)\s*\(([^()]*)\)", text)
    if found is None:
        return Point(value=clean(text))
    return Point(value=clean(found[1]), label=clean(found[2]))


_UNTIL = re.compile(
    r"(?P<what>.*?)(?:\s+since\s+(?P<only>[\d-]+)|\s+(?P<since>[\d-]*)\s*[–]\s*(?P<until>[\d-]*))?$"
)


def span(text: str) -> tuple[str, str, str]:
    """Split "coworker 2015–2019" or "friend since 2019" into words, since and until."""
    found = _UNTIL.match(text)
    assert found is not None, "every text matches"
    since, until = found["only"] or found["since"] or "", found["until"] or ""
    for part in (since, until):
        if part and parse_partial(part) is None:
            raise ValueError("years such as since 2019, or 2015–2019")
    return clean(found["what"]), since, until


def show_span(words: str, since: str, until: str) -> str:
    """Show words with the years they held."""
    if until:
        return f"{words} {since}–{until}"
    return f"{words} since {since}" if since else words


def relation(text: str, _journal: Journal) -> Relation:
    """Read "friend since 2019"."""
    kind, since, until = span(text)
    return Relation(kind=kind, since=since, until=until)


def show_relation(value: Relation, _journal: Journal) -> str:
    """Show a relation with its years."""
    return show_span(value.kind, value.since, value.until)


def position(text: str, _journal: Journal) -> Position:
    """Read "Title, Organization 2015–2019"."""
    words, since, until = span(text)
    title, comma, organization = words.partition(", ")
    if not comma:
        title, organization = "", words
    return Position(
        organization=organization.strip(), title=title.strip(), since=since, until=until
    )


def show_position(value: Position, _journal: Journal) -> str:
    """Show a position with its years."""
    words = f"{value.title}, {value.organization}" if value.title else value.organization
    return show_span(words, value.since, value.until)


def tag(text: str, _journal: Journal) -> str:
    """Read "#name"."""
    name = clean(text).lstrip("#")
    if not name or " " in name:
        raise ValueError("one word, such as #abos26")
    return name


def show_tag(value: str, _journal: Journal) -> str:
    """Show "#name"."""
    return f"#{value}"


def person(text: str, journal: Journal) -> int:
    """Read a name as the one person who answers to it."""
    words = clean(text)
    people = ((one.id, one.name, one.aliases) for one in journal.contacts.values())
    found = match_people(words, people).best()
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValueError(f"somebody in the journal; nobody is called {words}")
    raise ValueError(f"one person; several are called {words}")


def show_person(value: int, journal: Journal) -> str:
    """Show a person's name."""
    return journal.name(value)


def met(text: str, journal: Journal) -> Met:
    """Read when, at what, through whom and where you met."""
    found = re.fullmatch(
        r"\s*(?P<on>[\d-]{4,10})?\s*(?:at\s+#?(?P<tag>\S+))?\s*(?:via\s+(?P<via>.+?))?"
        r"\s*(?:in\s+(?P<where>.+))?\s*",
        text,
    )
    if found is None or (found["on"] and parse_partial(found["on"]) is None):
        raise ValueError("2025-10-04 at #event via Mary Somerville in Edinburgh")
    return Met(
        on=found["on"] or "",
        tag=found["tag"] or "",
        via=person(found["via"], journal) if found["via"] else None,
        where=clean(found["where"] or ""),
    )


def show_met(value: Met, journal: Journal) -> str:
    """Show how you met."""
    parts = (
        value.on,
        f"at #{value.tag}" if value.tag else "",
        f"via {journal.name(value.via)}" if value.via is not None else "",
        f"in {value.where}" if value.where else "",
    )
    return " ".join(filter(None, parts))


_PACES = {"d": 1, "day": 1, "w": 7, "week": 7, "m": 30, "month": 30, "y": 365, "year": 365}


def pace(text: str, _journal: Journal) -> int:
    """Read "every 2 weeks" as days; "never" is 0."""
    words = fold(text).removeprefix("every ").strip()
    if words == "never":
        return 0
    found = re.fullmatch(r"(\d{1,4})?\s*([a-z]+?)s?", words)
    if found is None or found[2] not in _PACES:
        raise ValueError("every 2 weeks, 30 days, or never")
    return int(found[1] or 1) * _PACES[found[2]]


def show_pace(value: int, _journal: Journal) -> str:
    """Show a pace in days."""
    return f"every {value} days" if value else "never"


def yes(text: str, _journal: Journal) -> bool:
    """Read yes or no."""
    word = fold(text).strip()
    if word not in ("yes", "no"):
        raise ValueError("yes or no")
    return word == "yes"


def show_yes(value: bool, _journal: Journal) -> str:
    """Show yes or no."""
    return "yes" if value else "no"


def direction(text: str, _journal: Journal) -> Direction:
    """Read which way a favor goes."""
    word = fold(text).strip()
    for direction, words in _SIDES.items():
        if word == words:
            return direction
    raise ValueError("I owe, or they owe")


_SIDES = {Direction.I_OWE: "i owe", Direction.THEY_OWE: "they owe"}


def show_direction(value: Direction, _journal: Journal) -> str:
    """Show which way a favor goes."""
    return "I owe" if value is Direction.I_OWE else "they owe"


def state(text: str, _journal: Journal) -> State:
    """Read open, done or let go."""
    try:
        return State(fold(text).strip().replace(" ", "_"))
    except ValueError:
        raise ValueError("open, done or let go") from None


def show_state(value: State, _journal: Journal) -> str:
    """Show open, done or let go."""
    return value.value.replace("_", " ")


def amount(text: str, _journal: Journal) -> Amount:
    """Read an amount of money."""
    found = parse_amount(text, "USD")
    if found is None:
        raise ValueError("$20.00 or 12.50 EUR")
    return found
