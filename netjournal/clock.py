"""The one place that reads the clock; `NETJOURNAL_TODAY` fixes the day for tests and pictures."""

from __future__ import annotations

import os
from datetime import date, datetime

from netjournal.errors import Usage

ENV_TODAY = "NETJOURNAL_TODAY"


def now() -> datetime:
    """Return the time with its offset; on the fixed day where one is set."""
    moment = datetime.now().astimezone().replace(microsecond=0)
    fixed = os.environ.get(ENV_TODAY)
    if not fixed:
        return moment
    try:
        day = date.fromisoformat(fixed)
    except ValueError:
        raise Usage(f"{ENV_TODAY} is not a date: {fixed}", "Write it as 2026-11-23.") from None
    return moment.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    """Return the day on the user's calendar."""
    return now().date()
