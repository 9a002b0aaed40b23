"""What somebody means to do for somebody, in plain sentences: "I'll send her the slides".

It reads English only. What is denied, quoted or somebody else's is no promise; what is asked,
wished for or left open is offered, not taken.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from netjournal.capture.clauses import (
    EACH,
    EVERYBODY,
    GIVING,
    HE,
    HER,
    NAME,
    WHOM,
    Sentence,
    words_end,
)
from netjournal.capture.who import Match
from netjournal.model.records import Direction

I_OWE, THEY_OWE = Direction.I_OWE, Direction.THEY_OWE

_SURE = (
    "send|give|forward|e-?mail|mail|call|phone|ring|text|message|ping|lend|loan|pay|repay|pass|help"
    "|share|ask|check|look|review|read|introduce|intro|connect|fix|prepare|scan|translate|copy"
    "|proofread|recommend|refer|host|let|arrange|organi[sz]e|upload|explain|tell|return|ship|invite"
    "|draft|write|bring|edit|sign|nominate|vouch|dig|ask|get back|reply|follow up|thank|remind"
    "|support|cover|teach|test|try out|post|hand|put|come back to|come back with|come to|swap|loop"
    "|donate|order|deliver|drop|run|summari[sz]e|report|confirm|mention"
)
_LOOSE = "find|make|show|buy|book|print|bake|cook|pick|set|take|get|speak|talk|feed|think"
_ADV = (
    r"(?:(?:finally|still|also|now|really|just|already|then|definitely|kindly|gladly|happily|later|soon"
    r"|maybe|probably|even|has|have|had|'ve|'s|'d|actually|both|all) )*"
)
_WILL = (
    r"(?:'?ll|'m going to|'s going to|'re going to| am going to| is going to| are going to| will"
    r"| wil| shall| am gonna| is gonna|'m gonna|'s gonna| gonna)(?: also| then| definitely| gladly"
    r"| happily| try to| try and| be sure to| make sure to)*"
)
_DOES = rf"(?=(?P<verb>{_SURE}|{_LOOSE})\b(?! (?:it a day|care\b|place\b|over it|a break|sense\b)))"
_ANY = (
    r"(?=(?P<verb>(?!be\b|have\b|love\b|like\b|rather\b|say\b|bet\b|never\b|not\b|been\b|see\b)"
    r"[a-z]+)\b)"
)
_DONT = r"(?:do not|don'?t|must not|mustn'?t|never|not to) forget to|remember to|to ?do:?|todo:?"


class Rule(NamedTuple):
    """How a promise is worded; `sign`: a word that shows the rule to be worth trying."""

    sign: str
    pattern: str
    direction: Direction | None
    """None: whose it is follows from who the sentence is about."""
    taken: bool = True
    bare: bool = False
    """Whether it names nobody who does it: "send Ada the map"."""
    lead: str = ""
    """Words put before the favor's own: what is borrowed is to be returned."""


