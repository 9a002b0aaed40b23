"""What was answered about a line that is read again: whom words mean that are no name, or "she"."""

from __future__ import annotations

import re

from netjournal.capture.cast import Cast
from netjournal.capture.draft import Doubt, NewPerson, Unclear, Who
from netjournal.capture.new_names import NewName, capitalised
from netjournal.capture.who import Match
from netjournal.capture.words import PRONOUNS


def take_answered(cast: Cast) -> None:
    """Take whom answers mean whose words nothing else made a name of: "tall guy", "yusuf"."""
    for words, person in cast.namer.answers():
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", cast.board.seen, re.IGNORECASE)
        # What is done is answered with a favor.
        who = not person or cast.namer.people.knows(person)
        if found is None or not who or words in PRONOUNS:
            continue
        if person:
            cast.take_known(Match(*found.span(), (person,), full=True), cast.contacts)
        else:
            name = capitalised(cast.board.line[slice(*found.span())])
            cast.take_new(NewName(*found.span(), name), NewPerson(name=name), cast.contacts)


def one_of(cast: Cast, words: str) -> Who | None:
    """Return who "she" is in some words, of several who took part; None: it is asked now."""
    pronoun = re.search(r"(?i)\b(?:she|he|her|him)\b", words)
    if pronoun is None:
        return cast.contacts[0]
    word = pronoun[0].lower()
    if (chosen := cast.namer.chosen(word)) is None:
        choices = tuple(one for one in cast.contacts if one > 0)
        cast.unclear.append(Unclear(doubt=Doubt.WHO, words=word, choices=choices))
    return chosen
