"""What somebody means to do for somebody, in plain sentences: "I'll send her the slides".

It reads English only. What is denied, quoted or somebody else's is no promise; what is asked,
wished for or left open is offered, not taken.
"""

from __future__ import annotations

import re

from netjournal.capture.board import TAKEN
from netjournal.capture.clauses import (
    EACH,
    EVERYBODY,
    GIVING,
    HER,
    LONG,
    NAME,
    WHOM,
    Sentence,
    words_end,
)
from netjournal.capture.promise_guards import (
    ACCEPTED,
    AND,
    ASKING,
    BOUND,
    CLAUSE,
    EXCHANGE,
    GETTING,
    HABIT,
    HAVE_READY,
    IDIOM,
    IDLE,
    IF,
    NEVER,
    NEVER_DONE,
    NO_FAVOR,
    NOT,
    NOT_MINE,
    NOT_VERBS,
    ONLY_DAY,
    OWN,
    PAST_IT,
    SURE_PHRASES,
    TRAILING,
    UNTIL,
)
from netjournal.capture.promise_rules import I_OWE, RULES, THEY_OWE, Rule
from netjournal.capture.several import items, shares
from netjournal.capture.whose import (
    Said,
    are_several,
    doer,
    is_ours,
    settle_direction,
    take_subject,
    take_sum_before,
    whose,
)
from netjournal.capture.words import LOOSE, NO_DEED, NO_PROMISE, PASTS, SURE

_NO_DEED = (NO_PROMISE | NO_DEED) - (SURE | LOOSE)
_HER_OWN = r"(?i)her (?!(?:my|our)\b)"
_ASKED_BEFORE = r"(?i)\basked(?: \S+)? (?:if|whether)\b(?=[^,;]*(?:[,;]| (?:and|but|so|then)\b))"
"""A question of the clause before; what is asked in its own is no promise."""
_BOUND = ((SURE | LOOSE) - NO_DEED - ASKING) | {"get", "drive", "fetch"}


def promises(sentence: Sentence) -> list[Said]:
    """Return what one sentence promises, in its order."""
    hits = _hits(sentence.text)
    begins = {start for start, *_ in hits if _begins(sentence.text, start)}
    found: list[Said] = []
    trigger_end = words_end_at = 0
    for place, (start, _number, rule, match) in enumerate(hits):
        if start < trigger_end or (start < words_end_at and start not in begins):
            continue
        later = (at for at, *_ in hits[place + 1 :] if at >= match.end() and at in begins)
        limit = next(later, len(sentence.text))
        one = _read(sentence, rule, match, limit)
        if one is not None:
            for share in shares(sentence, one):
                found += items(sentence.text, share)
            trigger_end, words_end_at = match.end(), one.end
    return found


def _hits(text: str) -> list[tuple[int, int, Rule, re.Match[str]]]:
    low = text.lower()
    hits = [
        (match.start(), number, rule, match)
        for number, rule in enumerate(RULES)
        # Few lines promise anything: a rule is compiled when its words are there.
        if any(sign in low for sign in rule.sign.split("|"))
        for match in re.finditer(rule.pattern, text, re.IGNORECASE)
    ]
    return sorted(hits, key=lambda hit: hit[:2])


def _begins(text: str, place: int) -> bool:
    """Tell whether a clause may begin at a place: at the start, or behind a comma or "and"."""
    before = text[:place].rstrip()
    if text[place : place + 1] in ",a" and re.match(r",|and ", text[place:]):
        return True
    return not before or before[-1] in ",;:-–—/()" or bool(re.search(AND, before[-12:]))


