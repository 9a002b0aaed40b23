"""What came of it, in a sentence: news, advice, names, referrals, interviews, offers, both ways."""

from __future__ import annotations

import re

from netjournal.capture.clauses import HER, NAME, Sentence
from netjournal.model.records import Gave, Outcome

_JOB = r"(?:job|position|role|post|contract|gig|work|place|internship|traineeship|seat)"
_OPENING = rf"(?:opening|vacanc(?:y|ies)|openings|grant|scholarship|call for papers|{_JOB}s?)"
_ADVICE = r"(?:[\w-]+ )?(?:advice|feedback|tips?|pointers|suggestions|comments)"
_CV = r"(?:r[ée]sum[ée]|\bCV\b|portfolio|cover letter)"
_NAMES = (
    r"(?:(?:a|the|two|three|four|five|some|several|a few|a couple of|\d+) )?(?:(?:good|useful) )?"
    r"(?:names?|contacts?)\b"
)
_RULES: tuple[tuple[str, str, str, Gave], ...] = (
    ("offer", "offer", rf"\b(?:offered|gave) (?:me|us) (?:the |an? )?(?:\w+ )?{_JOB}\b", Gave.GOT),
    (
        "offer",
        "offer",
        r"\bmade (?:me|us) an offer\b|\bgot (?:an|the|her|his|their) (?:job )?offer\b",
        Gave.GOT,
    ),
    (
        "interview",
        "interview",
        r"\b(?:got|arranged|gave|offered) (?:me|us) an? (?:\w+ )?interview\b"
        r"|\binvited (?:me|us) (?:to|for) (?:an |the )?(?:\w+ )?interview",
        Gave.GOT,
    ),
    (
        "referral",
        "refer|recommend|good word|a word|forward|vouch",
        r"\b(?:referred|recommended) (?:me|us) (?:to|for)\b"
        r"|\bput (?:my name|me) forward\b|\bvouched for me\b"
        r"|\bput in a (?:good )?word for me\b|\b(?:passed|sent|forwarded|handed) (?:on )?my"
        r" (?:cv|r[ée]sum[ée])\b(?= (?:on |along )?to\b|$)",
        Gave.GOT,
    ),
    (
        "referral",
        "refer|recommend",
        rf"(?:^|\bI (?:have |just )?|[,;] |\band )(?:referred|recommended)"
        rf" {HER} (?:to|for)\b",
        Gave.GAVE,
    ),
    (
        "name",
        "name|contact|number",
        rf"\b(?:gave|sent|told) (?:me|us) (?:{_NAMES}|(?:the name|the number"
        rf"|the e-?mail|contact details) of\b|{NAME}'s (?:name|number|e-?mail|contact))",
        Gave.GOT,
    ),
    ("name", "name|contact", rf"(?:^|\bI |[,;] |\band )gave {HER} {_NAMES}", Gave.GAVE),
    (
        "tip",
        "sum|cv|portfolio|cover",
        rf"{_CV} (?:tip|advice|feedback)|(?:tip|advice|feedback)s?"
        rf" (?:on|about|for) (?:my|the) {_CV}",
        Gave.GOT,
    ),
    ("tip", "sum|cv|portfolio|cover", rf"(?:^|\bI |[,;] |\band )gave {HER} .*{_CV}", Gave.GAVE),
    (
        "advice",
        "advi|feedback|tip|pointer|suggest|comment",
        rf"\b(?:gave|sent|offered) (?:me|us) {_ADVICE}\b|\badvised (?:me|us)\b|\b(?:her|his"
        rf"|their) advice\b"
        rf"|\b(?:good|great|useful|helpful) (?:advice|feedback|tips?) (?:from|on|about)",
        Gave.GOT,
    ),
    (
        "advice",
        "advi|feedback|tip|pointer|comment",
        rf"(?:^|\bI (?:have |just )?|[,;] |\band )(?:gave|sent) {HER} {_ADVICE}\b"
        rf"|(?:^|\bI |[,;] )advised {HER}",
        Gave.GAVE,
    ),
    (
        "news",
        "told|tipped|heard|let me know|pointed|opening|vacanc|job",
        rf"\b(?:sent|forwarded|showed|passed) (?:me|us) (?:\w+ ){{0,3}}(?:openings?|vacanc(?:y|ies)"
        r"|jobs?(?: ads?| listings?)?)\b"
        rf"|\b(?:told|tipped) (?:me|us)(?: off)? (?:about|of)\b"
        rf"|\blet (?:me|us) know (?:about|of|that)\b|\bpointed (?:me|us) (?:to|at)\b"
        rf"|(?<!{NAME} )\bheard"
        rf" (?:of|about) (?:it|the \w+|an? \w+)"
        rf" (?:from|through|thru|via) {HER}"
        rf"|(?<!{NAME} )\bheard (?:from|through|thru) {HER} (?:about|of|that)",
        Gave.GOT,
    ),
    (
        "news",
        "told",
        rf"(?:^|\bI |[,;] |\band )told {HER} (?:about|of) (?:the |an? )?(?:\w+ )?{_OPENING}\b",
        Gave.GAVE,
    ),
)
_NOT = (
    r"(?i)\b(?:not|never|didn't|didnt|hasn't|hasnt|will|'ll|would|should|could|can|might|may|if"
    r"|wants?"
    r"|to|hopes?|asked)\b(?:\W+\w+){0,2}\W*$"
)
_GIVEN_NAMES = (
    rf"(?i)\b(?:(?:(?:gave|sent|told) (?:me|us)|suggested|recommended|mentioned)"
    rf" (?:{_NAMES}|[a-z]+ people(?=:))"
    r"|(?:gave|sent|told) (?:me|us) the (?:name|number|e-?mail) of)"
    r"(?:\s*[:,–—-])?\s+(?:of )?(?=\S)"
)


def outcomes(sentence: Sentence) -> list[Outcome]:
    """Return what a sentence says that came of it."""
    text, low = sentence.text, sentence.text.lower()
    found: list[Outcome] = []
    if sentence.asked:
        return found
    for kind, signs, pattern, way in _RULES:
        if not any(sign in low for sign in signs.split("|")):
            continue
        match = re.search(pattern, text, re.IGNORECASE)
        one = Outcome(kind=kind, way=way)
        told = match is not None and not re.search(_NOT, text[: match.start()])
        known_closer = kind == "advice" and any(held.kind == "tip" for held in found)
        if told and one not in found and not known_closer:
            found.append(one)
    return found


def names_given(sentence: Sentence) -> int | None:
    """Return where in the line the names begin that somebody gave me; None: none were given."""
    if not any(sign in sentence.text.lower() for sign in ("gave", "name", "contact", "people")):
        return None
    match = re.search(_GIVEN_NAMES, sentence.text)
    return sentence.place(match.end()) if match else None
