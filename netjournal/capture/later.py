"""What to do later that is no favor: "call her mon", "next time ask Ada about her visa"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from netjournal.capture import marks
from netjournal.capture.clauses import HER, NAME, Sentence
from netjournal.capture.draft import DraftFollowUp, Who
from netjournal.capture.who import Match
from netjournal.model.dates import find_date

_REACH = (
    rf"(?:(?:call|ring|phone|skype|zoom|facetime|email|e-mail|text|message|ping|dm|nudge|chase|contact|remind|write)"
    rf"(?: back| again| to)?(?= (?:{HER}|both|everyone|again|back)| \S+$)(?! with\b)"
    r"|(?:follow up|check in|check back|get in touch|get back|circle back|reach out|touch base|try"
    r"|write again|check)"
    r"(?: again)?(?: with| to| on)?)"
)
_TO = rf"(?: (?:{HER}|both|everyone))?(?: back| again)?"
_CALL = (
    r"(?:^|^NAME,? |[,;:–—/\x00-] |\b(?:and|then|so|answer|reply|said|said to|says|let's|to do:"
    r"|todo:?) )"
    rf"{_REACH}{_TO}\b"
).replace("NAME", NAME)
_ASK = (
    rf"(?:^|[,;:–—-] |\b(?:and|then) )(?:next time,? |must |need to |remember to |don'?t forget"
    rf" to )?"
    rf"ask (?P<who>{HER})(?:,? next time(?: (?:I|we) [a-z]+(?: {HER})?)?,?)?"
    r" (?=(?:about|abt|if|whether|how|what|when|where|which|why|who|for|re)\b)"
)
_NEXT_TIME = (
    rf"\bnext time (?:I|we) (?:see|meet|talk to|speak to|visit) (?P<who>{HER})[:,]? ask"
    r" (?:(?:her|him|them) )?(?=\w)"
    rf"|^questions? (?:for|to) (?P<whose>{NAME}): ?(?=\w)"
)
_REASON = 80
"""How long words may be that say why to write again."""


class Later(msgspec.Struct):
    """A follow-up, or without a day a question: the words why, and where they stand."""

    on: date | None
    why: str
    who: Match | None
    start: int
    end: int


def later(sentence: Sentence, today: date, *, day_first: bool) -> list[Later]:
    """Return the follow-ups and questions that a sentence asks for."""
    found: list[Later] = []
    text, low = sentence.text, sentence.text.lower()
    if "ask " in low or "question" in low:
        for match in re.finditer(
            f"(?:{_ASK})|(?:{_NEXT_TIME.replace('<who>', '<whom>')})", text, re.IGNORECASE
        ):
            end = len(text)
            why = re.sub(r"(?i),? next time$", "", sentence.written(match.end(), end).strip())
            start = match.start() + len(match[0]) - len(match[0].lstrip(",;:–—/- \x00"))
            found.append(_one(sentence, None, why, match, start, end))
            return found
    if sentence.asked:
        return found
    for match in re.finditer(_CALL, text, re.IGNORECASE):
        day = _day(text[match.end() : match.end() + 60], today, day_first=day_first)
        if day is None and (
            then := re.compile(r" (?:then|after(?: that)?)\b").match(text, match.end())
        ):
            # "back on 7 dec, call her then"
            told = _day(text[: match.start()], today, day_first=day_first, near=False)
            day = told and (told[0], 0, then.end() - match.end())
        if day is None:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip(",;:–—/- \x00"))
        end = match.end() + day[2]
        why = sentence.written(start, match.end() + day[1]).strip()
        why = re.sub(r"(?i)(?: (?:on|by|before|in|until)|[\s,;:–-]+)$", "", why)
        about = re.match(r"\s+(?:about|re|abt|for) [^,;]+", text[end:])
        if about:
            why = f"{why}{sentence.written(end, end + about.end())}"
            end += about.end()
        found.append(_one(sentence, day[0], why, match, start, end))
        break
    return found


def _one(
    sentence: Sentence, on: date | None, why: str, match: re.Match[str], start: int, end: int
) -> Later:
    named = sentence.named(match.start(), match.end())
    who = named[0] if named else None
    return Later(on, why, who, sentence.place(start), sentence.place(end))


def _day(
    rest: str, today: date, *, day_first: bool, near: bool = True
) -> tuple[date, int, int] | None:
    """Find a day close behind the verb: the day, and where its words start and end."""
    for word in re.finditer(r"(?<!\S)\S+", rest):
        if near and word.start() > 40:
            return None
        found = find_date(rest[word.start() :], today, day_first=day_first)
        ends = found and not rest[word.start() + found[2] :].strip(" .!")
        if near and re.search(r"[,;]", rest[: word.start()]) and not ends:
            return None
        bare = rest[word.start() :].split(" ")[0].strip(".,;!")
        counted = near and bare.isdecimal()
        if found and not counted and (found[2] > 1) and found[0] >= today:
            return found[0], word.start() + found[1], word.start() + found[2]
    return None


def marked(
    first: Who | None, later: Sequence[marks.Later], questions: Sequence[str], text: str
) -> tuple[DraftFollowUp, ...]:
    dated = [DraftFollowUp(contact=first, on=one.on, why=_why(text)) for one in later]
    asked = [DraftFollowUp(contact=first, on=None, why=one) for one in questions]
    return (*dated, *asked)


def _why(text: str) -> str:
    """Return the words a follow-up is about, if they are few enough to be a reason."""
    return text if len(text) <= _REASON else ""
