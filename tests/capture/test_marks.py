"""Marks count where they begin a word and mean something, and nowhere else."""

from __future__ import annotations

import pytest

from tests.capture.people import named, promised, taken

FULL = (
    "Rosalind Franklin (King's College, crystallographer) #abos26 via Mary Somerville:"
    " runs the bookmobile fleet > send slides by fri < intro to Charles Babbage +2w"
)


def test_everything_in_one_line() -> None:
    draft = taken(FULL)
    new = draft.new_people[0]
    assert (new.name, new.organization, new.title) == (
        "Rosalind Franklin",
        "King's College",
        "crystallographer",
    )
    assert named(draft, draft.contacts) == ["+Rosalind Franklin"]
    assert named(draft, draft.via) == ["Mary Somerville"]
    assert draft.tags == ("abos26",)
    assert draft.text == "runs the bookmobile fleet"
    assert promised(FULL) == [
        ("i_owe", "+Rosalind Franklin", "send slides", "2026-11-27"),
        ("they_owe", "+Rosalind Franklin", "intro to Charles Babbage", ""),
    ]
    assert named(draft, draft.favors[1].about) == ["Charles Babbage"]
    assert [str(one.on) for one in draft.follow_ups] == ["2026-12-07"]


@pytest.mark.parametrize(
    "line",
    [
        "Ada: growth > 50% this year",
        "Ada: sells >40 a day, <$2m, <3",
        "> quoted mail",
        "Ada <> Mary, maybe",
        "Ada: more than 5 > 4 for sure",
        "Ada likes C++ and C#, and a>b",
        "Ada: issue #42 and x#y",
        "Ada: +1 from me",
        "Ada: score 3 < 4",
        "Ada >= Charles",
        'Ada: "> send slides" is how it is written',
        r"Ada: \> send slides \#notatag",
        "Ada at the end >",
    ],
)
def test_text_that_only_looks_like_marks(line: str) -> None:
    draft = taken(line)
    assert (draft.favors, draft.follow_ups, draft.tags, draft.points) == ((), (), (), ())


@pytest.mark.parametrize(
    ("line", "what", "due"),
    [
        ("Ada > send slides by fri", "send slides", "2026-11-27"),
        ("Ada → send slides by 1 dec", "send slides", "2026-12-01"),
        ("Ada -> send slides tomorrow", "send slides", "2026-11-24"),
        ("Ada＞send slides", "send slides", ""),
        ("Ada > 50 EUR for lunch", "50 EUR for lunch", ""),
        ("Ada > a book by Grace", "a book by Grace", ""),
        ("Ada > a book by Grace by fri. She was kind", "a book by Grace", "2026-11-27"),
        ("Ada > slides #abos26 +2w by fri", "slides", "2026-11-27"),
        ("Ada > intro to Dr. Noether by 2026-12-01", "intro to Dr. Noether", "2026-12-01"),
    ],
)
def test_where_a_favor_ends(line: str, what: str, due: str) -> None:
    assert promised(line) == [("i_owe", "Ada Lovelace", what, due)]


def test_an_impossible_day_is_kept_as_words_and_said_so() -> None:
    draft = taken("Ada > send slides by 31 feb")
    assert draft.favors[0].what == "send slides by 31 feb"
    assert draft.favors[0].due is None
    assert [one.sentence() for one in draft.unclear] == ["no such day: 31 feb"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ada +2w", "2026-12-07"),
        ("Ada +fri", "2026-11-27"),
        ("Ada +1dec", "2026-12-01"),
        ("Ada +1 dec", "2026-12-01"),
        ("Ada +2026-12-01", "2026-12-01"),
    ],
)
def test_follow_ups(line: str, day: str) -> None:
    draft = taken(line)
    assert [str(one.on) for one in draft.follow_ups] == [day]
    assert draft.text == ""


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Ada #abos26, #lib-tech.", ("abos26", "lib-tech")),
        ("Ada ＃会議", ("会議",)),
        ("Ada #33c3 (#ccc)", ("33c3", "ccc")),
        ("Ada https://example.org/#part", ()),
    ],
)
def test_tags(line: str, tags: tuple[str, ...]) -> None:
    assert taken(line).tags == tags


def test_relations_and_roles_are_known_tags() -> None:
    draft = taken("Ada #neighbor #mentee #chess every 2 weeks")
    assert (draft.relations, draft.roles, draft.tags) == (("neighbor",), ("mentee",), ("chess",))
    assert draft.pace == 14


def test_a_relation_of_nobody_stays_a_tag() -> None:
    assert taken("flyer for every #mentee").tags == ("mentee",)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Ada ada@analytical.example", "emails", "ada@analytical.example"),
        ("Ada <ada@analytical.example>", "emails", "ada@analytical.example"),
        ("Ada +44 20 7946 0958", "phones", "+44 20 7946 0958"),
        ("Ada tel 020 7946 0958", "phones", "020 7946 0958"),
        ("Ada 303-555-0142", "phones", "303-555-0142"),
        ("Ada @ada@mastodon.example", "links", "@ada@mastodon.example"),
        ("Ada https://ada.example/x,", "links", "https://ada.example/x"),
    ],
)
def test_contact_data(line: str, field: str, value: str) -> None:
    draft = taken(line)
    assert [(one.field, one.point.value) for one in draft.points] == [(field, value)]
    assert draft.text == ""
    assert named(draft, draft.contacts) == ["Ada Lovelace"]


@pytest.mark.parametrize("line", ["Ada: 2019 and 1000000", "Ada: ISBN 9780306406157"])
def test_bare_digits_are_no_phone(line: str) -> None:
    assert taken(line).points == ()


def test_contact_data_in_a_sentence_stays_there_too() -> None:
    draft = taken("Ada says write to ada@analytical.example on Mondays")
    assert draft.text == "says write to ada@analytical.example on Mondays"
    assert draft.points[0].point.value == "ada@analytical.example"


def test_a_question_is_kept_for_next_time() -> None:
    draft = taken("Ada: ask: salary bands, is it posted yet? > send CV by fri")
    assert [(one.on, one.why) for one in draft.follow_ups] == [
        (None, "salary bands, is it posted yet?")
    ]
    assert [one.what for one in draft.favors] == ["send CV"]


def test_private() -> None:
    draft = taken("private: Alan thinks of leaving")
    assert draft.private
    assert draft.text == "thinks of leaving"


def test_via_needs_a_person() -> None:
    assert taken("Ada: call via Zoom").via is None
    assert taken("Ada: met via LinkedIn").via is None
    assert named(taken("Ada via Mary S."), taken("Ada via Mary S.").via) == ["Mary Somerville"]
