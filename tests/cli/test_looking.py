"""find, show, owes, due, timeline: lines for people, JSON for scripts."""

from __future__ import annotations

import re

from tests.cli.conftest import Shell


def test_find_takes_several_words_and_tells_what_each_hit_is(ada: Shell) -> None:
    assert "person: Ada Lovelace, Analytical Engines" in ada("find", "ada", "lovelace").lines
    assert any(line.startswith("favor: send slides") for line in ada("find", "slides").lines)
    assert any(line.startswith("note: ") for line in ada("find", "bookmobile").lines)


def test_find_nothing_is_1_and_says_so_beside_the_result(ada: Shell) -> None:
    said = ada("find", "xyzzy")
    assert said == (1, "", "Nothing found.\n")
    assert ada("find", "xyzzy", "--json") == (1, "[]\n", "Nothing found.\n")


def test_find_as_json(ada: Shell) -> None:
    hits = ada("find", "ada", "--json").json
    assert hits[0]["type"] == "contact"
    assert hits[0]["title"] == "Ada Lovelace"
    assert all(set(hit) == {"type", "id", "title", "score", "reason"} for hit in hits)
    assert [hit["score"] for hit in hits] == sorted((h["score"] for h in hits), reverse=True)
    assert len(ada("find", "ada", "--json", "--limit", "1").json) == 1
    assert ada("find", "ada", "--limit", "many").code == 2


def test_show_tells_the_card_one_fact_a_line(ada: Shell) -> None:
    said = ada("show", "ada")
    assert said.code == 0
    assert said.lines[0] == "name: Ada Lovelace"
    assert "works: Analytical Engines" in said.lines
    assert any(line.startswith("I owe: send slides") for line in said.lines)
    assert ada("show", "Ada", "Lovelace").out == said.out


def test_show_as_json_holds_everything_with_people_named(ada: Shell) -> None:
    held = ada("show", "ada", "--json").json
    keys = {"id", "name", "aliases", "organization", "title", "emails", "phones", "city", "met"}
    keys |= {"relations", "roles", "tags", "knows", "birthday", "entries", "favors", "follow_ups"}
    assert keys <= set(held)
    assert held["entries"][0]["contacts"] == [{"id": held["id"], "name": "Ada Lovelace"}]
    assert held["favors"][0]["what"] == "send slides"


def test_show_nobody_and_show_two(ada: Shell) -> None:
    said = ada("show", "zebedee")
    assert said.code == 1
    assert not said.out
    ada("note", "Ada Byron: sings")
    both = ada("show", "ada")
    assert both.code == 1
    assert "Ada Lovelace" in both.err
    assert "Ada Byron" in both.err


def without_handles(lines: list[str]) -> list[str]:
    """Check that each line ends with a handle, and return the rest."""
    assert all(re.fullmatch(r".* \[[0-9a-z]{3,}\]", line) for line in lines)
    return [line.rpartition(" [")[0] for line in lines]


def test_owes_in_words_both_ways_mine_first(ada: Shell) -> None:
    assert without_handles(ada("owes").lines) == [
        "I owe Ada Lovelace: send slides, by Friday 27 November",
        "Mary Somerville owes me: lend the atlas, since 23 Nov",
    ]
    assert without_handles(ada("owes", "mary").lines) == [
        "Mary Somerville owes me: lend the atlas, since 23 Nov"
    ]


def test_the_handle_at_a_lines_end_is_one_that_settle_takes(ada: Shell) -> None:
    line = ada("owes").lines[0]
    assert ada("settle", line.rpartition(" [")[2].rstrip("]")).code == 0
    assert line not in ada("owes").lines


def test_only_my_side_is_ever_late(ada: Shell) -> None:
    ada("set", "slides", "by", "2026-11-20")
    ada("set", "atlas", "by", "2026-11-20")
    mine, theirs = without_handles(ada("owes").lines)
    assert mine.endswith("by Friday 20 November, 3 days late")
    assert "late" not in theirs
    held = ada("owes", "--json").json
    assert held["i_owe"][0]["late_days"] == 3
    assert held["they_owe"][0]["late_days"] == 0


def test_owes_as_json(ada: Shell) -> None:
    held = ada("owes", "--json").json
    assert list(held) == ["i_owe", "they_owe"]
    keys = {"id", "contact", "name", "what", "kind", "due", "late_days", "amount", "currency"}
    assert keys | {"settled"} <= set(held["i_owe"][0])
    assert held["i_owe"][0]["due"] == "2026-11-27"
    ada("note", "Mary Somerville: I owe her $12.50")
    money = next(one for one in ada("owes", "--json").json["i_owe"] if one["amount"])
    assert (money["amount"], money["currency"]) == (1250, "USD")


def test_nothing_owed_and_nothing_due_are_no_failures(run: Shell) -> None:
    run("note", "Ada Lovelace: hums")
    assert run("owes") == (0, "", "Nobody owes anything.\n")
    assert run("due") == (0, "", "Nothing is due.\n")
    assert run("due", "--json") == (0, "[]\n", "")


