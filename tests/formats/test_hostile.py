"""Files that mean harm: one clear sentence each, and the good file beside them comes in."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import vobject

from netjournal.errors import Unreadable
from netjournal.formats import archives, files, vcard_out
from netjournal.formats.bringing import plans, read_all
from netjournal.formats.taking import Reader
from netjournal.model.journal import Journal
from netjournal.views import bringing
from tests.formats.reading import TODAY, counting

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
GOOD = b"BEGIN:VCARD\nFN:Ada Lovelace\nEND:VCARD\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def zipped(**held: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def claiming(size: int) -> bytes:
    """Return a zip whose list of contents says so much of a small file."""
    data = bytearray(zipped(a_vcf=GOOD))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = size.to_bytes(4, "little")
    return bytes(data)


def brought(*paths: Path) -> tuple[Journal, list[str]]:
    """Import files into a new journal; return it, and what is said of what was left out."""
    ids = counting()
    taken = read_all(Reader(today=TODAY, new_id=ids), paths)
    journal = Journal()
    made = plans(
        journal, taken, today=TODAY, now=NOON, new_id=ids, keeps_out=lambda _contact: False
    )
    told = [one for one in bringing.details(journal, made) if one.startswith("left out")]
    for edit in made.edits(journal, "import"):
        journal.apply(edit)
    return journal, told


BAD = [
    ("png.csv", PNG, "it is a picture"),
    ("calendar.vcf", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "it is a calendar, not a file of"),
    ("bomb.zip", zipped(a_vcf=bytes(3 << 20)), "it would unpack to more than 256 MB"),
    ("claim.zip", claiming(0x7FFFFFFF), "it would unpack to more than 256 MB"),
    ("cut.zip", zipped(a_vcf=GOOD)[:60], "it is a damaged zip file"),
    ("large.csv", b"Name\n" + b"x" * (2 << 20), "it is too large"),
    ("page.csv", b"<!DOCTYPE html><html>Sign in, please</html>", "it is a web page"),
    ("noise.csv", bytes(n * 79 % 251 for n in range(2_000)), "it is nothing that can be"),
    ("nul.csv", bytes(500), "it is empty"),
    ("deep.json", b'{"contacts":' + b"[" * 100_000, "This JSON file is not a netjournal"),
    ("deep.vcf", b"BEGIN:VCARD\nAGENT:" * 500 + b"END:VCARD\n" * 500, "too many cards inside"),
]
"""Files by name, and what is said of each."""


@pytest.mark.parametrize(("name", "data", "sentence"), BAD, ids=[name for name, *_ in BAD])
def test_a_sentence_each_and_the_good_file_comes_in(
    name: str, data: bytes, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST", 1 << 20)
    monkeypatch.setattr(files, "LARGEST", 1 << 20)
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.vcf").write_bytes(GOOD)
    journal, told = brought(tmp_path / name, tmp_path / "good.vcf")
    assert [one.name for one in journal.contacts.values()] == ["Ada Lovelace"]
    assert len(told) == 1
    assert sentence in told[0]
    assert name in told[0]


def test_what_is_bad_in_a_zip_costs_nothing_else_in_it(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(zipped(a_csv=PNG, b_vcf=GOOD, c_vcf=b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"))
    journal, told = brought(path)
    assert len(journal.contacts) == 1
    assert told == [
        "left out: a.csv, it is a picture",
        "left out: c.vcf, it is a calendar, not a file of contacts",
    ]
    path.write_bytes(zipped(a_csv=PNG))
    with pytest.raises(Unreadable, match="is a picture"):
        brought(path)


def test_a_device_without_an_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1 << 20)
    with pytest.raises(Unreadable, match="too large"):
        files.read_file(Path("/dev/zero"))


EVIL = "\x1b]52;c;ZXZpbA==\x07\x9b31m\u202e[/bold]\\nEND:VCARD\\nBEGIN:VCARD\\nFN:Injected"


def test_nothing_in_any_field_is_more_than_text(tmp_path: Path) -> None:
    names = ("FN", "N", "NICKNAME", "TEL", "EMAIL", "ORG", "TITLE", "URL", "NOTE", "BDAY", "UID")
    lines = "".join(f'{name};TYPE="a\\nTEL:1":{EVIL}\n' for name in (*names, "CATEGORIES", "X-A"))
    card = tmp_path / "card.vcf"
    card.write_text(f"BEGIN:VCARD\n{lines}END:VCARD\n", "utf-8")
    table = tmp_path / "\x1b[31mtable.csv"
    cells = [f'"{EVIL}"', '"=HYPERLINK(""x"")"', "@sum@x.example", "../../etc/passwd"]
    table.write_text("Name,Notes,Email,Company\n" + ",".join(cells) + "\n", "utf-8")
    journal, _ = brought(card, table)
    assert len(journal.contacts) == 2
    written = vcard_out.write(journal.contacts.values(), notes=True)
    assert not set("\x1b\x07\x9b\u202e") & set(written + repr(journal.contacts))
    read = list(vobject.readComponents(written))
    assert len(read) == 2
    assert not any(hasattr(one, "tel") and one.tel.value == "1" for one in read)
