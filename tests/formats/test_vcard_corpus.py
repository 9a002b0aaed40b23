"""Whole folders of cards from many programs, compared value by value with a second, naive reader.

The folder is named by NETJOURNAL_CORPUS, or lies beside the project; without it the small files
here are all there is.
"""

from __future__ import annotations

import base64
import os
import quopri
import re
import unicodedata
from pathlib import Path

import pytest

from netjournal.formats.vcard import read
from netjournal.model.records import Contact
from tests.formats.reading import DATA, TODAY, counting

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("NETJOURNAL_CORPUS") or ROOT.parent / "shared" / "corpus")
UNFIT = {"untidy", "agents", "hostile", "quoted_printable", "apple", "utf16"}
"""Files of ours that need more than a naive reader."""
FILES = [
    *(path for path in sorted(DATA.glob("*.vcf")) if path.stem not in UNFIT),
    *sorted(CORPUS.glob("vcard/*/*.vcf")),
]
CHECKED = ("FN", "N", "TEL", "EMAIL", "NOTE", "TITLE", "ORG", "URL", "BDAY")


def naive_cards(data: bytes) -> list[list[tuple[str, str]]]:
    """Read names and plain values in the shortest way that works for well-meant files."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    data = re.sub(rb"\r*\n|\r", b"\n", data)
    data = re.sub(rb"(?s)AGENT:BEGIN:VCARD\n.*?END:VCARD\n", b"", data)
    cards: list[list[tuple[str, str]]] = []
    for body in re.split(rb"(?im)^BEGIN:VCARD[ \t]*$", data)[1:]:
        body = re.split(rb"(?im)^END:VCARD[ \t]*$", body)[0]
        cards.append([pair for line in naive_lines(body) for pair in naive_pair(line)])
    return cards


def naive_lines(body: bytes) -> list[bytes]:
    lines: list[bytes] = []
    for line in body.split(b"\n"):
        quoted = lines and b"QUOTED-PRINTABLE" in lines[-1].split(b":")[0].upper()
        if quoted and lines[-1].endswith(b"="):
            lines[-1] = lines[-1][:-1] + line
        elif line[:1] in (b" ", b"\t") and lines:
            lines[-1] += line[1:]
        elif b":" not in line and line and lines and lines[-1][:5].upper() == b"NOTE:":
            lines[-1] += b"\\n" + line
        elif line:
            lines.append(line)
    return lines


def naive_pair(line: bytes) -> list[tuple[str, str]]:
    head, _, value = line.partition(b":")
    name, *params = head.decode("latin-1").upper().split(";")
    name = name.split(".")[-1]
    if name not in CHECKED:
        return []
    if any("QUOTED-PRINTABLE" in param for param in params):
        value = quopri.decodestring(value)
    elif any(param in ("ENCODING=B", "ENCODING=BASE64", "BASE64") for param in params):
        value = base64.b64decode(value)
    charset = next((param[8:] for param in params if param.startswith("CHARSET=")), "utf-8")
    text = ""
    for encoding in (charset, "utf-8", "cp1252", "latin-1"):
        try:
            text = value.decode(encoding)
            break
        except (LookupError, UnicodeDecodeError):
            continue
    return [(name, text)]


def naive_plain(text: str) -> str:
    """Undo backslashes, and drop blanks and signs that no two programs write alike."""
    text = re.sub(r"\\[nN]", "\n", text)
    text = re.sub(r"\\([,;:\"\\])", r"\1", text)
    return bare(text)


def bare(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    return "".join(one for one in text if one.isprintable() and not one.isspace()).lower()


def held(contact: Contact, name: str) -> list[str]:
    """Return everything under which a contact may hold the values of a property, bare."""
    positions = contact.positions
    kept = [line.partition(":")[2] for line in contact.kept if re.search(rf"(?i)\b{name}\b", line)]
    places = {
        "FN": (contact.name, *contact.aliases),
        "N": (contact.name, *contact.aliases, *kept),
        "TEL": [point.value for point in contact.phones],
        "EMAIL": [point.value for point in contact.emails],
        "NOTE": [contact.about],
        "TITLE": [contact.title, *(one.title for one in positions)],
        "ORG": [contact.organization, *(one.organization for one in positions), *kept],
        "URL": [point.value for point in contact.links],
        "BDAY": [contact.birthday, contact.birthday.replace("-", ""), *kept],
    }
    return [naive_plain(text) if text in kept else bare(text) for text in places[name]]


def expected(name: str, value: str) -> str:
    value = naive_plain(value)
    if name == "TEL":
        return value.removeprefix("tel:").replace(";ext=", "ext")
    if name == "EMAIL":
        return value.removeprefix("mailto:")
    return value.strip(";") if name == "ORG" else value


def is_held(contact: Contact, name: str, value: str) -> bool:
    wanted, there = expected(name, value), held(contact, name)
    if name == "N":
        parts = filter(None, (bare(naive_plain(one)) for one in re.split(r"(?<!\\)[;,]", value)))
        return all(part in "".join(there) for part in parts)
    if name == "NOTE":
        return wanted in there[0]
    if name == "BDAY":
        day = re.split("[t]", wanted.replace("1604-", "--"))[0]
        digits = re.sub(r"\D", "", day)
        return any(digits == re.sub(r"\D", "", one) or wanted == one for one in there)
    return wanted in (one.strip(";") for one in there)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_card_and_no_value_is_lost(path: Path) -> None:
    data = path.read_bytes()
    incoming = read(data, today=TODAY, new_id=counting())
    naive = naive_cards(data)
    assert len(incoming.contacts) + len(incoming.skipped) == len(naive)
    skipped = {one.what for one in incoming.skipped}
    contacts = iter(incoming.contacts)
    for number, card in enumerate(naive, 1):
        told = [(name, value) for name, value in card if expected(name, value)]
        if f"card {number}" in skipped:
            assert told == []
        else:
            contact = next(contacts)
            assert [pair for pair in told if not is_held(contact, *pair)] == []