_RULES = (
    # owing
    Rule("owe", rf"\b(?:I|we) {_ADV}owe (?!up\b|it to\b)", I_OWE),
    Rule("owe", rf"^{_ADV}owe (?!up\b)", I_OWE),
    Rule("owe", rf"\b{HE} {_ADV}owes? (?:me|us) ", THEY_OWE),
    Rule("owe", rf"^{_ADV}owes? (?:me|us) ", THEY_OWE),
    # I'll …
    Rule("ll ", rf"\bI{_WILL} {_DOES}", I_OWE),
    Rule("i", rf"\b(?:I|we)(?: will| shall|'m going to| am going to|'m gonna|ll) {_DOES}", I_OWE),
    Rule(
        "will|going|gonna", rf"(?:^{_ADV}|\band |, )(?:will|going to|gonna) (?:also )?{_DOES}", None
    ),
    Rule(
        "told|said|assured",
        rf"\b(?:said|(?:told|assured) {WHOM})(?: that)? (?:I|we)(?:'?d| would|'?ll| will)"
        rf" (?:also |gladly |try to )?{_ANY}",
        I_OWE,
    ),
    Rule(
        "promised",
        rf"\b(?:I|we) {_ADV}promised (?!me\b|us\b|myself\b)(?:{WHOM} )?"
        rf"(?:(?:that )?(?:I|we)(?:'?d| would|'?ll| will) |to )?",
        I_OWE,
    ),
    Rule(
        "promised",
        rf"(?:^{_ADV}|\band |, )promised (?={WHOM})(?:{WHOM} )"
        rf"(?:(?:that )?(?:I|we)(?:'?d| would|'?ll| will) |to )?",
        I_OWE,
    ),
    Rule(
        "offered|agreed|volunteered",
        rf"\b(?:I|we) {_ADV}(?:offered|agreed|volunteered) to {_ANY}",
        I_OWE,
    ),
    Rule("offered", rf"(?:\b(?:I|we) {_ADV}|^{_ADV}|\band |, )offered (?={WHOM} )", I_OWE),
    Rule(
        "asked|reminded|begged",
        r"\b(?:asked|reminded|begged) me (?:please )?to (?!wait\b|stop)",
        I_OWE,
    ),
    Rule(
        "remind", rf"(?:^|\b(?:please|pls) )remind me (?:to|that I (?:must|need to)) {_ANY}", I_OWE
    ),
    Rule(
        "need|must|have to|gotta|got to",
        rf"(?:\b(?:I|we) {_ADV}|^{_ADV})(?:need to|must|have to|'ve got to|gotta|got to|have got to)"
        rf" (?:also |still )?{_DOES}",
        I_OWE,
    ),
    Rule("forget|remember|todo|to do", rf"(?:^|\bI (?:must )?)(?:{_DONT}) {_DOES}", I_OWE),
    Rule("borrow", rf"(?:\b(?:I|we) {_ADV}|^{_ADV}|\blet me )borrow(?:ed)? ", I_OWE, lead="return"),
    Rule("lent|loaned", r"\b(?:lent|loaned) (?:me|us) ", I_OWE, lead="return"),
    Rule(
        "thank|send|give|lend|bring|pay|forward|return|email|introduce|intro",
        rf"^(?:please |pls |then |also |and )?(?=(?P<verb>thank|send|give|lend|bring|pay|forward"
        rf"|introduce|intro|return)\b (?:back )?(?!me\b|us\b|you\b|god\b))",
        I_OWE,
        bare=True,
    ),
    # they will …
    Rule("ll ", rf"\b{HE}{_WILL} {_DOES}", THEY_OWE),
    Rule("will|going|gonna", rf"\b{HE}{_WILL} {_DOES}", THEY_OWE),
    Rule("ll ", rf"\b(?:she|he|they|it)ll {_DOES}", THEY_OWE),
    Rule("shell|hell", rf"\bs?hell {_DOES}", THEY_OWE),
    Rule(
        "sa",
        rf"\b(?:said|says|sez|told (?:me|us))(?: that)? {HE}(?:'?d| would|'?ll| will|'s going to)"
        rf" (?:also |gladly |try to )?{_ANY}",
        THEY_OWE,
    ),
    Rule(
        "promised|offered|agreed|volunteered|promises|offers",
        rf"\b{HE} {_ADV}(?:promise[ds]|offer(?:ed|s)|agree[ds]|volunteer(?:ed|s)) "
        rf"(?:(?:me|us) )?(?:that {HE}(?:'?d| would|'?ll| will) |to )?",
        THEY_OWE,
    ),
    Rule("promised|offered", r"\b(?:promised|offered) (?:me|us)(?: to)? ", THEY_OWE),
    Rule(
        "promised|offered|agreed|volunteered",
        rf"(?:^{_ADV}|\band |, )(?:promised|offered|agreed|volunteered) to {_ANY}",
        None,
    ),
    Rule("promised", rf"(?:^{_ADV}|\band |, )promised (?!to\b|that\b|me\b|us\b|{WHOM} )", None),
    Rule(
        "intro|connect|touch",
        rf"\b{HE} {_ADV}(?:can|could|(?:is|'s|are|was)? ?(?:happy|willing|glad|ready) to)"
        rf" (?=(?P<verb>introduce|intro|connect|put) (?:me|us)\b)",
        THEY_OWE,
    ),
    Rule("waiting", rf"\bwaiting (?:for|on) {NAME} (?:for|to) ", THEY_OWE),
    Rule("waiting", rf"\bwaiting for (?=(?:{NAME}'s|his|her|their|the) [^,.;]+)", THEY_OWE),
    Rule(
        "lent|loaned",
        rf"(?:\b(?:I|we) {_ADV}|^{_ADV})(?:lent|loaned) (?={HER})",
        THEY_OWE,
        lead="return",
    ),
    Rule(
        "borrowed",
        rf"\b{HE} {_ADV}borrowed (?=(?:my|our|a|the|some|[$€£¥\d])\b|[$€£])",
        THEY_OWE,
        lead="return",
    ),
    # offered, not taken
    Rule("i ", rf"^(?:should|shall|could|can|must) I {_DOES}", I_OWE, taken=False),
    Rule(
        "will|can|could|would",
        rf"^(?:will|can|could|would) {HE} (?:please )?{_DOES}",
        THEY_OWE,
        taken=False,
    ),
    Rule(
        "should|could",
        rf"(?:\b(?:I|we) |^)(?:should|could|ought to) (?:also |really )?{_DOES}",
        I_OWE,
        taken=False,
    ),
    Rule(
        "want|need|would like|'d like|hope|asked|like",
        rf"\b{HE} {_ADV}(?:wants?|needs?|wanted|"
        rf"would like|'d like|would love|'d love|hopes for|asked for|asked me for|is after)"
        rf" (?:me to )?(?!to\b|a job\b)",
        I_OWE,
        taken=False,
    ),
    Rule(
        "want|need|would like",
        r"^(?:wants?|needs?|wanted|would like|asked for|asked me for)"
        r" (?:me to )?(?!to\b)",
        I_OWE,
        taken=False,
    ),
    Rule("want", r"\b(?:wants?|needs|wanted) me to ", I_OWE, taken=False),
    Rule(
        "should|could|might|may|has to|must|needs to|supposed",
        rf"\b{HE} {_ADV}(?:should|could|might|may|can|has to|must|needs to|is supposed to)"
        rf" (?:also )?{_DOES}",
        THEY_OWE,
        taken=False,
    ),
)
_NOT = frozenset(
    "no not never none nothing nobody don't doesn't didn't won't wouldn't can't cannot isn't wasn't"
    " needn't dont doesnt didnt wont wouldnt cant neither nor without hardly barely stopped refused"
    " haven't hasn't havent hasnt ain't couldn't shouldn't nearly almost rather used".split()
)
_IDIOM = (
    rf"(?i)(?:(?:{WHOM}|you) )?(?:one\b(?! \w)|big time|a lot\b(?! of)|so much|everything|nothing|no "
    r"|none|zero|my (?:life|career|success|job|sanity)|(?:his|her|their) (?:life|career|success)"
    r"|it all\b|it to\b|a great deal|an? (?:hand|ear)\b)|(?:himself|herself|myself|themselves|itself)"
)
_IF = r"(?i)\b(?:if|whether|unless|in case|as soon as|suppose|wish|wishes|in theory)\b"
_WORK_ON = (
    "review|read|check|look|edit|proofread|pass|recommend|sign|fix|help|host|cover|translate|test"
    "|mention|nominate|support|buy|promote|print|try"
)
"""What is done with something of mine is done for me; "lend her my book" is not."""
_AND = r"(?i)(?:^|\s)(?:and|but|so|then|also|plus|because|that|&)$"
_CLAUSE = r"(?i)[,;:(]\s+|\s(?:and|but|so|then)\s+|\s[-–—]\s"
_SUBJECT = (
    rf"(?i)(?:^|[,;:(]\s*|\b(?:and|but|so|then|because|that)\s+)(I|we|she|he|they|{NAME})\b"
    rf"(?!,|'s (?!going)|(?: and| &) (?:{NAME}|I)\b)"
)
_THING_JOINT = r",\s*(?:and\s+|&\s*)?|\s+(?:and|&|plus)\s+"
_VERB_JOINT = rf"(?:,\s*(?:and\s+)?|\s+and\s+)(?:also |then )?(?=(?:{_SURE})\b)"
_DETERMINED = (
    rf"(?i)(?:an?|the|my|our|some|two|three|four|five|his|her|another|{NAME}'s)\b|[\d$€£¥]"
)
_NOT_MINE = (
    r"(?i)(?:the |an? |my |some )?(?:\w+ )?(?:advice|feedback|tips?|congratulations|job|position|role|post|contract|gig|internship)\b"
    r"|(?:the|his|her|their|its|our|all) \w+ (?:an?|the|some|\d+|another|his|her|their|to)\b"
)
"""An offer of work is no favor; what was promised to "the board" is other people's."""
_TRAILING = r"(?i)(?:,?\s+(?:and|but|so|then|also))?[\s,]*$"
_PAST_IT = r"(?i)\b(?:returned|gave|paid|brought|sent|got) (?:it |them |that )?back\b|\breturned (?:it|them)\b"


