"""Which kind of entry the plain verbs of a line make it; it knows no people and no dates."""

from __future__ import annotations

import re

_BEFORE = (
    r"(?:^|[,;.:!]\s+|\b(?:I|we|she|he|they|and|just|then|also|finally|again|had|NAME|you)\s+)"
)
_MEAL = r"(?:(?:had|grabbed|got|went for|over|after|a|an|quick|long|nice|great|lovely|good)\s+)*"
_RULES = (
    ("introduction", r"\bintro(?:duced|'d)\s+(?:me|us|NAME|her|him|them)\b"),
    ("met", rf"{_BEFORE}(?:met|saw|visited|ran into|bumped into|caught up with)\b"),
    (
        "call",
        rf"{_BEFORE}(?:called|phoned|rang)\b(?! off\b)|\b(?:on the phone|(?:video |phone )call)\b",
    ),
    ("call", r"^(?:\w+ )?call (?:with|w/)"),
    ("email", rf"{_BEFORE}e-?mailed\b|\be-?mail (?:from|to) (?:NAME|her|him|them)\b"),
    ("message", rf"{_BEFORE}(?:texted|messaged|pinged|dm'd)\b"),
    ("message", rf"(?:^|\bI ){'wrote'}\b|\bwrote (?:to|me|us|back|her|him|them|NAME)\b"),
    (
        "coffee",
        rf"^{_MEAL}coffee\b|\b(?:had|over|for|grabbed) (?:\w+ )?coffee\b|\bcoffee (?:with|w/)",
    ),
    ("lunch", rf"^{_MEAL}lunch\b|\b(?:had|over|for) (?:\w+ )?lunch\b|\blunch (?:with|w/)"),
    ("dinner", rf"^{_MEAL}dinner\b|\b(?:had|over) (?:\w+ )?dinner\b|\bdinner (?:with|w/)"),
    ("meeting", r"^(?:had )?(?:a |the )?meeting\b|\bmeeting with\b|\bhad a meeting\b"),
    ("heard", rf"{_BEFORE}heard\b"),
)
_NOT_YET = re.compile(
    r"\b(?:wants?|wanted|would like|should|could|let's|must|need to|want to|hopes?|asked|suggested"
    r"|not|never|no|haven't|hasn't|didn't|don't|won't|skipped|cancelled|canceled|missed|if)\b[^.;]*$",
    re.IGNORECASE,
)
_compiled: list[tuple[str, re.Pattern[str]]] = []


def kind_of(text: str) -> str:
    """Return the kind that the words say, or `note`; in the text people's names are NAME."""
    if not _compiled:
        # At the first line that is read, not when the commands start.
        _compiled.extend((kind, re.compile(rule, re.IGNORECASE)) for kind, rule in _RULES)
    for kind, rule in _compiled:
        found = rule.search(text)
        if found and not _NOT_YET.search(text[: found.end()].rsplit(" ", 1)[0]):
            return kind
    return "note"
