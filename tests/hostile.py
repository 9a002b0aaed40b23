"""Text that means harm to a terminal, in every field of a journal, and how to find it there."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from netjournal import clock
from netjournal.model.edits import Change, Edit
from netjournal.store.store import Store

EVIL = (
    "\x1b]52;c;ZXZpbA==\x07\x1b[?9999h\x9b31m\x9d0;title\x9c\x00\x7f\r\x0b\x0c"
    "\u202eabc\u2066\u200f\u2028[/nope][@click=app.quit]x[/] [b]"
    f"e{chr(0x301) * 60}"
)
"""The clipboard taken, modes set, a title changed, lines overwritten, directions turned, markup,
and a flood of accents."""
FLOOD = EVIL[-61:]
LINE = EVIL * ((1 << 14) // len(EVIL))
"""A long line of it, yet not so long that a screen takes more than a moment."""
_DAY = "2026-11-20"

HARM = re.compile(
    rb"\x1b\]52|9999h\x1b|\x1b\[\?9999|\x07|\x00|\x7f|\x0b|\x0c"
    rb"|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|(?:\xcc\x81){9}"
)
"""What of it must not reach a terminal; carriage returns an app sends by itself."""
_POINTER = re.compile(rb"\x1b\]22;[a-z]+\x07")
"""How an app asks for a form of the mouse's pointer."""
_COPIED = re.compile(rb"\x1b\]52;c;([\w+/=]+)\x07")


def _copied(found: re.Match[bytes]) -> bytes:
    """Return what a key copied through the terminal; only the words of harm ask for "evil".

    A flood of accents is copied as it was written: nothing paints it here.
    """
    words = b64decode(found[1])
    return found[0] if words == b"evil" else re.sub(rb"(?:\xcc\x81)+", b"", words)


def harm(sent: bytes) -> list[bytes]:
    """Return what should not have been sent, with some of what stood before it."""
    sent = _POINTER.sub(b"", _COPIED.sub(_copied, sent))
    return [sent[max(0, one.start() - 40) : one.end()] for one in HARM.finditer(sent)][:3]


def write(path: Path, *more: str) -> None:
    """Make a journal with such text in every field, and an entry for each text more."""
    store = Store.open(
        path, backups=path.parent / "backups", by="shell", now=clock.now, create=True
    )
    store.commit(Edit(f"noted {EVIL}", tuple(_changes(more))))
    store.close()


def _changes(more: Iterable[str]) -> list[Change]:
    points = [{"value": f"{EVIL}@example.org", "label": EVIL}]
    evil = f"Eve {EVIL}"
    documents: list[tuple[str, dict[str, Any]]] = [
        ("contacts", {
            "id": 1, "name": evil, "aliases": [EVIL], "former_names": [EVIL], "pronouns": EVIL,
            "reading": EVIL, "organization": EVIL, "title": EVIL, "emails": points,
            "phones": points, "links": points, "city": EVIL, "timezone": EVIL,
            "language": EVIL, "birthday": EVIL,
            "relations": [{"kind": EVIL, "since": EVIL}], "roles": [EVIL], "tags": [EVIL],
            "positions": [{"organization": EVIL, "title": EVIL}], "reach": EVIL, "about": EVIL,
            "met": {"on": EVIL, "tag": EVIL, "where": EVIL}, "kept": [EVIL],
            "sources": [{"origin": EVIL, "on": _DAY, "key": EVIL}],
            "updated": "2026-11-20T10:00:00Z",
        }),
        ("contacts", {"id": 2, "name": f"Eve Archived {EVIL}", "archived": EVIL}),
        ("entries", {
            "id": 3, "on": _DAY, "at": EVIL, "kind": EVIL, "text": f"lunch {EVIL}\nand {EVIL}",
            "contacts": [1], "others": [EVIL], "tags": [EVIL], "unclear": [EVIL],
            "outcomes": [{"kind": EVIL}], "coming": [{"on": "2026-11-25", "what": EVIL}],
        }),
        ("favors", {"id": 4, "contact": 1, "direction": "i_owe", "what": EVIL, "kind": EVIL,
                    "due": "2026-11-22", "parts": [{"on": _DAY, "text": EVIL}]}),
        ("favors", {"id": 5, "contact": 1, "direction": "they_owe", "what": EVIL,
                    "amount": {"minor": 5, "currency": EVIL}}),
        ("follow_ups", {"id": 6, "contact": 1, "on": "2026-11-23", "why": EVIL, "tag": EVIL}),
        ("tags", {"id": 7, "name": EVIL, "title": EVIL, "kind": "event", "place": EVIL,
                  "link": EVIL, "my_part": EVIL, "to_meet": [{"name": EVIL}], "about": EVIL}),
        ("introductions", {"id": 8, "people": [1, 2], "steps": [{"step": EVIL, "on": _DAY}]}),
        ("opportunities", {"id": 9, "what": EVIL, "kind": EVIL, "organization": EVIL, "about": EVIL,
                           "heard_from": 1, "stages": [{"step": EVIL, "on": _DAY}]}),
    ]  # fmt: skip
    documents += [
        ("entries", {"id": 10 + place, "on": _DAY, "kind": "note", "text": text, "contacts": [1]})
        for place, text in enumerate(more)
    ]
    return [Change(table, document["id"], now=document) for table, document in documents]
