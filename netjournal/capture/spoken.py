"""What somebody means to do for somebody, in the plainest sentences: "I'll send her the slides".

It reads English only, and what is denied, asked, quoted or only wished for is no promise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from netjournal.capture.board import Board, tidy
from netjournal.capture.draft import SpanKind
from netjournal.capture.promises import Promise, sentence_end, worded
from netjournal.capture.words import NEGATIONS, PRONOUNS
from netjournal.model.names import fold
from netjournal.model.records import Direction

I_OWE, THEY_OWE = Direction.I_OWE, Direction.THEY_OWE

_GIVING = (
    "send|give|forward|e-?mail|mail|write|call|phone|ring|text|ping|lend|pay|bring|get|find|pass"
    "|return|make|show|help|buy|book|drop|print|draft|teach|order|post|copy|bake|cook|invite"
)
"""Verbs whose first name is whom it is done for; "I'll ask Emmy" is done for somebody else."""
_DOING = (
    f"{_GIVING}|share|ask|check|look|review|read|introduce|connect|put|fix|prepare|scan|translate"
    "|proofread|recommend|refer|host|pick|follow|let|set|arrange|organi[sz]e|upload|explain|tell"
    "|take"
)
_DOES = rf"(?=(?:{_DOING})\b)"
_HE = r"(?:she|he|they|NAME)"
_HER = r"(?:her|him|them|NAME)"
_WILL = r"(?:'ll| will|'m going to| am going to|'s going to| is going to)(?: also)? "
_TOLD = r"(?:'s| has| have)?(?: also)? (?:promised|offered)(?: me)?(?: to)? "
_RULES: tuple[tuple[str, str, Direction], ...] = (
    ("owe", rf"\b(?:I|we)(?: still| also| now)? owe (?={_HER}\b)", I_OWE),
    ("owe", rf"^(?:still )?owe (?={_HER}\b)", I_OWE),
    ("owe", rf"\b{_HE}(?: still| also| now)? owes? me ", THEY_OWE),
    ("owe", r"^(?:still )?owes me ", THEY_OWE),
    ("ll |going", rf"\bI{_WILL}{_DOES}", I_OWE),
    ("will", rf"^will {_DOES}(?!\w+ me\b)", I_OWE),
    ("told|said", rf"\b(?:said|told {_HER})(?: that)? I(?:'d| would) {_DOES}", I_OWE),
    ("promised", rf"\bI(?:'ve)?(?: also)? promised (?:(?={_HER}\b)|to )?", I_OWE),
    ("promised", rf"^promised (?!me\b)(?:(?={_HER}\b)|to )?", I_OWE),
    ("ll |going", rf"\b{_HE}{_WILL}{_DOES}", THEY_OWE),
    ("sa", rf"\b(?:said|says)(?: that)? {_HE}(?:'d| would|'ll| will) {_DOES}", THEY_OWE),
    ("promised|offered", rf"\b{_HE}{_TOLD}", THEY_OWE),
    ("promised|offered", r"\b(?:promised|offered) me(?: to)? ", THEY_OWE),
)
"""What shows that a rule is worth compiling, the rule up to the favor's words, whose it is."""
_OBJECT = r"(?i)^(?:(?:her|him|them|me)\b\s*)(?:to\s+)?"
_AFTER_VERB = rf"(?i)^((?:{_GIVING}|tell|ask)\s+)(?:her|him|them|me)\s+(?=\S)"
_CLAUSE = (
    r",?\s+(?:and|but|so|because|if|when)\s+(?:I|she|he|they|we)\b"
    r"|,\s+(?:I|she|he|they|we|but|so)\b"
)
_IF = r"(?i)\b(?:if|whether|unless|should|could|wants|wanted|hopes)\b[^,;]*$"


def spoken(
    board: Board, names: Mapping[int, int], today: date, *, day_first: bool
) -> list[Promise]:
    """Return the favors that plain sentences promise; `names` maps where names start to their end.

    What is denied, asked, quoted, or only wished for is none.
    """
    found: list[Promise] = []
    for start, end in _clauses(board):
        clause, back = _with_names(board.seen[start:end], start, names)
        if board.seen[end : end + 1] in ("?", "？"):
            continue
        for sign, rule, direction in _RULES:
            # Few lines promise anything: a rule is compiled when its words are there.
            if not re.search(sign, clause, re.IGNORECASE):
                continue
            match = re.search(rule, clause, re.IGNORECASE)
            if match and not _guarded(clause[: match.end()], match.start()):
                one = _said(board, match, direction, (start, end), back, names, today, day_first)
                if one.what:
                    kind = SpanKind.I_OWE if direction is I_OWE else SpanKind.THEY_OWE
                    board.mark(one.start, one.end, kind)
                    found.append(one)
                break
    return found