def _read(sentence: Sentence, rule: Rule, match: re.Match[str], limit: int) -> Said | None:
    text, start, first = sentence.text, match.start(), match.end()
    at = sentence.place(first)
    verb, after = _verb(match), sentence.line[at : at + LONG]
    if (
        verb is None
        or _is_guarded(text, rule, match, after, headed=sentence.headed)
        or (rule.lead and re.search(PAST_IT, text[first:]))
    ):
        return None
    one = Said(whose(sentence, rule, match), start, first, limit, lead=rule.lead)
    told = re.sub(_ASKED_BEFORE, "asked", text[:first])
    one.taken = rule.taken and not sentence.asked and not re.search(IF, told)
    take_subject(sentence, one, match)
    _take_object(sentence, one, verb=verb)
    words = text[one.first : words_end(text, one.first, limit)]
    one.end = one.first + len(re.sub(TRAILING, "", words))
    said = text[first : one.end]
    if rule.direction is None and not doer(match):
        settle_direction(sentence, one)
    plain = match.groupdict().get("verb") is not None
    nothing = re.match(r"(?i)(?:nothing|none|nada|no|nobody|anything)\b", text[one.first : one.end])
    if nothing or not is_ours(text, one, said, verb, plain=plain):
        return None
    if _is_open(sentence, rule, one, match, said, verb):
        one.taken = False
    if one.direction is I_OWE and re.search(r"(?i)(?<!thank[ -])(?<!of )\byou\b", said):
        # "I'll send you the draft": who writes the journal is the one spoken to.
        one.direction, one.taken, one.who = THEY_OWE, False, []
    if not one.taken and one.direction is I_OWE and (said_so := re.search(ACCEPTED, text[first:])):
        one.taken = not sentence.asked
        one.end = min(one.end, first + len(text[first : first + said_so.start()].rstrip(" ,;-–—")))
    if not re.match(r"(?i)intro|connect|put", verb):
        _take_end(sentence, one)
    take_sum_before(sentence, one, match[0])
    # What is quoted is hidden, and may be what is promised.
    what = any(letter.isalnum() or letter == TAKEN for letter in text[one.first : one.end])
    return one if what or one.verb[1] or one.sum else None


def _is_open(
    sentence: Sentence, rule: Rule, one: Said, match: re.Match[str], said: str, verb: str
) -> bool:
    """Tell whether it may be meant for either of you, or for somebody else."""
    text, start = sentence.text, match.start()
    bound = SURE | LOOSE if "offer" in match[0].lower() else SURE
    if match[0].endswith(" to ") and one.direction is THEY_OWE and verb not in bound:
        # "promised to visit her students" is hardly for me.
        return re.search(r"(?i)\b(?:me|us|my|our)\b", said) is None
    if not rule.bare:
        return False
    if start:
        # "Ada will sign it, send him the copy"
        return re.search(r"(?i)\b(?:will|should|would|can|must)\b|'ll", text[:start]) is not None
    # Behind "Ada", "bring the map" may be hers to do.
    return sentence.headed and not (one.who or re.match(rf"\w+ {HER}", said))


def _is_guarded(text: str, rule: Rule, match: re.Match[str], after: str, *, headed: bool) -> bool:
    """Tell whether it is denied, an idiom, somebody else's, or what two mean to do together."""
    start, rest = match.start(), text[match.end() :]
    clause = match.end() - len(match[0].lstrip(",;: "))
    together = (
        match[0][:1] in "Ii"
        and "owe" not in match[0].lower()
        and re.search(rf"(?i){NAME} and $", text[:start])
    )
    unknown = match[0][:1] in ",;:-–—" and not re.search(rf"{NAME}(?!'s)", text[:start])
    somebodys = re.match(r"(?i)owes|lent|loaned|promised|offered", match[0])
    return bool(
        # What her brother does is not what she does.
        (somebodys and re.search(rf"(?:\b{OWN}|{NAME}'s) [a-z-]+ $", text[:start]))
        or (match.groupdict().get("swap") is not None and not re.search(EXCHANGE, text))
        # "A man from Oslo, wants three gates": somebody without a name.
        or (unknown and not (rule.taken or headed))
        or _denied(text[_clause_start(text, clause) : clause], match[0])
        or re.match(IDIOM, rest)
        or (re.search(r"(?i)(?:promised|would|'d) $", match[0]) and re.match(ONLY_DAY, rest))
        or re.search(HABIT, text[:clause])
        or together
        or (re.search(r"(?i)(?:offer\w*|promis\w*|owes?) $", match[0]) and re.match(NOT_MINE, rest))
        or (re.search(r"(?i)offered|promised|asked|sa", match[0]) and re.search(NEVER_DONE, after))
        or (re.search(r"(?i)offer", match[0]) and re.match(NO_FAVOR, rest))
        or (re.match(r"(?i)said|told|assured", match[0]) and re.match(GETTING, rest))
    )


