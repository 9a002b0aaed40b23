"""Tables of every program give the same people, and nothing that stands in a cell is lost."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.errors import Unreadable, Usage
from netjournal.formats import csv_cards
from netjournal.formats.columns import is_known, pairs
from netjournal.formats.csv_days import read_day
from netjournal.formats.incoming import Incoming
from netjournal.formats.tables import read_table
from netjournal.model.records import Contact
from netjournal.model.text import clean
from tests.formats.reading import DATA, TODAY, counting, labelled, values
from tests.formats.test_vcard_corpus import CORPUS


def table(data: bytes | str, **mapping: str) -> Incoming:
    raw = data.encode() if isinstance(data, str) else data
    file = csv_cards.open_table(raw, mapping)
    return csv_cards.read(file, today=TODAY, new_id=counting())


def only(data: bytes | str, **mapping: str) -> Contact:
    (contact,) = table(data, **mapping).contacts
    return contact


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    rows = [["Vorname", "Nachname", "E-Mail", "Firma"], ["Jörg", "Müller", "j@x.example", "A & B"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    ada = only(text.encode(encoding))
    assert (ada.name, values(ada.emails), ada.organization) == (
        "Jörg Müller",
        ["j@x.example"],
        "A & B",
    )


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "Vorname,Nachname,URL,E-Mail-Adresse,Firma,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
        "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
        "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
    ],
)
def test_linkedin_in_the_languages_it_speaks(header: str) -> None:
    row = 'Ada,"Lovelace, PhD",https://www.linkedin.com/in/Ada/?x=1,,Engines,CTO,12 Nov 2019'
    read = table(f"Notes:,,,,,,\n\n{header}\n{row}\n,,,,,,05 May 2019\n")
    (ada,) = read.contacts
    assert (ada.name, ada.aliases) == ("Ada Lovelace", ("Ada Lovelace, PhD",))
    assert (ada.organization, ada.title) == ("Engines", "CTO")
    assert ada.met is not None
    assert (ada.met.on, ada.met.where) == ("2019-11-12", "LinkedIn")
    assert (ada.sources[0].origin, ada.sources[0].key) == ("linkedin", "in/ada")
    assert [one.what for one in read.skipped] == ["1 row"]


def test_google_keeps_several_values_and_their_labels() -> None:
    ada = only(
        "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
        "Phone 1 - Value,Relation 1 - Label,Relation 1 - Value,Birthday\n"
        "Ada,Lovelace,Science ::: * myContacts,* Work,a@x.example ::: b@x.example,Mobile,"
        "+44 1 ::: +44 2,Spouse,William,--12-10\n"
    )
    assert labelled(ada.emails) == {"a@x.example": "work", "b@x.example": "work"}
    assert values(ada.phones) == ["+44 1", "+44 2"]
    assert (ada.tags, ada.birthday, ada.about) == (("Science",), "--12-10", "spouse: William")


def test_outlook_and_thunderbird() -> None:
    outlook = only(
        "Title,First Name,Last Name,Company,Job Title,Business City,Business Phone,Home Fax,"
        "E-mail Address,E-mail Type,Birthday,Anniversary,Categories,Priority\n"
        "Dr.,Ada,Lovelace,Engines,CTO,London,+44 20 1234567,+44 20 7654321,a@x.example,SMTP,"
        "12/28/1815,0/0/00,Kunde;VIP,Normal\n"
    )
    assert labelled(outlook.phones) == {"+44 20 1234567": "work", "+44 20 7654321": "home fax"}
    assert (outlook.city, outlook.birthday) == ("London", "1815-12-28")
    assert (outlook.tags, outlook.about) == (("Kunde", "VIP"), "")
    bird = only(
        "First Name,Last Name,Display Name,Primary Email,Secondary Email,Birth Year,Birth Month,"
        "Birth Day\nAda,Lovelace,Ada L.,a@x.example,b@x.example,1815,12,10\n"
    )
    assert (values(bird.emails), bird.birthday) == (["a@x.example", "b@x.example"], "1815-12-10")


def test_outlook_in_german() -> None:
    ada = only(
        '"Anrede","Vorname","Nachname","Firma","Position","Straße geschäftlich","Ort geschäftlich",'
        '"Telefon geschäftlich","Mobiltelefon","E-Mail-Adresse","E-Mail 2: Adresse","Kategorien"\n'
        '"Frau","Ada","Lovelace","Engines","Leiterin","Weg 1","Köln","+49 221 1234567",'
        '"+49 171 1234567","a@x.example","b@x.example","Kunde;VIP"\n'.encode("cp1252")
    )
    assert (ada.name, ada.title, ada.city) == ("Ada Lovelace", "Leiterin", "Köln")
    assert labelled(ada.phones) == {"+49 221 1234567": "work", "+49 171 1234567": "cell"}
    assert (values(ada.emails), ada.tags) == (["a@x.example", "b@x.example"], ("Kunde", "VIP"))


@pytest.mark.parametrize(
    "header",
    [
        "姓名,电话,手机,邮箱,公司,职位,生日",
        "氏名,電話番号,携帯電話,メール,会社名,役職,誕生日",
        "Nom complet,Tél.,Téléphone portable,Courriel,Société,Poste,Date de naissance",
        "Full name,Tel. (work),Tel. (mobile),E-Mail (privat),Company (text),Role,DOB",
        "имя и фамилия,телефон,мобильный,почта,компания,должность,день рождения",
    ],
)
def test_columns_in_other_words(header: str) -> None:
    ada = only(f"{header}\nAda,+44 20 1234567,07700 900001,a@x.example,Engines,CTO,1815-12-10\n")
    assert (ada.name, ada.organization, ada.title) == ("Ada", "Engines", "CTO")
    assert values(ada.phones) == ["+44 20 1234567", "07700 900001"]
    assert ada.phones[1].label == "cell"
    assert (values(ada.emails), ada.birthday, ada.about) == (["a@x.example"], "1815-12-10", "")


def test_what_stands_in_a_column_tells_what_it_is() -> None:
    ada = only("Name,Kontakt,Anderer,Rückruf\nAda,a@x.example,https://x.example,+44 20 123 4567\n")
    assert (values(ada.emails), values(ada.links)) == (["a@x.example"], ["https://x.example"])
    assert (values(ada.phones), ada.about) == (["+44 20 123 4567"], "")


def test_a_position_stays_with_its_organization() -> None:
    ada = only("Name,Occupation,Organization 1 - Name,Organization 1 - Title\nAda,Poet,Looms,CTO\n")
    assert (ada.organization, ada.title, ada.positions[0].title) == ("Looms", "CTO", "Poet")


def test_streets_and_numbers_of_several_kinds() -> None:
    ada = only(
        "Prénom;Nom;Rue (bureau);Ville (bureau);Code postal (bureau);Rue (domicile);"
        "Télécopie (bureau);Home;Adresse de messagerie\n"
        'Ada;Lovelace;1 rue Haute;Paris;75001;2 rue Basse;"=""0155550002""";0171 555000;'
        "a@x.example\n"
    )
    assert labelled(ada.phones) == {"0155550002": "work fax", "0171 555000": "home"}
    assert ada.kept == (
        "ADR;TYPE=work:;;1 rue Haute;Paris;;75001;",
        "ADR;TYPE=home:;;2 rue Basse;;;;",
    )


