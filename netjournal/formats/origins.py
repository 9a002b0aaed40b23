"""Where contacts come from, in words; only names."""

from __future__ import annotations

NAMES = {
    "vcard": "vCards",
    "linkedin": "LinkedIn",
    "google": "Google",
    "outlook": "Outlook",
    "thunderbird": "Thunderbird",
    "friends": "friends",
    "csv": "a table",
    "netjournal": "a journal",
}


def named(origin: str) -> str:
    """Return a source's name; one that is not known is named as it is written."""
    return NAMES.get(origin, origin)
