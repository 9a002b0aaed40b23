"""A file is told by its bytes, and one that cannot be imported is refused in words that help."""

from __future__ import annotations

import pytest

from netjournal.formats.detect import Kind, detect, refusal
from tests.formats.reading import DATA


@pytest.mark.parametrize("path", sorted(DATA.glob("*.vcf")), ids=lambda path: path.stem)
def test_every_vcard_is_seen_as_one_whatever_its_name(path) -> None:
    assert detect(path.read_bytes(), "download") is Kind.VCARD


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"BEGIN:VCALENDAR\r\n", "contacts.vcf", Kind.CALENDAR),
        (b'{"meta":{"1":{"schema":1}},\n"contacts":{', "x.json", Kind.NETJOURNAL),
        (b'{"people": []}', "x.json", Kind.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n", "card.vcf", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0", "card.jpg", Kind.IMAGE),
        (b"PK\x03\x04....Connections.csv", "linkedin.zip", Kind.ZIP),
        (b"PK\x03\x04....[Content_Types].xml", "people.xlsx", Kind.SPREADSHEET),
        (b"Name,E-mail\nAda,ada@example.org\n", "people.csv", Kind.CSV),
        (b"Name;E-mail\nAda;ada@example.org\n", "people.txt", Kind.CSV),
        ("Name,E-mail\nAda,a@b\n".encode("utf-16"), "people", Kind.CSV),
        (b"Name\nAda\n", "people.csv", Kind.CSV),
        (b"BMW,Ada\n1,2\n", "cars", Kind.CSV),
        (b"Dear Ada,", "letter.txt", Kind.UNKNOWN),
        (b"%PDF-1.7\n", "cv.pdf", Kind.UNKNOWN),
        (b"<html>a,b\nc,d", "page.vcf", Kind.PAGE),
        (b"FN:Ada\nEND:VCARD", "cut.vcf", Kind.VCARD),
        (b" \r\n", "a.csv", Kind.EMPTY),
        (b"", "a.vcf", Kind.EMPTY),
    ],
)
def test_kinds(data: bytes, name: str, kind: Kind) -> None:
    assert detect(data, name) is kind


@pytest.mark.parametrize(
    "kind", [Kind.CALENDAR, Kind.IMAGE, Kind.SPREADSHEET, Kind.EMPTY, Kind.UNKNOWN]
)
def test_a_refusal_names_the_file_and_says_what_to_do(kind: Kind) -> None:
    error = refusal(kind, "my\x1b file")
    assert error.sentence.startswith("my file is ")
    assert error.hint