def test_columns_without_a_place_are_kept_in_words() -> None:
    ada = only('Name,Status,Notes\nAda,Active,"two\nlines"\n')
    assert ada.about == "Status: Active\ntwo\nlines"
    assert only("Name,Status\nAda,Active\n", Status="tag").tags == ("Active",)


def test_a_surname_in_front_is_turned_round_and_letters_behind_are_not() -> None:
    ada = only('Name\n"Lovelace, Ada"\n')
    assert (ada.name, ada.aliases) == ("Ada Lovelace", ("Lovelace, Ada",))
    assert only('Name\n"Ada Lovelace, PhD"\n').name == "Ada Lovelace, PhD"


def test_a_table_without_a_header_and_a_quote_that_never_ends() -> None:
    ada = only("Ada Lovelace;ada@x.example;+44 20 7946 0100\n")
    assert (ada.name, values(ada.emails)) == ("Ada Lovelace", ["ada@x.example"])
    rows = "".join(f"Ada {n},a{n}@x.example\n" for n in range(300))
    read = table(f'Name,Email\n"Grace,g@x.example\n{rows}')
    assert len(read.contacts) == 301
    assert "quotation mark" in read.skipped[0].reason
    few = table('Name,Email\nAda,a@x.example\n"Grace,g@x.example\nMary,m@x.example\n')
    assert [one.name for one in few.contacts] == ["Ada", "Grace", "Mary"]
    wide = "".join(f"{name},b,c,d,e@x.example\n" for name in ("Ada", '"Grace', "Mary", "Hedy"))
    closed = table(f'Name,City,Company,Title,Email\n{wide}"Émilie",b,c,d,e@x.example\n')
    assert len(closed.contacts) == 5
    note = only('Name,Notes\nAda,"cats, dogs\ntea, cake\nrain, sun"\n')
    assert note.about == "cats, dogs\ntea, cake\nrain, sun"


