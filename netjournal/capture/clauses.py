"""The plain sentences of a line, with one sign for every name in them.

It splits and maps back; what a sentence means is for those who read it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import msgspec

from netjournal.capture.board import Board
from netjournal.capture.draft import SpanKind
from netjournal.capture.promises import sentence_end
from netjournal.capture.shorthand import written_out
from netjournal.capture.who import Match
from netjournal.capture.words import words

NAME = "ᛗ"
"""Stands for a person's name: a letter without case that no line in English holds."""
HER = rf"(?:her|him|them|{NAME})(?!['\w])"
HE = (
    rf"(?:she|he|they|{NAME})"
    r"(?!'s(?! (?:going|gonna|agreed|promised|offered|volunteered|happy|glad"
    r"|willing|keen|ready|about|due|set)\b))"
)
HAS = r"(?:'(?:ve|s|d|re|m))? "
"""What stands between who does something and their verb."""
EACH = r"(?:each|all|both) of (?:them|us|you|the \w+)"
EVERYBODY = rf"(?:{EACH}|everyone|everybody|each|both|them (?:both|all|each))"
WHOM = (
    rf"(?:{EVERYBODY}|{NAME}(?:(?:, (?:and )?| and | & | \+ ){NAME})+(?!['\w])(?: each| both)?"
    rf"|(?:{HER})(?: too| also| back)?)"
)
"""For whom: each of them, several names, or one person."""

GIVING = (
    "send|give|forward|e-?mail|mail|write|call|phone|ring|text|message|dm|ping|lend|loan|pay|bring"
    "|get|find|pass|show|help|buy|order|post|bake|cook|invite|teach|owe|hand|ship|tell|offer|make"
    "|remind|thank|leave|return|repay|refund|venmo|paypal|wire|transfer|reimburse|slip|feed|introduce|intro|connect"
)
"""Verbs whose first name is whom it is done for; "I'll ask Emmy" is done for somebody else."""
LONG = 500
"""So many letters of a sentence are read as one; a longer one is parted."""


class Sentence(msgspec.Struct):
    """A sentence, or the part of one that nothing took; `text` holds NAME for every name."""

    text: str
    back: list[int]
    """For each letter of `text`, and for its end, its place in the line."""
    people: dict[int, Match]
    """Whose name stands at a place of `text`."""
    line: str
    asked: bool = False
    earlier: str = ""
    """What stands before it in the line, for whom it goes on to speak of."""
    headed: bool = False
    """Whether it stands behind "Ada:", so that who does not say "I" may be either."""

    def place(self, at: int) -> int:
        """Return where in the line a place of the text is."""
        return self.back[at]

    def written(self, start: int, end: int) -> str:
        """Return a range of the text as it was typed, names and all."""
        return self.line[self.back[start] : self.back[end]]

    def named(self, start: int, end: int) -> list[Match]:
        """Return whose names stand in a range of the text."""
        return [match for at, match in sorted(self.people.items()) if start <= at < end]


def sentences(
    board: Board, people: Mapping[int, Match], start: int, *, headed: bool
) -> list[Sentence]:
    """Split what is not marked into sentences; `people` says whose name begins where."""
    blocked = board.taken((SpanKind.I_OWE, SpanKind.THEY_OWE, SpanKind.QUESTION))
    edges = [(0, start), *sorted(blocked), (len(board.seen), len(board.seen))]
    found: list[Sentence] = []
    for (_, begin), (limit, _) in pairwise(edges):
        at = begin
        while at < limit:
            while at < limit and not (board.seen[at].isalnum() or at in people):
                at += 1
            end = sentence_end(board.seen, at, min(limit, at + LONG))
            if end == at + LONG < limit:
                end = _parting(board.seen, at, end)
            if end > at:
                one = _sentence(board, at, end, people)
                one.asked = board.seen[end : end + 3].lstrip(" !.")[:1] in ("?", "？")
                one.headed = headed
                one.earlier = found[-1].text if found else ""
                found.append(one)
            at = end + 1
    return found


