"""Which kind of entry the plain verbs of a line make it; it knows no people and no dates."""

from __future__ import annotations

import re

from netjournal.capture.board import Board, tidy
from netjournal.capture.draft import SpanKind
from netjournal.capture.words import words

_WORKS = words("talk keynote session panel poster paper book slides workshop demo stand booth team")
_DEEDS = words("sent mailed forwarded posted returned paid shared uploaded printed booked")
_DATED = (
    r"(?:on )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d\d?|\d\d?[a-z]{0,2}"
    r" [a-z]{3,9}"
    r"|(?:last |this )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|\d+ \w+ ago|the other day),? "
)
_BEFORE = (
    rf"(?:^(?:{_DATED})?|[,;.:!]\s+|\b(?:I|we|she|he|they|and|just|then|also|finally|again|had|today"
    rf"|NAME|you)\s+)"
)
_QUICK = r"(?:(?:had|grabbed|got|went for|over|after|a|an|quick|long|nice|great|lovely|good)\s+)*"
_MEALS = ("coffee", "lunch", "dinner", "breakfast", "drinks", "tea", "brunch", "supper")
_RULES = (
    ("introduction", "intro", r"\bintro(?:duced|'d)\s+(?:me|us)\b"),
    (
        "met",
        "met|saw|visit",
        rf"(?!(?:she|he|they|NAME)\s+\w+(?! me| us)){_BEFORE}(?:met|saw|visited)\b",
    ),
    ("met", "into|caught", rf"{_BEFORE}(?:ran into|bumped into|caught up with)\b"),
    ("call", "called|phoned|rang", rf"{_BEFORE}(?:called|phoned|rang)\b(?! off\b)"),
    (
        "call",
        "call|phone|zoom|skype|facetime",
        r"\b(?:on the phone|(?:video |phone )call|(?:zoom|skype|facetime) with)\b|\bcall (?:with"
        r"|w/)",
    ),
    ("email", "mail", rf"{_BEFORE}e-?mailed\b|\be-?mail (?:from|to) (?:NAME|her|him|them)\b"),
    (
        "message",
        "text|messag|ping|dm",
        rf"{_BEFORE}(?:texted|messaged|pinged|dm'd)\b|^(?:\w+ )?(?:message|dm) from NAME",
    ),
    ("message", "wrote", r"(?:^|\bI )wrote\b|\bwrote (?:to|me|us|back|her|him|them|NAME|that)\b"),
    *(
        (
            meal,
            meal,
            rf"^(?:NAME )?{_QUICK}{meal}\b|\b(?:had|have|over|grabbed|got) (?:\w+ )?{meal}\b"
            rf"|\b{meal} (?:with|w/)",
        )
        for meal in _MEALS
    ),
    (
        "meeting",
        "meeting",
        r"^(?:NAME )?(?:had )?(?:a |the )?meeting\b|\bmeeting NAME|\bmeeting with\b|\bhad a"
        r" meeting\b",
    ),
    ("meeting", "interview", r"^(?:\w+ ){0,2}interview (?:with|w/) ?"),
    ("heard", "heard", rf"{_BEFORE}heard\b"),
)
"""The kind, what shows that its rule is worth compiling, and the rule."""
_AMONG_THEM = (
    r"NAME (?:heard from|(?:met|saw|visited|called|phoned|rang|e-?mailed|texted|messaged|pinged)"
    r"(?: with)?) NAME\b"
)
"""What others do among themselves is no being in touch."""
_TO_MEET = r"(?i)\b(?:to|will|'ll|shall|let's) (?:also |then )?meet\b"
_NOT_YET = (
    r"(?i)\b(?:wants?|wanted|would like|should|could|let's|must|need to|want to|hopes?|asked"
    r"|suggested|not|never|no|haven't|hasn't|didn't|don't|won't|skipped|cancel(?:s|l?ed)?|missed"
    r"|if)\b[^.;]*$"
)


def kind_of(text: str, *, planned: bool = False) -> str:
    """Return the kind that the words say, or `note`; in the text people's names are NAME.

    Of a plan, "let's have lunch" says it as well as "had lunch".
    """
    text = text.replace("’", "'")
    low = text.lower()
    if text.count("NAME") > 1 and re.match(_AMONG_THEM, text):
        return "note"
    for kind, sign, rule in _RULES:
        if not any(word in low for word in sign.split("|")):
            continue
        found = re.search(rule, text, re.IGNORECASE)
        if found and (planned or not re.search(_NOT_YET, text[: found.end()].rpartition(" ")[0])):
            return kind
    return "meeting" if planned and re.search(_TO_MEET, text) else "note"


def plain(board: Board, start: int, *, named: bool) -> str:
    """Return a line behind its head, with NAME for people and without what marks took.

    `named`: the line begins with a name that its sentence goes on from.
    """
    text, at = ["NAME "] if named else [], start
    for span in sorted(board.spans, key=lambda one: one.start):
        person = span.kind in (SpanKind.PERSON, SpanKind.NEW_PERSON, SpanKind.UNCLEAR)
        favor = span.kind in (SpanKind.I_OWE, SpanKind.THEY_OWE)
        marked = favor and board.line[span.start] in "<>＜＞→←-"
        later = span.kind in (SpanKind.QUESTION, SpanKind.FOLLOW_UP)
        if span.start >= at and (person or marked or later):
            text += [board.line[at : span.start], "NAME" if person else " "]
            at = span.end
    text.append(board.line[at:])
    return tidy("".join(text))


def is_deed(board: Board, lead_end: int | None) -> bool:
    """Tell whether a line in a debrief is a box ticked, or about what is somebody's.

    "Sent Ada the slides" and "Mary's talk was packed" are no meeting.
    """
    if lead_end is None:
        first = board.tokens()[:1]
        return bool(first) and first[0].word in _DEEDS
    after = board.tokens(lead_end, lead_end + 24)[:1]
    owns = board.owns(lead_end) and bool(after)
    return owns and after[0].word in _WORKS
