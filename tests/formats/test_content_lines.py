"""Whatever a program did to line ends, folds, letters and nesting, the lines come out whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.errors import Unreadable
from netjournal.formats import content_lines
from netjournal.formats.content_lines import read_cards
from tests.formats.reading import DATA


def lines_of(data: bytes) -> list[list[tuple[str, str]]]:
    return [[(line.name, line.value) for line in card.lines] for card in read_cards(data).cards]


def first_card(data: bytes) -> dict[str, str]:
    return dict(lines_of(data)[0])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_kind_of_line_end_is_read(end: str) -> None:
    text = end.join(["BEGIN:VCARD", "FN:Ada Love", " lace", "", "TEL:1", "END:VCARD", ""])
    assert lines_of(text.encode()) == [[("FN", "Ada Lovelace"), ("TEL", "1")]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_is_read_marked_or_not(encoding: str) -> None:
    text = "BEGIN:VCARD\r\nFN:Élisabeth Żółw 山田\r\nEND:VCARD\r\n"
    assert first_card(text.encode(encoding)) == {"FN": "Élisabeth Żółw 山田"}


def test_a_fold_may_cut_a_letter_in_two() -> None:
    data = (DATA / "folded.vcf").read_bytes()
    assert first_card(data)["FN"] == "Zoë Müller-Łukasiewicz"


def test_each_line_is_decoded_in_its_own_charset() -> None:
    data = (DATA / "no_charset.vcf").read_bytes()
    card = first_card(data)
    assert card["FN"] == "José Ñandú"
    assert card["ORG"] == "Peña & Söhne"
    assert card["NOTE"] == "Привет"


def test_a_charset_that_python_must_not_use_is_passed_over() -> None:
    data = (
        b"BEGIN:VCARD\nFN;CHARSET=unicode_escape:a\\x41\nTITLE;CHARSET=rot13:caf\xc3\xa9\nEND:VCARD"
    )
    assert first_card(data) == {"FN": "a\\x41", "TITLE": "café"}


def test_quoted_printable_goes_on_after_soft_breaks() -> None:
    first, second = lines_of((DATA / "quoted_printable.vcf").read_bytes())
    assert dict(first)["FN"] == "Jürgen Müller"
    assert dict(first)["NOTE"].splitlines() == [
        "Met at the fair",
        "Said: call “soon”, not later",
        "",
        "100 = one hundred",
    ]
    assert dict(second)["FN"] == "Renée Fauré"
    assert dict(second)["NOTE"] == "This one is cropped"


def test_a_soft_break_before_a_blank_keeps_the_words_apart() -> None:
    data = b"BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:King=\n Street\nEND:VCARD"
    assert first_card(data)["NOTE"] == "King Street"


def test_base64_text_is_decoded_and_broken_base64_left_as_it_is() -> None:
    data = b"BEGIN:VCARD\nNOTE;ENCODING=BASE64:QWRh\nTITLE;ENCODING=b:x\nEND:VCARD"
    assert first_card(data) == {"NOTE": "Ada", "TITLE": "x"}


def test_an_unindented_picture_swallows_nothing() -> None:
    card = first_card((DATA / "base64_unindented.vcf").read_bytes())
    assert card["TEL"] == "+1 202 555 0142"
    assert card["NOTE"].split("\\n")[-1] == "It is still there"


def test_parameters_of_all_versions_are_understood() -> None:
    data = b'BEGIN:VCARD\nitem1.TEL;HOME;TYPE="work,fax";PREF=1;X-A="b;c:d":+1\nEND:VCARD'
    (line,) = read_cards(data).cards[0].lines
    assert (line.group, line.name, line.value) == ("item1", "TEL", "+1")
    assert line.params == (
        ("TYPE", "HOME"),
        ("TYPE", "work"),
        ("TYPE", "fax"),
        ("PREF", "1"),
        ("X-A", "b;c:d"),
    )


def test_a_quote_that_never_closes_does_not_hide_the_value() -> None:
    assert first_card(b'BEGIN:VCARD\nTEL;TYPE="home:+1\nEND:VCARD') == {"TEL": "+1"}


def test_names_with_spaces_and_slashes_are_names() -> None:
    data = b"BEGIN:VCARD\nX-GOOGLE TALK:ada\nX-messaging/xmpp-All:ada@b\nEND:VCARD"
    assert first_card(data) == {"X-GOOGLE TALK": "ada", "X-MESSAGING/XMPP-ALL": "ada@b"}


def test_cards_are_told_apart_however_they_begin_and_end() -> None:
    file = read_cards((DATA / "untidy.vcf").read_bytes())
    told = [{one.name: one.value for one in card.lines} for card in file.cards]
    assert {card["FN"]: card["TEL"] for card in told} == {
        "Ada Lovelace": "1",
        "Charles Babbage": "2",
        "Mary Somerville": "3",
        "Grace Hopper": "4",
        "Caroline Herschel": "5",
        "Emmy Noether": "6",
        "Sophie Germain": "7",
    }
    assert file.outside == "From the address book of the society"


def test_an_agents_card_stays_inside_its_owner() -> None:
    cards = lines_of((DATA / "agents.vcf").read_bytes())
    assert [dict(card)["TEL"] for card in cards] == ["222", "444", "555"]
    assert "TEL:111" in dict(cards[0])["AGENT"]
    assert "TEL:333" in dict(cards[1])["AGENT"]


def test_an_agent_left_open_does_not_swallow_the_next_card() -> None:
    data = b"BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:B\nBEGIN:VCARD\nFN:C\nEND:VCARD\n"
    assert [dict(card)["FN"] for card in lines_of(data)] == ["A", "C"]


def test_cards_nested_without_end_are_one_unreadable_card() -> None:
    deep = b"AGENT:BEGIN:VCARD\n" * 3_000
    file = read_cards(b"BEGIN:VCARD\nFN:A\n" + deep + b"END:VCARD\n" * 3_001)
    assert [card.problem for card in file.cards] == ["too many cards inside each other"]
    assert file.cards[0].raw.startswith("FN:A")


def test_a_card_of_too_many_lines_comes_back_as_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_lines, "MAX_LINES", 3)
    file = read_cards(
        b"BEGIN:VCARD\nTEL:1\nTEL:2\nTEL:3\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD"
    )
    assert file.cards[0].problem == "more than 3 lines in one card"
    assert "TEL:3" in file.cards[0].raw
    assert file.cards[1].lines[0].value == "B"


def test_a_file_of_too_many_cards_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_lines, "MAX_CARDS", 2)
    with pytest.raises(Unreadable, match="more than 2 cards"):
        read_cards(b"BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 3)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ((DATA / "calendar.ics").read_bytes(), "calendar"),
        (b"name,email\nAda,ada@example.org\n", "no vCards"),
        (b"", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no vCards"),
    ],
)
def test_what_is_no_vcard_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as refused:
        read_cards(data)
    assert refused.value.hint


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:VCARD",
                "END:VCARD",
                "FN:A",
                "AGENT:",
                "AGENT:BEGIN:VCARD",
                " fold",
                "stray",
                "",
                "NOTE;QUOTED-PRINTABLE:a=",
                "PHOTO;BASE64:",
                "\ttab",
                'TEL;TYPE="x:1',
                "item1.:",
                ";",
                ":",
                "N;CHARSET=x:é",
                "TEL;;=:1",
                "END:VCARDBEGIN:VCARD",
            ]
        ),
        max_size=20,
    )
)
def test_no_order_of_lines_raises(lines: list[str]) -> None:
    data = "\n".join(["BEGIN:VCARD", *lines]).encode()
    assert read_cards(data).cards


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_octets_raise_inside_a_card(octets: bytes) -> None:
    assert read_cards(b"BEGIN:VCARD\nFN:A\n" + octets + b"\nEND:VCARD\n").cards
