"""The single values of labelled lines: how each kind is shown, and read as people write it.

A reader raises ValueError whose words say what is expected.
"""

from __future__ import annotations

import re
from datetime import date

from netjournal.model.amounts import parse_amount, show_amount
from netjournal.model.date_phrases import Prefer
from netjournal.model.dates import parse_partial, read_date
from netjournal.model.names import fold
from netjournal.model.records import Amount, Direction, State
from netjournal.model.text import clean
from netjournal.views import phrases
from netjournal.views.manner import Reader

_BREAK = " ⏎ "
_SIDES = {
    **dict.fromkeys(("i owe", "i_owe", "me"), Direction.I_OWE),
    **dict.fromkeys(("they owe", "they_owe", "they said they would"), Direction.THEY_OWE),
}
_PACES = {
    **dict.fromkeys(("d", "day"), 1),
    **dict.fromkeys(("w", "week", "weekly"), 7),
    **dict.fromkeys(("fortnight", "fortnightly"), 14),
    **dict.fromkeys(("m", "month", "monthly"), 30),
    **dict.fromkeys(("quarter", "quarterly"), 91),
    **dict.fromkeys(("y", "year", "yearly"), 365),
}
_YES = {**dict.fromkeys(("yes", "y", "true"), True), **dict.fromkeys(("no", "n", "false"), False)}


def same(value: str, _reader: Reader) -> str:
    """Show a text as it is."""
    return value


def words(text: str, _reader: Reader) -> str:
    """Read a text."""
    return clean(text)


def show_lines(value: str, _reader: Reader) -> str:
    """Show several lines as one, joined by ⏎."""
    return value.replace("\n", _BREAK)


def clean_lines(text: str, _reader: Reader) -> str:
    """Read a text of several lines, joined by ⏎."""
    return clean(text.replace(_BREAK, "\n"), lines=True)


def partial(text: str, reader: Reader) -> str:
    """Read a partial date."""
    found = parse_partial(text, day_first=reader.manner.day_first)
    if found is None:
        raise ValueError("2019, 2019-10, 2019-10-14 or --10-14")
    return found


def day(text: str, reader: Reader) -> date:
    """Read a day that is rather to come: a due day."""
    return _day(text, reader, "future")


def past_day(text: str, reader: Reader) -> date:
    """Read a day that is rather over: when something happened."""
    return _day(text, reader, "past")


def _day(text: str, reader: Reader, prefer: Prefer) -> date:
    today, day_first = reader.manner.today, reader.manner.day_first
    if today is not None:
        found = read_date(text, today, prefer=prefer, day_first=day_first)
        if found is not None:
            return found
    whole = parse_partial(text, day_first=day_first)
    if whole is None or len(whole) != 10:
        raise ValueError("a day such as 2026-11-27")
    return date.fromisoformat(whole)


def show_day(value: date, _reader: Reader) -> str:
    """Show a day as ISO."""
    return value.isoformat()


def time(text: str, _reader: Reader) -> str:
    """Read a time of day."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.h]([0-5]\d)", text.strip())
    if found is None:
        raise ValueError("a time such as 14:30")
    return f"{int(found[1]):02}:{found[2]}"


def tag(text: str, _reader: Reader) -> str:
    """Read "#name"."""
    name = clean(text).lstrip("#")
    if not name or " " in name:
        raise ValueError("one word, such as #abos26")
    return name


def show_tag(value: str, _reader: Reader) -> str:
    """Show "#name"; nothing for no tag."""
    return f"#{value}" if value else ""


def person(text: str, reader: Reader) -> int:
    """Read a name as the one person who answers to it."""
    return reader.person(text)


def show_person(value: int, reader: Reader) -> str:
    """Show a person's name."""
    return reader.name(value)


def pace(text: str, _reader: Reader) -> int:
    """Read "every 2 weeks" or "2w" as days; "never" is 0."""
    phrase = fold(text).strip().removeprefix("every ").strip()
    if phrase == "never":
        return 0
    found = re.fullmatch(r"(\d{1,4})?\s*([a-z]+?)s?", phrase)
    if found is None or found[2] not in _PACES:
        raise ValueError("every 2 weeks, 30 days, or never")
    return int(found[1] or 1) * _PACES[found[2]]


def show_pace(value: int, _reader: Reader) -> str:
    """Show a pace in words."""
    return phrases.pace(value)


def yes(text: str, _reader: Reader) -> bool:
    """Read yes or no."""
    word = fold(text).strip()
    if word not in _YES:
        raise ValueError("yes or no")
    return _YES[word]


def show_yes(value: bool, _reader: Reader) -> str:
    """Show yes or no."""
    return "yes" if value else "no"


def direction(text: str, _reader: Reader) -> Direction:
    """Read which way a favor goes."""
    side = _SIDES.get(fold(text).strip())
    if side is None:
        raise ValueError("I owe, or they owe")
    return side


def show_direction(value: Direction, _reader: Reader) -> str:
    """Show which way a favor goes."""
    return phrases.SIDES[value]


def state(text: str, _reader: Reader) -> State:
    """Read open, done or let go."""
    try:
        return State(fold(text).strip().replace(" ", "_"))
    except ValueError:
        raise ValueError("open, done or let go") from None


def show_state(value: State, _reader: Reader) -> str:
    """Show open, done or let go."""
    return phrases.STATES[value]


def amount(text: str, reader: Reader) -> Amount:
    """Read an amount of money; a bare number is of the person's own currency."""
    found = parse_amount(text, reader.manner.currency)
    if found is None:
        raise ValueError("$20.00 or 12.50 EUR")
    return found


def show_amount_of(value: Amount, reader: Reader) -> str:
    """Show an amount of money."""
    return show_amount(value, reader.manner.currency)