def test_what_was_put_off_is_counted_where_it_is_left_out(ada: Shell) -> None:
    assert ada("set", "ada", "birthday", "--12-10").code == 0
    assert ada("snooze", "slides", "2w").code == 0
    told = "Put off to a later day: 1; netjournal show NAME tells what.\n"
    assert ada("owes", "ada").err.endswith(told)
    assert ada("owes").err.endswith(told)
    assert "Put off" not in ada("owes", "mary").err


def test_due_tells_what_and_why(ada: Shell) -> None:
    ada("note", "Mary Somerville: ask about the comet +1d")
    ada("set", "slides", "by", "2026-11-21")
    lines = ada("due").lines
    assert without_handles(lines) == [
        "I owe Ada Lovelace: send slides, by Saturday 21 November, 2 days late"
    ]
    (one,) = ada("due", "--json").json
    assert one["type"] == "favor"
    assert one["late_days"] == 2
    assert one["contacts"][0]["name"] == "Ada Lovelace"


def test_timeline_is_newest_first(ada: Shell) -> None:
    ada("note", "2026-11-20: coffee with Ada Lovelace")
    lines = ada("timeline").lines
    assert lines[-1].startswith("Friday 20 November, coffee with Ada Lovelace")
    assert len(ada("timeline", "ada").lines) == 2
    assert len(ada("timeline", "--limit", "1").lines) == 1


def test_timeline_as_json(ada: Shell) -> None:
    entries = ada("timeline", "--json").json
    keys = {"id", "on", "kind", "text", "contacts", "mentions", "tags"}
    assert all(keys <= set(entry) for entry in entries)
    assert {entry["on"] for entry in entries} == {"2026-11-23"}
    assert all(set(person) == {"id", "name"} for one in entries for person in one["contacts"])


def test_reading_leaves_every_byte_as_it_was(ada: Shell) -> None:
    folder = ada.journal.parent

    def held() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    before = held()
    for words in (("find", "ada"), ("show", "ada"), ("owes",), ("due",), ("timeline",), ("check",),
                  ("history",), ("where",), ("restore",), ("export", "json")):  # fmt: skip
        assert ada(*words).code == 0, words
    assert held() == before


def test_find_takes_fields_and_names_the_nearest_where_there_is_none(ada: Shell) -> None:
    assert ada("find", "org:analytical").lines == ["person: Ada Lovelace, Analytical Engines"]
    assert [line for line in ada("find", "owes-me:").lines if line.startswith("person")] == [
        "person: Mary Somerville"
    ]
    assert ada("find", "bookmobile", "-org:analytical").code == 1
    wrong = ada("find", "ogr:analytical")
    assert wrong.code == 2
    assert "There is no field 'ogr:'" in wrong.err
    assert "org:" in wrong.err
    assert not wrong.out


def test_find_says_where_nothing_is_meant_for_sure(ada: Shell) -> None:
    said = ada("find", "adam", "lovegood")
    assert said.code == 0
    assert said.err == "Nothing is that for sure; this is similar:\n"
    assert said.lines[0].startswith("person: Ada Lovelace")
    assert not ada("find", "ada").err


def test_a_search_is_kept_under_a_name(ada: Shell) -> None:
    said = ada("find", "i-owe:", "--save", "debts")
    assert said.code == 0
    assert said.err == "saved the search @debts: netjournal find @debts\n"
    again = ada("find", "@debts")
    assert again.out == said.out
    assert ada("undo").code == 0
    assert ada("find", "@debts").code == 1
    assert ada("find", "i-owe:", "--save", "...").code == 2


def test_today_tells_whom_why_and_how_and_ends_kindly(ada: Shell) -> None:
    assert ada("today") == (0, "", "Nothing today.\n")
    assert ada("today", "--brief") == (0, "", ""), "a prompt says nothing where there is nobody"
    ada("note", "Ada Lovelace: plans a second van > the map by today")
    ada("set", "Mary Somerville", "relation", "friend")
    ada("note", "2026-09-01: coffee with Mary Somerville")
    assert ada("set", "#friend", "how often", "month").code == 0
    said = ada("today").lines
    assert said[0] == "write to Mary Somerville"
    assert "  last in touch 1 Sep, every month" in said
    assert "  how: message, email, call, coffee" in said
    assert any(line.startswith("  I owe: the map, today [") for line in said)
    assert ada("today", "--brief").out == "today: Mary, Ada\n"
    assert ada("today", "--brief").out == "today: Mary, Ada\n", "the same again"
    ada("set", "Mary Somerville", "name", "Maria Fairfax")
    assert ada("today", "--brief").out == "today: Maria, Ada\n", "and what changed since"
    ada("undo")
    first = ada("today", "--json").json["people"][0]
    assert first["reasons"][0] == {
        "why": "pace",
        "on": "2026-09-01",
        "what": "",
        "words": "last in touch 1 Sep · every month",
        "due": True,
        "id": first["id"],
    }
    ada("note", "met Mary Somerville, and called Ada Lovelace")
    ada("settle", "map")
    assert ada("today") == (0, "", "That’s it. See you.\n"), "Mary was not due this morning"
