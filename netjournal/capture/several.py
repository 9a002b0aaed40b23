"""Several things, or people, under one promise: "bring Ada the map and Charles the key"."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from netjournal.capture.clauses import Sentence
from netjournal.capture.promise_guards import (
    DETERMINED,
    SHARE_JOINT,
    SUM,
    THING_JOINT,
    VERB_JOINT,
)
from netjournal.capture.promise_rules import THEY_OWE
from netjournal.capture.whose import Said
from netjournal.capture.words import LOOSE, SURE

_NOUN = r"\s*(?:comes?|came|is|was|will|from|by|on|at|due)\b"
"""What shows that "answer" or "report" before it is a thing: "answer comes on thursday"."""
_ALL = r"(?i),\s*all(?= (?:by|before|until|on)\b)"
"""What is said of a list, and is no thing in it."""


def shares(sentence: Sentence, one: Said) -> list[Said]:
    """Split what several get: "bring Ada the map and Charles the key"."""
    end = one.end
    cuts = list(re.compile(SHARE_JOINT).finditer(sentence.text, one.first, end)) if one.who else []
    if not cuts or one.lead or one.direction is THEY_OWE:
        return [one]
    held = [msgspec.structs.replace(one, end=cuts[0].start(), goes_on=True)]
    for place, cut in enumerate(cuts):
        until = cuts[place + 1].start() if place + 1 < len(cuts) else end
        who = sentence.named(cut.start("who"), cut.end("who"))
        held.append(msgspec.structs.replace(one, who=who, first=cut.end(), end=until, goes_on=True))
    held[-1].goes_on = False
    return held


def items(text: str, one: Said) -> list[Said]:
    """Split a list under one promise: "a coffee and the slides", "send the slides and call her"."""
    words = re.sub(_ALL, lambda found: " " * len(found[0]), text[one.first : one.end])
    verbs = bool(one.verb[1]) or words.split(" ")[0].lower() in SURE | LOOSE
    cuts = [
        found.span()
        for found in re.finditer(VERB_JOINT if verbs else THING_JOINT, words, re.IGNORECASE)
        if not verbs
        or (found["verb"].lower() in SURE and not re.match(_NOUN, words[found.end("verb") :]))
    ]
    if not cuts or one.lead or (not verbs and not _is_list(words, cuts)):
        return [one]
    edges = [(0, 0), *cuts, (len(words), len(words))]
    held: list[Said] = []
    for (_, start), (end, _) in pairwise(edges):
        if any(map(str.isalnum, words[start:end])):
            item = msgspec.structs.replace(
                one, first=one.first + start, end=one.first + end, goes_on=True
            )
            if held and verbs:
                item.verb = (0, 0)
            held.append(item)
    if not held:
        return [one]
    held[-1].goes_on = one.goes_on
    return held


def _is_list(words: str, cuts: list[tuple[int, int]]) -> bool:
    pieces = [words[: cuts[0][0]]]
    for (_, start), following in zip(cuts, [*cuts[1:], (len(words), 0)], strict=True):
        pieces.append(words[start : following[0]])
    sums = [re.fullmatch(rf"{SUM}|\d[\d.,]*", piece.strip()) for piece in pieces[1:]]
    if len(pieces) == 2 and any(sums) and not re.search(r" and | & ", words):
        # "half the gas, 27.50" is one thing and what it comes to.
        return False
    own = [bool(re.match(DETERMINED, piece)) for piece in pieces[1:]]
    plain = not re.search(r"(?i)\b(?:of|on|about|between|from|with|by)\b", words)
    return all(own) or (plain and all(len(piece.split()) <= 4 for piece in pieces))