@pytest.mark.parametrize("data", [b"", b" \n\n", b",,,\n,,\n", b"\0\0", b"\xef\xbb\xbf"])
def test_a_table_of_nothing_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        table(data)


def test_a_very_long_note_is_one_note() -> None:
    note = "\n".join(f"line {n}" for n in range(40_000))
    assert only(f'Name,Notes\nAda,"{note}"\n').about == note


def test_a_mapping_is_read_and_refused_in_words() -> None:
    assert pairs(["A=name,B=email", "x, y=title"]) == {"A": "name", "B": "email", "x, y": "title"}
    with pytest.raises(Usage, match="maps no column"):
        pairs(["name"])
    with pytest.raises(Usage, match="is no field"):
        table("Name\nAda\n", Name="colour")
    with pytest.raises(Unreadable, match="who a row is about"):
        table("Colour,Size\nred,7\n")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("12 Nov 2025", "2025-11-12"),
        ("1/31/18, 5:00 PM", "2018-01-31"),
        ("5. März 2024", "2024-03-05"),
        ("3 de ene de 2020", "2020-01-03"),
        ("12-Nov-19", "2019-11-12"),
        ("Nov 12, 2019", "2019-11-12"),
        ("2019年11月12日", "2019-11-12"),
        ("25/12/1980", "1980-12-25"),
        ("12 janv. 2021", "2021-01-12"),
        ("2020-02-30", ""),
        ("0/0/00", ""),
        ("19691228", "1969-12-28"),
        ("--03-14", "--03-14"),
    ],
)
def test_days_as_programs_write_them(cell: str, day: str) -> None:
    assert read_day(cell, day_first=False) == day


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=5), max_size=6))
def test_no_table_ever_breaks_the_reader(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["Name", "Email", "Notes"], *rows])
    table(out.getvalue().encode("utf-8", "replace"))


_SAYING = re.compile(
    r"(?<!display )name|mail.*(value|address)|phone|company|notes|position|url", re.I
)
FILES = [*sorted(DATA.glob("*.csv")), *sorted(CORPUS.glob("csv/*/*.csv"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_cell_of_a_folder_of_tables_is_somewhere(path: Path) -> None:
    data = path.read_bytes()
    if not data.strip():
        with pytest.raises(Unreadable, match="empty"):
            table(data)
        return
    read = table(data)
    held = flat(msgspec.json.encode((read.contacts, read.skipped)).decode())
    header = read_table(data, is_known).header
    for row in naive_rows(data, header[0]):
        for name, cell in zip(header, row, strict=False):
            wanted = _SAYING.search(name)
            for piece in re.split(r"\s*:::\s*", cell if wanted else ""):
                assert flat(piece.replace("\\:", ":").strip("* ")) in held, (name, piece)


def naive_rows(data: bytes, first: str) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    start = re.search(rf'^"?{re.escape(first)}"?[,;]', text, re.M)
    assert start is not None
    delimiter = ";" if text[start.end() - 1] == ";" else ","
    return list(csv.reader(io.StringIO(text[start.start() :]), delimiter=delimiter))[1:]


def flat(text: str) -> str:
    """Return the letters and digits of a text, so that only they are compared."""
    plain = unicodedata.normalize("NFC", clean(text.replace("\\n", " "), lines=True))
    return "".join(filter(str.isalnum, plain)).lower()
