"""Every property of a card arrives where a person looks for it, whole; the rest is kept."""

from __future__ import annotations

import time

import pytest

from netjournal.model.records import Position, Source
from tests.formats.reading import TODAY, card, labelled, values, vcards


def test_unescaped_commas_cut_nothing() -> None:
    (john,) = vcards("commas.vcf").contacts
    assert john.name == "John Doe, PhD"
    assert john.title == "VP, Sales; Europe"
    assert john.organization == "Company, The"
    assert "ORG:Company, The;Sales, Europe" in john.kept
    assert john.about == 'Met at conf, owes me coffee; likes tea\nC:\\temp "quoted" \\e'
    assert values(john.links) == ["https://example.org/a,b;c=1"]
    assert john.birthday == "1980-05-05"
    assert "BDAY:the fifth of May" in john.kept


def test_apples_labels_groups_and_hidden_year() -> None:
    incoming = vcards("apple.vcf")
    (mary,) = incoming.contacts
    assert labelled(mary.emails) == {
        "mary@example.org": "school",
        "m.somerville@example.com": "work",
    }
    assert labelled(mary.phones) == {"+44 131 496 0000": "assistant phone"}
    assert labelled(mary.links) == {
        "https://www.linkedin.com/in/marys": "linkedin",
        "mary@example.social": "mastodon",
        "skype:mary.s": "skype home",
    }
    assert mary.birthday == "--12-26"
    assert mary.aliases == ("Polly", "Mrs S")
    assert mary.former_names == ("Fairfax",)
    assert mary.reading == "Meh-ree Summerville"
    assert mary.city == "Edinburgh"
    assert incoming.dropped == 1


def test_a_label_is_kept_with_the_line_it_belongs_to() -> None:
    (mary,) = vcards("apple.vcf").contacts
    anniversary = mary.kept.index("item4.X-ABDATE;type=pref:1812-01-01")
    assert mary.kept[anniversary + 1] == "item4.X-ABLabel:_$!<Anniversary>!$_"
    assert not any("School" in line for line in mary.kept)


def test_a_group_of_cards_is_a_tag_and_no_person() -> None:
    incoming = vcards("apple.vcf")
    assert [one.name for one in incoming.contacts] == ["Dr. Mary Somerville"]
    assert incoming.contacts[0].tags == ("Royal-Society", "Astronomers")
    assert incoming.skipped == ()


def test_what_a_tag_does_not_hold_of_a_group_is_reported() -> None:
    ada = "BEGIN:VCARD\nFN:Ada\nUID:1\nEND:VCARD\n"
    group = "BEGIN:VCARD\nKIND:group\nFN:Tea\nMEMBER:urn:uuid:1\n{}END:VCARD\n"
    for more, reason in (
        ("MEMBER:mailto:mary@x.example\n", "1 in it are not in this file"),
        ("NOTE:on mondays\n", "what else its card says"),
        ("", ""),
    ):
        read = vcards((ada + group.format(more)).encode())
        assert read.contacts[0].tags == ("Tea",)
        assert [reason in one.reason and more in one.raw for one in read.skipped] == [True] * bool(
            more
        )


def test_utf8_that_is_called_something_else() -> None:
    (zoe,) = vcards("BEGIN:VCARD\nFN;CHARSET=ISO-8859-1:Zoë\nEND:VCARD\n".encode()).contacts
    assert zoe.name == "Zoë"


def test_androids_own_labels_and_nicknames() -> None:
    ada = card(
        "FN:Ada",
        "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E2=82=AC=20desk):123",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Augusta;1;;;;;;;;;;;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Lord;1;;",
    )
    assert labelled(ada.phones) == {"123": "€ desk"}
    assert ada.aliases == ("Augusta",)
    assert ada.kept == ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Lord;1;;",)


def test_googles_labels_categories_and_messengers() -> None:
    (grace,) = vcards("google.vcf").contacts
    assert grace.tags == ("Compilers",)
    assert labelled(grace.links) == {
        "https://example.org/grace": "Portfolio",
        "grace.talk": "gtalk work",
    }
    assert labelled(grace.phones) == {"+1 202 555 0143": "work fax"}
    assert grace.birthday == "--12-09"
    assert grace.kept == ("N:Hopper;Grace;Brewster;;", "X-messaging/xmpp-All:grace@example.org")


def test_version_four_with_its_uris() -> None:
    (emmy,) = vcards("version4.vcf").contacts
    assert emmy.name == "Emmy Noether"
    assert emmy.aliases == ("Amalie Emmy Noether",)
    assert values(emmy.phones) == ["+49-171-5550-100", "+49-551-555-0100 ext 42"]
    assert values(emmy.emails) == ["emmy@example.org"]
    assert (emmy.timezone, emmy.language, emmy.pronouns) == ("Europe/Berlin", "de", "she/her")
    assert (emmy.organization, emmy.title) == ("Göttingen", "Professor")
    assert emmy.positions == (Position(organization="Erlangen", title="Lecturer"),)
    assert emmy.city == "Göttingen"
    assert "GENDER:F" in emmy.kept
    assert not any(line.startswith(("REV", "VERSION", "UID", "KEY")) for line in emmy.kept)
    key = "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert emmy.sources == (Source(origin="vcard", on=TODAY, key=key),)