def _clauses(board: Board) -> list[tuple[int, int]]:
    """Split what is not marked into clauses, so that each holds at most one promise."""
    blocked = board.taken((SpanKind.I_OWE, SpanKind.THEY_OWE, SpanKind.QUESTION))
    edges = [(0, 0), *sorted(blocked), (len(board.seen), len(board.seen))]
    clauses: list[tuple[int, int]] = []
    for (_, start), (limit, _) in pairwise(edges):
        at = start
        while at < limit:
            while at < limit and not (board.seen[at].isalnum() or board.seen[at] in "'’"):
                at += 1
            end = sentence_end(board.seen, at, limit)
            cut = re.compile(_CLAUSE).search(board.seen, at, end)
            while cut and cut.start() <= at:
                cut = re.compile(_CLAUSE).search(board.seen, cut.end(), end)
            stop = cut.start() if cut else end
            if stop > at:
                clauses.append((at, stop))
            at = _next_clause(board.seen, stop, limit)
    return clauses


def _next_clause(text: str, at: int, limit: int) -> int:
    """Step over the joint between two clauses: its comma, and the word that joins."""
    joint = re.compile(r"[\s,;.!?]*(?:(?:and|but|so)\s+)?").match(text, at, limit)
    return max(at + 1, joint.end() if joint else at + 1)


def _with_names(text: str, start: int, names: Mapping[int, int]) -> tuple[str, list[int]]:
    """Put NAME for every name; return the text and, for each of its letters, its place before."""
    out: list[str] = []
    back: list[int] = []
    at = 0
    while at < len(text):
        end = names.get(start + at)
        piece = "NAME" if end else text[at].replace("’", "'")
        out.append(piece)
        back += [start + at] * len(piece)
        at = end - start if end else at + 1
    return "".join(out), [*back, start + len(text)]


def _guarded(before: str, start: int) -> bool:
    words = fold(before[:start]).replace("’", "'").split()
    inside = fold(before[start:]).split()
    return bool(NEGATIONS.intersection(words[-3:] + inside)) or bool(re.search(_IF, before[:start]))


def _said(
    board: Board,
    match: re.Match[str],
    direction: Direction,
    clause: tuple[int, int],
    back: list[int],
    names: Mapping[int, int],
    today: date,
    day_first: bool,
) -> Promise:
    start, first = back[match.start()], back[match.end()]
    who_at = next((at for at in names if start <= at < first), -1)
    text = board.seen[first : clause[1]]
    skipped = re.match(_OBJECT, text)
    if skipped:
        first += skipped.end()
    elif first in names:
        who_at = first if who_at < 0 else who_at
        gap = len(board.seen[names[first] :]) - len(board.seen[names[first] :].lstrip())
        first = min(names[first] + gap, clause[1])
        first += 3 if board.seen[first : first + 3] == "to " else 0
    one = worded(board, direction, start, first, clause[1], today, day_first)
    one.who_at = who_at
    verb = re.match(_AFTER_VERB, one.what)
    if verb:
        one.what = verb[1] + one.what[verb.end() :]
    elif direction is I_OWE and who_at < 0:
        one.who_at, one.what = _object_name(board, one, names)
    if fold(one.what) in PRONOUNS:
        one.what = ""
    return one


def _object_name(board: Board, one: Promise, names: Mapping[int, int]) -> tuple[int, str]:
    """Take the name out of "send Ada the slides": she is whom it concerns."""
    for at, end in names.items():
        verb = board.line[one.first : at]
        if one.first < at < one.last and re.fullmatch(rf"(?:{_GIVING})\s+", verb, re.IGNORECASE):
            rest = board.line[end : one.last]
            if rest.strip():
                return at, tidy(f"{verb}{rest}")
            return at, one.what
    return -1, one.what
