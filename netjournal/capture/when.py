"""The days inside a line's sentences: when it was, a plan, or a date told; tense decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from netjournal.capture.board import TAKEN
from netjournal.capture.clauses import HER, NAME, Sentence
from netjournal.capture.draft import When
from netjournal.capture.heads import clock
from netjournal.capture.words import MEALS, PASTS, TOMORROW
from netjournal.model.dates import find_date, read_date
from netjournal.model.records import Coming

_DAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_STARTS = (
    rf"(?i)(?:(?<![\w/.:#@+-])|(?<=\d[-–]))(?:on |this |next |last |coming |the )*"
    rf"(?:{_DAY}\b|(?:wensday|wed?nsday|wendsday|thrusday|saterday)\b|today\b|tonight\b"
    rf"|(?:{TOMORROW})\b|y(?:ester)?day\b|day (?:after|before)\b"
    r"|in (?:an?|\d+|two|three|four|six)\b"
    rf"|(?:a|\d+|two|three|four|six) \w+ ago\b|(?:week|weekend|night)\b|{_MONTH} \d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\d{{4}}-\d|\d{{1,2}}[./]\d{{1,2}}\b"
    r"|\d{1,2}(?:st|nd|rd|th)\b)"
)
_TIME = (
    r"(?i)\s*(?:,\s*)?(?:at |@ ?)?(?:(\d{1,2})(?:[:.](\d\d))? ?(am|pm)\b|(\d{1,2})[:h](\d\d)\b"
    r"|(noon)\b)"
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_BARE_HOUR = (
    rf"(?i)\s*(?:,\s*)?(?:at|@) ?(\d{{1,2}}|{'|'.join(_HOURS)})"
    r"(?![\w:.,/%-]*\w| ?(?:[$€£%]|dollars|people|ppl))"
)
"""An hour that does not say which half of the day it is in."""
_TIME_BEFORE = (
    r"(?i)(?:at )?(?:(\d{1,2})(?:[:.](\d\d))? ?(am|pm)|(\d{1,2})[:h](\d\d)|(noon))(?: on)? $"
)
_HOUR = r"(?i)(?<!\w)(?:at|@) (?:\d{1,2}(?:[:.]\d\d)? ?[ap]m|\d{1,2}[:h]\d\d|noon)\b"
_FROM = r"(?i)(?:from )?\b(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|—|to|until|till)\s*$"
_SAT = r"(?:w/|(?:in|next|with|at|down|together|by|beside|through|on|behind|opposite)\b)"
_PAST = rf"(?i)\b(?:{'|'.join(sorted(PASTS))}|[a-z]{{3,}}ed)\b"
_FUTURE = (
    rf"(?i)\b(?:'d|would) (?!have\b|been\b|had\b|{'|'.join(sorted(PASTS))}\b|[a-z]+ed\b)|"
    r"\b(?:will|'ll|going to|gonna|let's|lets|want|wants|plan|planned|plans|booked|arranged"
    r"|scheduled|agreed|should|shall|can|could|comes|sends|arrives|invited (?:me|us)|maybe|tbc"
    r"|(?:promised|offered|swore|hopes|hoped|means) to|(?:asked|told|reminded) \S+ to"
    r"|said (?:to )?(?:call|write|ring|come|try|wait|ask|bring|send)"
    r"|tentative|deadline|due|closes|opens"
    r"|expires|starts"
    r"|(?:moved|pushed|shifted|changed|bumped)(?: [^\s,;]+){0,6} to|postponed|rescheduled|see"
    r" (?:you"
    r"|u))\b|\?"
)
_PRESENT = (
    rf"(?i)\b(?:she|he|it|they|we|I|who|{NAME})"
    r"(?:'s|'re|'m| is| are| am| has| have| [a-z]{2,}s)\b(?! been\b)"
)
"""What is said of now or later: "saw Ada on monday, she starts on friday"."""
_CANNOT = (
    r"(?i)\b(?:can'?t|cannot|won'?t|couldn'?t|not able to|unable to) (?:make|do|come|join|be)\b"
)
"""What says that nothing will be on a day."""
_OFF = (
    r"(?i)\b(?:cancell?ed|called off|cancels)\b(?!.*\bto $)"
    rf"|\b(?:{MEALS}|call|meeting|interview|zoom|walk|visit)\b.*"
    r"\b(?:is|are) off(?=[.,;!]|$)"
)
"""What says that nothing will be on a day, which was planned."""
_MEETING = (
    rf"(?i)\b(?:{MEALS}|call|meeting|interview|zoom|chat"
    r"|catch[ -]?up|skype|facetime|visit|walk|meet|see|seeing|appointment"
    r"|1:1|rehearsal|practice|session|training|lesson|workshop|hike|party)\b"
)
_VAGUE = (
    r"(?i)\b(?:after|before|over|around|during) (?:the |my |her |his )?(?:holidays|break|summer"
    r"|christmas|easter|new year|conference|exams?|move|deadline)\b|\b(?:30|31|32|3\d) (?:of )?"
    rf"{_MONTH}\b|\b{_MONTH} (?:3[0-9])\b"
)
_NUMBERED = (
    r"(?i)(?<![\w./-])(?:\d{4}-\d\d?-\d\d?"
    r"|(?:(?<=\bon )|(?<=\bby )|(?<=\bat )|(?<=\btill )|(?<=\buntil ))"
    r"(?:[0-3]?\d/[0-3]?\d(?:/\d{2,4})?|[0-3]?\d\.[0-3]?\d\.(?:\d{2,4})?))(?![\w%])"
)
"""What can be nothing but a day, and may be none: "2026-02-30"."""
_CUT = r"(?i)^[\s,;:–—-]*(?:and |but |so |then )?|[\s,;:–—-]*\b(?:is|are|on|by|due|it's|it is)?\s*$"
_CLAUSE_CUT = (
    rf"(?i)(?:(?<!{NAME}),|,(?! {NAME}\b)|[;:()])(?:\s+|$)|\s[–—-]\s|\s(?:but|so)\s"
    rf"|(?<!^{NAME})\sand\s(?=(?:I|she|he|they|we|it|will|then|her|his|the)\b)"
)
_GONE = r"(?i)(?:yesterday|yday)(?: morning| afternoon| evening)?|last night"
"""What says when a line was, whatever it tells of."""
_I_DID = rf"(?:I |we )?(?:just |also |then )?(?={_PAST[4:]})(?!planned|arranged|scheduled|booked)"
_SHE_DID = rf"{NAME} (?:just |also |then |finally )?(?:{_PAST[4:]}|sat\b)"
_TOLD = r" (?:she|he|they|who|that) |\b(?:said|told|asked|wrote|wanted|agreed|had|meant)\b.* to "
"""What shows that a day is of what was told, and not of the telling."""
_WOULD = r"(?i)(?:\bwould|'d)\b.*\bif\b|\bif\b.*(?:\bwould|'d)\b"
"""What is only imagined: "she'd hire me tomorrow if she could"."""
_LONG_AGO = 180
_MOST = 12
"""So many days of one sentence are read."""
_SCORED = (
    r"(?i)\b(?:took|scored?|got|rated?|rating|about|only|roughly|nearly|almost|answered|passed|page"
    r"|chapter|slide|version|release|section|part|a|of) $"
)
"""What before "9/10" makes a count of it, and of "4.12." a number."""


class _Day(msgspec.Struct):
    start: int
    end: int
    words: str
    past: date
    future: date
    at: str = ""
    amiss: bool = False
    """Whether its weekday and its day of the month are two days."""


def when(
    sentences: Sequence[Sentence],
    taken: Sequence[tuple[int, int]],
    today: date,
    *,
    was: bool,
    day_first: bool,
) -> When:
    """Read the days inside sentences; `taken` are places of the line that something else holds.

    `was`: the line tells of being in touch, so that a day gone by is the entry's own.
    """
    found = When()
    for number, sentence in enumerate(sentences):
        for day in _days(sentence, today, day_first=day_first):
            place = sentence.place(day.start)
            if any(start <= place < end for start, end in taken):
                continue
            if day.amiss:
                found.no_day = day.words
                continue
            _put(found, sentence, day, today, was=was, first=number == 0)
        vague = re.search(_VAGUE, sentence.text)
        place = sentence.place(vague.start()) if vague else 0
        if vague and not any(start <= place < end for start, end in taken):
            planned = re.search(_MEETING, sentence.text) and not re.search(_PAST, sentence.text)
            if planned and read_date(vague[0], today, day_first=day_first) is None:
                found.no_day = vague[0]
        for like in re.finditer(_NUMBERED, sentence.text):
            held = any(start <= sentence.place(like.start()) < end for start, end in taken)
            if not held and read_date(like[0], today, day_first=day_first) is None:
                found.no_day = like[0]
    if found.on is None and not found.coming and sentences:
        _put_hour(found, sentences[0], taken)
    return found


def _put_hour(found: When, sentence: Sentence, taken: Sequence[tuple[int, int]]) -> None:
    """Read "lunch with Ada at noon": the hour of a meeting whose day is not said."""
    hour = re.search(_HOUR, sentence.text)
    if hour is None or not _is_meeting(sentence.text[: hour.start()]):
        return
    place = sentence.place(hour.start())
    time = re.match(_TIME, hour[0])
    if time and not any(start <= place < end for start, end in taken):
        found.at = _time_of(time)
        found.spans.append((place, sentence.place(hour.end())))


def _put(
    found: When, sentence: Sentence, day: _Day, today: date, *, was: bool, first: bool
) -> None:
    clause, offset = _clause(sentence.text, day)
    if re.search(_OFF, clause) and " to " not in clause[: day.start - offset][-12:]:
        return
    off = re.search(_CANNOT, clause) is not None
    limit = _is_limit(sentence.text, day)
    gone_by = not limit and _is_past(sentence, clause, day, today, first=first)
    meant = re.search(r"(?i)\bfor $", sentence.text[: day.start]) is not None
    if meant and gone_by and not _is_meeting(clause):
        # "sent Ada the slides for friday" tells of no friday; "appointment made for friday" does.
        return
    on = day.past if gone_by and not meant else day.future
    span = sentence.place(day.start), sentence.place(day.end)
    before = sentence.text[: day.start]
    if not limit and re.search(
        r"(?i)\b(?:(?<!swing )(?<!drop )(?<!stop )(?<!come )(?<!came )(?<!opped )by|before|until"
        r"|till|since) (?:the )?$"
        r"|\b(?:moved|changed|shifted|pushed)\b[^,;]* from $",
        before,
    ):
        return
    if on <= today:
        told = re.search(_TOLD, clause[: day.start - offset])
        gone = first and (
            re.fullmatch(_GONE, day.words)
            or (offset <= 1 and re.match(rf"{_I_DID}|{_SHE_DID}", clause) and not told)
        )
        if found.on is None and (was or (on < today and (gone or _is_meeting(clause)))):
            found.on, found.at = on, day.at
            found.spans.append(span)
        return
    if re.search(_WOULD, clause):
        return
    leading = first and offset <= 1
    if re.search(r"(?i)week", day.words) and not (_is_meeting(clause) and leading):
        return
    if _is_meeting(clause) and leading and found.on is None and not off:
        found.on, found.at = on, day.at
    else:
        what = re.sub(_CUT, "", clause[: day.start - offset].replace(TAKEN, " "))
        rest = re.sub(r"^[\s,]+", "", clause[day.end - offset :].replace(TAKEN, " "))
        words = " ".join(filter(None, (what, rest))) or clause.strip()
        skip = sentence.text[:offset].count(NAME)
        if first and re.match(rf"{NAME}(?!')", clause):
            several = rf"{NAME}(?:(?:, | & | and | \+ )(?:{NAME}|I\b))*(?: are both| are)?"
            rest = re.sub(rf"^{several}", "", words).strip() or words
            skip, words = skip + words.count(NAME) - rest.count(NAME), rest
        named = _named(sentence, words, skip)
        found.coming.append(Coming(on=on, what=named))
    found.spans.append(span)


def _is_limit(text: str, day: _Day) -> bool:
    """Tell whether a day is the latest one told: "told her friday", "friday at the latest"."""
    behind = text[day.end :]
    told = re.search(rf"(?i)\b(?:told {HER}(?: by)?|(?:asked|gave) {HER} by) $", text[: day.start])
    return bool(
        (told and not re.match(r"(?i) (?:about|of|that|if|how|what|why)\b", behind))
        or re.match(r"(?i),? (?:at the )?latest\s*(?:[.,;:!)]|$)", behind)
    )


def _is_past(sentence: Sentence, clause: str, day: _Day, today: date, *, first: bool) -> bool:
    """Tell whether a day is one gone by: by tense, and without any by which is nearer."""
    back, ahead = (today - day.past).days, (day.future - today).days
    if (
        re.search(rf"{_FUTURE}|{_CANNOT[4:]}", clause)
        or "next" in day.words.lower()
        or back > _LONG_AGO > ahead
    ):
        return False
    if re.search(_PAST, clause):
        return True
    if re.search(_PRESENT, clause):
        return False
    if first and re.search(_PAST, sentence.text) and not day.at:
        return True
    # "22/11" without a verb is yesterday, and not in a year; a bare weekday is the coming one.
    return back < 31 and ahead > _LONG_AGO


def _is_meeting(clause: str) -> bool:
    return re.search(rf"{_MEETING}|^(?:[a-z-]+ ){{1,3}}(?:with|w/) {NAME}", clause) is not None


def _named(sentence: Sentence, words: str, skip: int) -> str:
    """Put the names back in, but for some that stand before the words."""
    for at in sorted(sentence.people)[skip:]:
        match = sentence.people[at]
        name = sentence.line[match.start : match.end]
        bare = name.removesuffix("'s").removesuffix("’s").rstrip("'’")
        words = words.replace(f"{NAME}'s" if name != bare else NAME, name, 1)
    return " ".join(words.split())


def _clause(text: str, day: _Day) -> tuple[str, int]:
    """Return the clause around a day and where it starts."""
    start = 0
    for cut in re.finditer(_CLAUSE_CUT, text[: day.start]):
        start = cut.end()
    stop = re.search(_CLAUSE_CUT, text[day.end :])
    return text[start : day.end + stop.start() if stop else len(text)], start


def _days(sentence: Sentence, today: date, *, day_first: bool) -> list[_Day]:
    text = sentence.text
    found: list[_Day] = []
    for match in re.finditer(_STARTS, text):
        if len(found) == _MOST or (found and match.start() < found[-1].end):
            continue
        future = find_date(text[match.start() :], today, day_first=day_first)
        past = find_date(text[match.start() :], today, prefer="past", day_first=day_first)
        if future is None or past is None:
            continue
        if future[2] != past[2]:
            # "tuesday 2 dec" that will be a Wednesday is neither.
            start, end = match.start(), match.start() + max(past[2], future[2])
            found.append(_Day(start, end, text[start:end], past[0], future[0], amiss=True))
            continue
        start, end = match.start() + future[1], match.start() + future[2]
        if _is_word(text, start, end):
            continue
        one = _Day(start, end, text[start:end], past[0], future[0])
        _take_first_day(one, text)
        if one.words.lower().endswith(" noon"):
            one.at = "12:00"
        time = re.match(_TIME, text[end:])
        before = re.search(_TIME_BEFORE, text[:start])
        bare = None if time else re.match(_BARE_HOUR, text[end:])
        if time:
            one.at, one.end = _time_of(time), end + time.end()
        elif bare and (hour := _hour(bare[1])) < 24:
            one.at, one.end = _waking(hour, text), end + bare.end()
        elif before:
            one.at, one.start = _time_of(before), before.start()
        found.append(one)
    return found


def _take_first_day(one: _Day, text: str) -> None:
    """Read "from 3 to 7 dec" as beginning on the third."""
    before = re.search(_FROM, text[: one.start])
    if before and 0 < int(before[1]) < one.future.day:
        one.future = one.future.replace(day=int(before[1]))
        one.past = one.past.replace(day=min(int(before[1]), one.past.day))
        one.start = before.start()


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell "she sat next to me" and "2 weeks" from days."""
    words, rest = text[start:end].lower(), text[end:]
    if re.fullmatch(r"\d\d?[/.]\d\d?\.?", words) and re.search(_SCORED, text[:start]):
        return True
    if re.fullmatch(r"(?:the )?(?:sat|sun|wed|mon|second)", words):
        before = text[:start].lower().split()[-1:]
        verb = bool(before) and before[0] in ("i", "we", "she", "he", "they", "the")
        sits = words == "sat" and re.match(rf"\s+{_SAT}", rest) is not None
        return verb or sits or words.startswith("the")
    length = re.fullmatch(r"(?:an?|\d+|two|three|four|six) \w+", words) is not None
    return rest.startswith("'s") or (length and re.search(rf"(?i)\b{_MONTH}\b", words) is None)


def _hour(word: str) -> int:
    return int(word) if word.isdecimal() else _HOURS.index(word.lower()) + 1


def _waking(hour: int, text: str) -> str:
    """Read "at 3" as in the afternoon, and "dinner at 8" as in the evening."""
    late = re.search(r"(?i)\b(?:dinner|drinks?|supper|tonight|evening|night|party|beers?)\b", text)
    return f"{hour + 12 if 0 < hour < (12 if late else 7) else hour:02}:00"


def _time_of(time: re.Match[str]) -> str:
    return "12:00" if time[6] else clock(time[1] or time[4], time[2] or time[5], time[3])