class Said(msgspec.Struct):
    """A promise in a sentence, by places of its text: where it starts, what is kept of its words."""

    direction: Direction
    start: int
    first: int
    end: int
    taken: bool = True
    lead: str = ""
    verb: tuple[int, int] = (0, 0)
    """The verb, where what follows it is for whom and not what."""
    who: list[Match] = msgspec.field(default_factory=list)
    each: bool = False
    """Whether it is meant for everybody who took part."""
    goes_on: bool = False
    """Whether the next one stands in the same list, whose day is at the end."""


def promises(sentence: Sentence) -> list[Said]:
    """Return what one sentence promises, in its order."""
    hits = _hits(sentence.text)
    found: list[Said] = []
    trigger_end = words_end_at = 0
    for place, (start, _number, rule, match) in enumerate(hits):
        if start < trigger_end or (start < words_end_at and not _begins(sentence.text, start)):
            continue
        later = (
            hit[0]
            for hit in hits[place + 1 :]
            if hit[0] >= match.end() and _begins(sentence.text, hit[0])
        )
        limit = next(later, len(sentence.text))
        one = _read(sentence, rule, match, limit)
        if one is not None:
            found += _items(sentence.text, one)
            trigger_end, words_end_at = match.end(), one.end
    return found


def _hits(text: str) -> list[tuple[int, int, Rule, re.Match[str]]]:
    low = text.lower()
    hits = [
        (match.start(), number, rule, match)
        for number, rule in enumerate(_RULES)
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
    return not before or before[-1] in ",;:-–—()" or bool(re.search(_AND, before))


def _read(sentence: Sentence, rule: Rule, match: re.Match[str], limit: int) -> Said | None:
    text, start, first = sentence.text, match.start(), match.end()
    words = match.groupdict()
    before = text[_clause_start(text, start) : start]
    if _denied(before, match[0]) or re.match(_IDIOM, text[first:]):
        return None
    if re.search(rf"(?i){NAME} and $", text[:start]) and match[0][:1] in "Ii":
        return None
    if re.search(r"(?i)offer|promis|owe", match[0]) and re.match(_NOT_MINE, text[first:]):
        return None
    one = Said(rule.direction or _speaker(sentence, start), start, first, limit, lead=rule.lead)
    one.taken = rule.taken and not sentence.asked and not re.search(_IF, text[:first])
    one.each = bool(re.search(rf"(?i)\b{EVERYBODY}\b", match[0]))
    one.who = sentence.named(start, first)
    _take_object(sentence, one, verb=words.get("verb") or "")
    one.end = one.first + len(
        re.sub(_TRAILING, "", text[one.first : words_end(text, one.first, limit)])
    )
    said = text[first : one.end]
    if rule.direction is None:
        _settle_direction(sentence, one, said)
    if not _is_ours(text, one, said, words.get("verb") or "", rule):
        return None
    if (
        sentence.headed
        and start == 0
        and rule.bare
        and not one.who
        and not re.search(rf"(?i)^\w+ {HER}", said)
    ):
        # "Ada: bring the map" may be meant for either.
        one.taken = False
    if one.direction is I_OWE and re.search(r"(?i)\byou\b", said):
        # "I'll send you the draft": who writes the journal is the one spoken to.
        one.direction, one.taken, one.who = THEY_OWE, False, []
    if rule.lead and re.search(_PAST_IT, text[one.end :]):
        return None
    if not re.match(r"(?i)intro|connect|put", words.get("verb") or ""):
        _take_end(sentence, one)
    return one if any(map(str.isalnum, text[one.first : one.end])) or one.verb[1] else None


def _clause_start(text: str, place: int) -> int:
    return max((found.end() for found in re.finditer(_CLAUSE, text[:place])), default=0)


def _denied(before: str, trigger: str) -> bool:
    if re.search(r"(?i)\bforget to\b", trigger):
        return False
    near = before.lower().split()[-4:] + trigger.lower().split()
    return not _NOT.isdisjoint(word.strip(".,") for word in near)


def _speaker(sentence: Sentence, place: int) -> Direction:
    """Tell who is meant where a clause names nobody: the one the clause before is about."""
    subjects = list(re.finditer(_SUBJECT, sentence.text[:place]))
    if subjects:
        return I_OWE if subjects[-1][1].lower() in ("i", "we") else THEY_OWE
    return THEY_OWE if sentence.text.startswith(NAME) else I_OWE


def _settle_direction(sentence: Sentence, one: Said, said: str) -> None:
    """Decide by for whom it is where nobody is named; behind "Ada:" it may be either."""
    whole = sentence.text[one.start : one.end]
    mine = re.search(r"(?i)\b(?:me|us)\b", whole)
    if mine or re.search(rf"(?i)\b(?:{_WORK_ON}) (?:on |over |at |through )?(?:my|our)\b", whole):
        one.direction = THEY_OWE
    elif one.who or re.search(rf"(?i)\b(?:{GIVING}|owe) {HER}|\bto {HER}", whole):
        one.direction = I_OWE
    elif sentence.headed and not re.search(_SUBJECT, sentence.text[: one.start]):
        one.direction, one.taken = THEY_OWE, False


def _take_object(sentence: Sentence, one: Said, *, verb: str) -> None:
    """Step over for whom it is, so that the favor's words say only what."""
    text = sentence.text
    if not verb and re.search(rf"(?i)\b(?:me|us|{WHOM})(?: to)? $", text[one.start : one.first]):
        return
    if one.lead and (owner := re.match(rf"{NAME}'s", text[one.first :])):
        one.who = sentence.named(one.first, one.first + owner.end())
    if verb:
        given = re.compile(rf"(?i)(?P<does>(?:{GIVING})\b(?: back| over| along)?) ").match(
            text, one.first
        )
        if given is None:
            return
        at = given.end("does") + 1
    else:
        given, at = None, one.first
    mine = re.compile(r"(?i)(?:me|us)\b ?").match(text, at)
    whom = re.compile(rf"(?i){WHOM}(?:,? |$)").match(text, at)
    introduces = given is not None and re.match(r"(?i)intro|connect|thank", given["does"])
    if whom:
        one.each = one.each or bool(re.match(rf"(?i){EVERYBODY}\b", whom[0]))
        one.who = sentence.named(whom.start(), whom.end()) or one.who
    found = mine or whom
    if found is None or introduces:
        return
    if given is not None:
        one.verb = given.span("does")
    one.first = found.end()
    if text[one.first : one.first + 3] == "to " and not verb:
        one.first += 3


def _take_end(sentence: Sentence, one: Said) -> None:
    """Leave out "to her" and "from Ada" at the end: that is whom it concerns."""
    tail = re.search(
        rf"(?i)\s+(?:to|from|for|with) (?P<who>{EACH}|{HER})$"
        if not one.who or one.lead
        else r"\s+(?:to|for) (?P<who>me|us)$",
        sentence.text[one.first : one.end],
    )
    if tail is None or (one.direction is THEY_OWE and not one.lead):
        return
    if re.match(r"(?i)\s+(?:for|with)", tail[0]) and NAME not in tail[0]:
        return
    named = sentence.named(one.first + tail.start(), one.end)
    if tail["who"].lower().startswith(("each", "all of", "both of")):
        one.each = True
    one.who = named or one.who
    if one.lead or re.match(r"(?i)\s+to", tail[0]):
        one.end = one.first + tail.start()


def _is_ours(text: str, one: Said, said: str, verb: str, rule: Rule) -> bool:
    """Tell a promise between the two of you from other people's, and from a plan of one's own."""
    before = text[: one.start].split()
    if (
        re.match(r"(?i)promised|offered", text[one.start :])
        and before
        and (before[-1][0].isupper() and before[-1] not in ("I", NAME))
    ):
        return False
    mine = bool(re.search(r"(?i)\b(?:me|us|my|our|mine)\b", said))
    theirs = bool(re.search(rf"(?i)\b(?:{HER}|his|their)|{NAME}", said)) or bool(one.who)
    loose = bool(verb) and re.fullmatch(rf"(?i){_LOOSE}", verb) is not None
    if one.direction is I_OWE:
        return not loose or theirs
    if rule.lead:
        return True
    for_others = re.search(
        rf"(?i)^(?:{GIVING}) (?:{HER}) |\bto {HER}|^{HER} (?!at\b|in\b|by\b)", said
    )
    asked_of = re.match(r"(?i)ask|tell|call|introduce|remind|look|talk|speak|pass", said)
    return mine or not (loose or (for_others and not asked_of))


def _items(text: str, one: Said) -> list[Said]:
    """Split a list under one promise: "a coffee and the slides", "send the slides and call her"."""
    words = text[one.first : one.end]
    verbs = one.verb[1] or re.match(rf"(?i)(?:{_SURE}|{_LOOSE})\b", words)
    cuts = [
        (found.start(), found.end())
        for found in re.finditer(_VERB_JOINT if verbs else _THING_JOINT, words, re.IGNORECASE)
    ]
    if not cuts or one.lead or (not verbs and not _is_list(words, cuts)):
        return [one]
    edges = [(0, 0), *cuts, (len(words), len(words))]
    items: list[Said] = []
    for (_, start), (end, _) in zip(edges, edges[1:], strict=False):
        if any(map(str.isalnum, words[start:end])):
            item = msgspec.structs.replace(
                one, first=one.first + start, end=one.first + end, goes_on=True
            )
            if items and verbs:
                item.verb = (0, 0)
            items.append(item)
    items[-1].goes_on = False
    return items


def _is_list(words: str, cuts: list[tuple[int, int]]) -> bool:
    pieces = [words[: cuts[0][0]]]
    for (_, start), following in zip(cuts, [*cuts[1:], (len(words), 0)], strict=True):
        pieces.append(words[start : following[0]])
    own = [bool(re.match(_DETERMINED, piece)) for piece in pieces[1:]]
    plain = not re.search(r"(?i)\b(?:of|on|about|between|from|with|by)\b", words)
    return all(own) or (plain and all(len(piece.split()) <= 4 for piece in pieces))