def _verb(match: re.Match[str]) -> str | None:
    """Return the verb of what is promised, or nothing; None: it is none that promises."""
    groups = match.groupdict()
    rest = match.string[match.end() :].lower()
    if found := groups.get("verb"):
        verb = found.lower()
        phrase = next((one for one in SURE_PHRASES if re.match(rf"{one}\b", rest)), "")
        if phrase:
            return phrase
        if verb not in SURE and (again := verb.removeprefix("re").lstrip("-")) in SURE:
            verb = again
        idle = rest.removeprefix(verb).startswith(IDLE)
        bound = verb not in _NO_DEED or re.match(HAVE_READY, rest)
        return verb if bound and not (idle or _is_past(verb)) else None
    if doing := groups.get("doing"):
        stem = doing.lower().removesuffix("ing")
        return next((one for one in (stem, f"{stem}e", stem[:-1]) if one in _BOUND), None)
    verb = (groups.get("any") or "").lower()
    if not verb and match[0].endswith("to "):
        verb = rest.split(" ")[0]
    idle = verb in NO_PROMISE | NOT_VERBS and not re.match(BOUND, rest)
    return None if idle or rest.removeprefix(verb).startswith(NEVER) or _is_past(verb) else verb


def _is_past(verb: str) -> bool:
    """Tell whether "'d" before a verb is had: "she said I'd won"."""
    return verb in PASTS or re.search(r"[^e]ed$", verb) is not None


def _clause_start(text: str, place: int) -> int:
    return max((found.end() for found in re.finditer(CLAUSE, text[:place])), default=0)


def _denied(before: str, trigger: str) -> bool:
    if re.search(r"(?i)\bforget to\b", trigger):
        return False
    near = before.lower().split()[-4:] + trigger.lower().split()
    return not NOT.isdisjoint(word.strip(".,") for word in near)


def _take_object(sentence: Sentence, one: Said, *, verb: str) -> None:
    """Step over for whom it is, so that the favor's words say only what."""
    text = sentence.text
    if not verb and re.search(
        rf"(?i)\b(?:me|us|{WHOM}|get|have|receive)(?: to)? $", text[one.start : one.first]
    ):
        return
    owner = rf"{NAME}'s|(?P<of>(?:from|off) {HER} )"
    if one.lead and (found := re.match(owner, text[one.first :])):
        one.who = sentence.named(one.first, one.first + found.end()) or one.who
        one.first += len(found["of"] or "")
    if verb:
        given = re.compile(rf"(?i)(?P<does>(?:{GIVING})s?\b(?: back| over| along)?) ").match(
            text, one.first
        )
        if given is None:
            return
        at = given.end("does") + 1
    else:
        given, at = None, one.first
    mine = re.compile(r"(?i)(?:me|us)\b ?").match(text, at)
    whom = re.compile(rf"(?i){WHOM}(?:[,:]? |$)").match(text, at)
    if one.direction is THEY_OWE and re.match(_HER_OWN, text[at:]):
        # "she'll send her map" is her own.
        whom = None
    introduces = given is not None and re.match(r"(?i)intro|connect|thank", given["does"])
    if whom:
        one.each = one.each or bool(re.match(rf"(?i)(?!\w+ of us){EVERYBODY}\b", whom[0]))
        one.each = one.each or (not introduces and are_several(whom[0], text[whom.end() :]))
        named = sentence.named(whom.start(), whom.end()) or one.who
        # Bringing two together is one favor, for the first.
        together = introduces and not re.match(r"(?i)thank", given["does"] if given else "")
        one.who = named[:1] if together else named
    told = mine or whom
    if told is None or introduces:
        return
    if given is not None:
        one.verb = given.span("does")
    one.first = told.end()
    if text[one.first : one.first + 3] == "to " and not verb:
        one.first += 3


def _take_end(sentence: Sentence, one: Said) -> None:
    """Leave out "to her" and "from Ada" at the end, or before the day: that is whom it concerns."""
    if not one.lead and (one.who or one.direction is THEY_OWE):
        return
    words = sentence.text[one.first : one.end]
    if re.match(r"(?i)(?:an? |the )?(?:intro|introduction|referral)\b", words):
        return
    tail = re.search(
        rf"(?i)\s+(to|from|off|by|for|with) ({EACH}|{HER}|me|us)(?:$|(?=\s{UNTIL}))", words
    )
    if tail is None:
        return
    everyone = re.fullmatch(rf"(?i){EACH}", tail[2])
    if tail[1].lower() in ("for", "with") and not (NAME in tail[2] or everyone):
        return
    named = sentence.named(one.first + tail.start(), one.first + tail.end())
    one.each = one.each or tail[2].lower().startswith(("each", "all of", "both of"))
    one.who = named or one.who
    if tail.end() == len(words) and (one.lead or tail[1].lower() == "to"):
        one.end = one.first + tail.start()
