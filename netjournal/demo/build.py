"""From the demo's table of people and days to a journal around one day; it reads no other file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from typing import Any, TypeAlias

import msgspec

from netjournal.model.amounts import parse_amount
from netjournal.model.ids import id_source
from netjournal.model.journal import Journal
from netjournal.model.records import ME, TABLES, Record

Keys: TypeAlias = Mapping[str, int]
Days: TypeAlias = Mapping[str, date]
Row: TypeAlias = dict[str, Any]

_DAY_FIELDS = frozenset({"on", "due", "done_on", "starts", "ends", "hidden_until"})
_KEY_FIELDS = frozenset(
    {"contacts", "mentions", "contact", "via", "knows", "people", "heard_from", "broker"}
    | {"opportunity", "concerns"}
)
_EVENING = time(20, 15, tzinfo=UTC)
_LONG_AGO = -300


def build(today: date) -> Journal:
    """Return the demo's journal as it would stand on a day; the same day gives the same ids."""
    days = _named_days(today)
    tables = tomllib.loads(_source(days))
    new_id = _ids(today)
    rows = [(table, row, new_id()) for table in tables for row in tables[table]]
    keys = {row["key"]: record_id for _, row, record_id in rows if "key" in row} | {"me": ME}
    journal = Journal()
    for table in TABLES:
        journal.load(
            table,
            (
                _record(table, row, record_id, _Filling(keys, days, today))
                for its_table, row, record_id in rows
                if its_table == table
            ),
        )
    return journal


def _named_days(today: date) -> dict[str, date]:
    sunday = today - timedelta(days=today.weekday() + 1)
    long_past = today - timedelta(days=400)
    thursday = long_past - timedelta(days=(long_past.weekday() - 3) % 7)
    return {
        "sat": sunday - timedelta(days=1),
        "sun": sunday,
        "lib": thursday,
        "lib2": thursday + timedelta(days=1),
    }


def _source(days: Days) -> str:
    text = resources.files(__package__).joinpath("journal.toml").read_text(encoding="utf-8")
    text = text.replace("abos26", f"abos{days['sat']:%y}")
    return text.replace("libtech25", f"libtech{days['lib']:%y}")


def _ids(today: date) -> Callable[[], int]:
    """Return ids of the day before, spread so that their handles differ early."""
    moment = int(datetime.combine(today - timedelta(days=1), _EVENING).timestamp()) * 1000
    turn = 0

    def clock_ms() -> int:
        nonlocal turn
        turn += 1
        return moment + 40 * turn

    return id_source(clock_ms, lambda: turn * 2_531 % 4096)


class _Filling:
    """Puts days and ids in the place of offsets and keys."""

    def __init__(self, keys: Keys, days: Days, today: date) -> None:
        self._keys = keys
        self._days = days
        self._today = today

    def day(self, told: int | str) -> str:
        """Return a day as ISO text; a partial date stays as it is."""
        if isinstance(told, int):
            return (self._today + timedelta(days=told)).isoformat()
        return self._days[told].isoformat() if told in self._days else told

    def moment(self, told: int | str) -> str:
        """Return the evening of a day."""
        return datetime.combine(date.fromisoformat(self.day(told)), _EVENING).isoformat()

    def field(self, name: str, value: Any) -> Any:
        """Return the value of one field, and of those inside it."""
        if name in _DAY_FIELDS:
            return self.day(value)
        if isinstance(value, dict):
            return {inner: self.field(inner, one) for inner, one in value.items()}
        if isinstance(value, list):
            return [self.field(name, one) for one in value]
        if name in _KEY_FIELDS:
            return self._keys[value]
        if name == "amount":
            return msgspec.to_builtins(parse_amount(value, "USD"))
        return value


def _record(table: str, row: Row, record_id: int, filling: _Filling) -> Record:
    doc = {
        name: filling.field(name, value)
        for name, value in row.items()
        if name not in ("key", "made", "concerns")
    }
    if "concerns" in row:
        doc["about"] = filling.field("concerns", row["concerns"])
    if "created" in TABLES[table].__struct_fields__:
        doc["created"] = filling.moment(row.get("made", _since(table, row)))
    return msgspec.convert({"id": record_id, **doc}, TABLES[table])


def _since(table: str, row: Row) -> int | str:
    """Return when a row was written down where it does not say: on the day it tells of."""
    told = row.get("on", row.get("starts", row.get("met", {}).get("on", _LONG_AGO)))
    if table == "contacts" and row.get("sources"):
        told = row["sources"][0]["on"]
    full = isinstance(told, int) or told in ("sat", "sun", "lib", "lib2")
    return told if full else _LONG_AGO