def test_somebody_without_a_name_is_called_by_what_there_is() -> None:
    incoming = vcards("nameless.vcf")
    assert [one.name for one in incoming.contacts] == [
        "María José Luz de la Vega",
        "Big Joey",
        "Analytical Engines Ltd",
        "nobody@example.org",
        "+44 20 7946 0012",
        "(no name)",
    ]


def test_a_card_about_nobody_is_reported_with_its_text() -> None:
    empty, picture = vcards("nameless.vcf").skipped
    assert (empty.what, empty.reason) == ("card 7", "there is nothing in it")
    assert "VERSION:3.0" in empty.raw
    assert (picture.what, picture.reason) == ("card 8", "there is only a picture in it")


def test_controls_and_turned_text_do_not_come_in() -> None:
    (john,) = vcards("hostile.vcf").contacts
    everything = "".join([john.name, john.about, *john.kept])
    assert all(sign.isprintable() or sign == "\n" for sign in everything)
    assert "[/ [bold]" in john.about


def test_a_line_that_is_no_content_line_is_kept() -> None:
    (john,) = vcards("hostile.vcf").contacts
    assert "X-NETJOURNAL-LINE:this line has no colon" in john.kept
    assert 'X-A;B="c;d":kept' in john.kept


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1815-12-10", "1815-12-10"),
        ("BDAY:18151210", "1815-12-10"),
        ("BDAY:1815-12-10T00:00:00Z", "1815-12-10"),
        ("BDAY:--1210", "--12-10"),
        ("BDAY:--12-10", "--12-10"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1815:1815-12-10", "--12-10"),
        ("BDAY:1815-12", "1815-12"),
        ("BDAY:1815", "1815"),
        ("BDAY:10.12.1815", "1815-12-10"),
        ("BDAY:1815/12/1", "1815-12-01"),
        ("BDAY:12/25/1980", "1980-12-25"),
    ],
)
def test_birthdays_in_all_their_forms(line: str, birthday: str) -> None:
    ada = card("FN:Ada Lovelace", line)
    assert (ada.birthday, ada.kept) == (birthday, ())


@pytest.mark.parametrize("line", ["BDAY:70-7-14", "BDAY:2021-02-29", "BDAY:---10", "BDAY:19701340"])
def test_a_birthday_that_is_no_date_is_kept_as_it_is(line: str) -> None:
    ada = card("FN:Ada Lovelace", line)
    assert (ada.birthday, ada.kept) == ("", (line,))


def test_one_number_under_three_labels_is_one_point() -> None:
    ada = card("FN:Ada", "TEL;TYPE=FAX:123", "TEL;TYPE=HOME:123", "TEL;TYPE=HOME:123", "TEL:")
    assert labelled(ada.phones) == {"123": "fax / home"}


def test_notes_come_together_and_a_title_may_be_a_role() -> None:
    ada = card("FN:Ada", "NOTE:One\\nline", "NOTE:Two", "ROLE:Analyst")
    assert ada.about == "One\nline\n\nTwo"
    assert (ada.title, ada.kept) == ("Analyst", ())


def test_the_parts_of_a_name_are_kept_where_the_name_alone_hides_them() -> None:
    assert card("FN:Ada Lovelace", "N:Lovelace;Ada;;;").kept == ()
    assert card("FN:Jan van der Berg", "N:van der Berg;Jan;;;").kept == ("N:van der Berg;Jan;;;",)
    plumber = card("FN:The plumber", "N:Smith;Bob;;;")
    assert (plumber.name, plumber.aliases) == ("The plumber", ("Bob Smith",))


def test_a_name_of_the_east_keeps_its_order() -> None:
    assert card("N:山田;太郎;;;", "TEL:1").name == "山田 太郎"


def test_a_japanese_phones_reading_is_no_sound() -> None:
    data = "BEGIN:VCARD\nFN:山田 太郎\nSOUND;X-IRMC-N:ﾔﾏﾀﾞ;ﾀﾛｳ;;;\nEND:VCARD".encode()
    incoming = vcards(data)
    assert incoming.contacts[0].reading == "ﾔﾏﾀﾞ ﾀﾛｳ"
    assert incoming.dropped == 0


def test_the_same_card_gets_the_same_key_without_a_uid() -> None:
    first = card("FN:Ada Lovelace", "EMAIL:ada@example.org")
    again = card("EMAIL:ada@example.org", "FN:Ada LOVELACE", "NOTE:changed")
    assert first.sources[0].key == again.sources[0].key


def test_an_imported_contact_stays_in_the_address_book() -> None:
    ada = card("FN:Ada Lovelace")
    assert ada.sources
    assert ada.updated is None


def test_a_note_of_a_megabyte_comes_in_whole_and_soon() -> None:
    note = "Engines and looms. " * 60_000
    began = time.perf_counter()
    assert len(card("FN:Ada", f"NOTE:{note}").about) == len(note.rstrip())
    assert time.perf_counter() - began < 5


def test_thousands_of_cards_are_read_in_little_time() -> None:
    one = (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lovelace;Ada;;;\r\nFN:Ada Lovelace\r\nORG:Engines\r\n"
        b"EMAIL;TYPE=WORK:ada%d@example.org\r\nTEL;TYPE=CELL:+44 20 7946 %04d\r\n"
        b"NOTE:Met at the salon\\, owes\r\n  me a letter\r\nEND:VCARD\r\n"
    )
    data = b"".join(one % (number, number) for number in range(4_000))
    began = time.perf_counter()
    assert len(vcards(data).contacts) == 4_000
    assert time.perf_counter() - began < 5