def _parting(text: str, start: int, end: int) -> int:
    """Return where to part a sentence that is too long: at its last comma, or its last blank."""
    return next(
        (at for sign in (", ", " ") if (at := text.rfind(sign, start + LONG // 2, end)) > 0), end
    )


def sentence_at(board: Board, people: Mapping[int, Match], start: int, end: int) -> Sentence:
    """Return a given range of the line as a sentence."""
    return _sentence(board, start, end, people)


def _sentence(board: Board, start: int, end: int, people: Mapping[int, Match]) -> Sentence:
    seen = board.seen
    hidden = {
        at
        for first, last in board.taken((SpanKind.TAG, SpanKind.FOLLOW_UP, SpanKind.PACE))
        for at in range(first, last)
    }
    letters: list[str] = []
    back: list[int] = []
    held: dict[int, Match] = {}
    short = {
        start + first: (start + last, said) for first, last, said in written_out(seen[start:end])
    }
    at = start
    while at < end:
        match = people.get(at)
        if match is not None:
            held[len(letters)] = match
            letters.append(NAME)
            back.append(at)
            ending = re.search(r"['’](?:s|ll|d)?$", seen[at : match.end])
            at = max(at + 1, match.end - (len(ending[0]) if ending else 0))
            at = _past_brackets(board.line, at, end)
        elif at in short and at not in hidden:
            last, said = short[at]
            letters += said
            back += [at] * len(said)
            at = last
        elif at in hidden or (seen[at] == " " and letters[-1:] == [" "]):
            at += 1
        else:
            own = seen[at] in "'’s" and letters[-1:] == [NAME] and seen[at + 1 : at + 2] == " "
            # "Niels' list" is Niels's, "adas list" Ada's.
            said = "'s" if own else "'" if seen[at] == "’" else seen[at]
            letters += said
            back += [at] * len(said)
            at += 1
    text = "".join(letters)
    if told := re.search(_THAT_IS, text):
        # "he (Alan) will" and "he'll (Alan)" say who he is.
        at, gone = told.start("name"), slice(told.end("does"), told.end())
        held = {place: match for place, match in held.items() if place != at} | {
            told.start(): held[at]
        }
        shift = len(told["does"]) + 1
        letters[told.start() :] = [NAME, *told["does"], *letters[gone.stop :]]
        back[told.start() :] = [
            back[told.start()],
            *back[told.start("does") : gone.start],
            *back[gone.stop :],
        ]
        moved = told.end() - told.start() - shift
        held = {
            place - moved if place >= told.end() else place: match for place, match in held.items()
        }
        text = "".join(letters)
    return Sentence(text, [*back, end], held, board.line)


def _past_brackets(line: str, at: int, end: int) -> int:
    """Step over brackets that only say who somebody is: "Ada (Analytical Engines) will send"."""
    found = re.compile(_BRACKETS).match(line, at, end)
    if found is None or not _TELLING.isdisjoint(re.split(r"[ '’]", found[1].lower())):
        return at
    return found.end()


_THAT_IS = rf"(?i)\b(?:she|he|they)(?P<does>(?:'(?:ll|s|d|re|ve))?) \((?P<name>{NAME})\)"
_BRACKETS = r" ?\(((?:[^\s()\d,;:]+,? ){0,5}[^\s()\d,;:]+)\)(?= )"
_TELLING = words(
    "i she he they we it me us will would owes owe ll d has had is was are wants said says sent"
    " mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday today"
    " tomorrow tonight yesterday next last"
)
"""What in brackets shows that they say more than who somebody is."""
_JOINT = (
    r"(?:I|she|he|they|we|it|this|that|her \w+|his \w+|their \w+|lol)\b"
    rf"|{NAME} (?:will|would|is|was|has|had|said|says|wants|owes|promised|offered|knows|needs"
    rf"|and)\b"
)
_SUM = r"[$€£¥]?\d[\d.,]*(?: ?[$€£¥]| ?[a-zA-Z]{3,7})?"
_BOUNDARY = (
    r"(?i)(?:,\s*|\s+)(?:and|&|but|so|because|cause|since|although|though|while|if|when)"
    rf" (?:then )?(?={_JOINT})"
    rf"|,\s*(?={_JOINT}|(?:but|so|then|which|who|because|though|thanks|no|not|very)\b)"
    rf"|\s[-–—]\s|\s\((?!{_SUM}\))|(?<!\d)\)(?=\s|$)|\s+(?:lol|haha|btw)\b|\s*[…]"
)
_GOES_ON = (
    r"(?i)\s*(?:and |or |& )?(?:a|an|the|my|our|some|two|three|four|five|his|her|their|this|that"
    r"|\d|[$€£¥]|for|with|to|by|on|at|about|in|before|until|from|plus|incl|including"
    rf"|and|or|next|last|tomorrow|today|tonight|{NAME}(?! (?:does|did|is|was|has|had|will|would|can"
    r"|said|says|knows|thinks|wants|needs|asked|told|owes)\b))"
)


def words_end(text: str, start: int, limit: int) -> int:
    """Return where the words of a clause end; a comma within a list ends none."""
    found = re.compile(_BOUNDARY).search(text, start, limit)
    end = found.start() if found else limit
    comma = text.find(",", start, end)
    while comma >= 0:
        if not re.match(_GOES_ON, text[comma + 1 : end]) and not _in_list(text, comma + 1, end):
            return comma
        comma = text.find(",", comma + 1, end)
    return end


def _in_list(text: str, start: int, end: int) -> bool:
    """Tell whether a comma is followed by one more of several short things, the last with "and"."""
    rest = text[start:end]
    head, joint, _tail = rest.partition(" and ")
    return bool(joint) and all(1 <= len(piece.split()) <= 3 for piece in head.split(","))
