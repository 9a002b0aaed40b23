"""How promises are worded in English: who does it, the words that bind them, what is done.

It knows patterns only; what one finds in a sentence is read in `spoken`, by the words of
`promise_guards`. Where a rule names who does it, as `mine` or `theirs`, that says whose it is; a
rule with `swap` counts only where something is done for something: "I cook, she brings the wine".
"""

from __future__ import annotations

import msgspec

from netjournal.capture.clauses import HAS, HE, HER, NAME, WHOM
from netjournal.capture.promise_parts import (
    ACT,
    ADV,
    ANY,
    ANYBODY,
    ASIDE,
    AT_ONCE,
    BARE,
    BOTH,
    CAN_INTRO,
    DOES,
    DOING,
    DONT,
    GIVE,
    IS,
    ME,
    MUST,
    NO_HABIT,
    NOT_LENT,
    NOT_THEY,
    SAID,
    SOMETHING,
    SOON,
    SWAP,
    THEM,
    THING,
    TO_ME,
    TO_THEM,
    WILL,
    WOULD,
)
from netjournal.model.records import Direction

I_OWE, THEY_OWE = Direction.I_OWE, Direction.THEY_OWE


class Rule(msgspec.Struct, frozen=True):
    """How a promise is worded; `sign`: words of which one shows the rule to be worth trying."""

    sign: str
    pattern: str
    direction: Direction | None = None
    """None: whose it is follows from who does it, or who the sentence is about."""
    taken: bool = True
    bare: bool = False
    """Whether it names nobody who does it: "send Ada the map"."""
    lead: str = ""
    """Words put before the favor's own: what is borrowed is to be returned."""


_EITHERS = (
    # what somebody will do, said they would, gives now
    (
        "ll |wil|shall|going|gonna| to ",
        rf"(?:(?:{ME}|{THEM})(?:'ve)? ?{ADV}|(?:^|{BARE}){ADV}){WILL}{AT_ONCE}{DOES}",
    ),
    (
        "promise|propose|offer|agree|volunteer|sw|vow|pledge|under|consent|commit|signed",
        rf"{ANYBODY}{ACT}(?(theirs)(?: me| us)?|(?: (?:to )?{WHOM})?)"
        rf"(?: to| that (?:I|she|he|they)(?:'?d| would|'?ll| will)?) {ANY}",
    ),
    (
        "promise|offer|guarant",
        rf"{ANYBODY}(?:promise[ds]?|(?(theirs)(?:offer(?:ed|s)|guarantee[ds])))"
        rf" (?!(?:to|that|me|us|myself|by|before|I|we|she|he|they)\b|{WHOM} )",
    ),
    (
        "insist|commit",
        rf"{BOTH}(?:insist(?:ed|s) on|(?:is |am |are )?committed to) (?=(?P<any>[a-z]+ing))",
    ),
    (
        " i |i ",
        rf"(?P<swap>)(?:\b(?P<mine>I) (?=(?P<any>{SWAP}) (?:{HER} )?{SOMETHING})"
        rf"|{THEM} (?=(?:{SWAP})(?:e?s) (?:me )?{SOMETHING}))",
    ),
    (
        GIVE,
        rf"(?:{BOTH}|{BARE}){NO_HABIT}(?=(?P<any>{SWAP})(?(theirs)e?s (?:me|us|it|them|that)\b"
        rf"| (?:{HER} {SOMETHING}|(?:it|them|that)\b|[^,;]* to {HER}))[^,;]*\b{SOON})",
    ),
    (
        GIVE,
        rf"(?:{ME}|{THEM}) {NO_HABIT}(?=(?P<any>{GIVE})"
        rf"(?(theirs)s (?:me|us)| {HER}) (?:[a-z]+day )?{SOMETHING})",
    ),
)
_MINE = (
    ("owe", rf"(?:\b(?:I|we){HAS}|^|{BARE}){ADV}owe:? (?!(?:up|it to|me|us)\b)"),
    (
        "owed",
        rf"\b(?:{NAME}|she|he|they)(?: is| are|'s|'re) (?:still )?owed "
        rf"(?!.*\b(?:from|by) (?:{HER}|not\b|my\b)|.*\bnot (?:from|by) me\b)",
    ),
    (
        "sa|sw|told|assured|text|mail|wr|let|gave|promised|agreed|decided",
        rf"(?:\b{TO_THEM}|{NOT_THEY}\b(?:{SAID}|{TO_ME})){ASIDE}(?: that)?"
        rf" (?:I|we) ?(?:{WOULD}|can|could)"
        rf" {AT_ONCE}{ANY}",
    ),
    (
        "said i|told|promised",
        rf"{NOT_THEY}\b(?:said|(?:told|promised) {WHOM}) I"
        rf" (?=(?P<any>{SWAP}|look) (?:for |{HER} )?{SOMETHING})",
    ),
    (
        "told|assured|promised|said",
        rf"(?:{NOT_THEY}\b(?:told|assured|promised) {WHOM}|\bI said)"
        rf"(?: that)? (?:you|she|he|they)(?:'?d| would|'?ll| will) (?:get|have|receive)"
        rf" (?={SOMETHING})",
    ),
    (
        "promise|offer",
        rf"(?:\b(?:I|we){HAS}|^|{BARE}){ADV}(?:promised|offered) (?:to )?(?={WHOM} )"
        rf"(?:{WHOM} (?:(?:that )?(?:I|we) ?{WOULD} )?)?",
    ),
    # what I must do, and what was asked of me
    (
        "asked|reminded|begged|told",
        rf"(?:\b{NAME} )?\b(?:(?:asked|reminded|begged) (?:me|us) (?:please )?to (?!wait\b|stop)"
        r"|told (?:me|us) to (?=(?:send|give|bring|e?-?mail|forward|call|write|pay|return)\b))",
    ),
    ("remind", rf"(?:^|\b(?:please|pls) )remind me (?:to|that I (?:must|need to)) {ANY}"),
    (
        "need|must|better|have to|gotta|got to|m to|am to|re to|supposed|meant|due|down|ought",
        rf"(?:\b(?:I|we)(?: |(?=')){ADV}|^{ADV}|(?:{BARE})(?=[a-z]+(?: to)? [a-z-]+ {HER}))"
        rf"{MUST} {AT_ONCE}{DOES}",
    ),
    (
        " to ",
        rf"\b(?:(?:up|down) to|on) me to {DOES}|\bmy (?:job|turn|task) (?:is )?to {ANY}",
    ),
    (
        "from me|from us",
        rf"(?:(?:each of )?{NAME}(?:(?:, (?:and )?| and | & ){NAME})*|\b(?:she|he|they))"
        r"(?: each| both| all)? gets?"
        r" (?=[^,;.]* from (?:me|us)\b)",
    ),
    ("expect", rf"\b(?:told|asked) {WHOM} to expect "),
    ("forget|remember|todo|to do", rf"(?:^|\bI )(?:must |need to |have to )?(?:{DONT}):? {DOES}"),
    ("me who|me that", r"\bme (?:who|that) owes? "),
    ("promised to", rf"(?:^|[,;:] )(?={THING}promised to {NAME}\b)"),
    (
        "asked to|asked by",
        rf"(?:^|\b(?:I|we) ){ADV}(?:was|were|been|got) asked (?:by {WHOM} )?to {ANY}",
    ),
    (
        "promised",
        rf"\b{NAME}(?: has| have|'s|'ve)? (?:been|was|is|are|were) promised"
        r" (?=(?:my|our)\b|[^,;]* (?:by|from) (?:me|us)\b)",
    ),
    ("me to|i to", rf"(?:^|[,;] |\band )(?:me|I) to {ANY}"),
    ("ing ", rf"\b(?:I'?m|I am|we're|we are) {ADV}{DOING} (?:back to )?{WHOM})"),
)
_THEIRS = (
    (
        "owe",
        rf"(?:{THEM}{HAS}|^|{BARE}|\b(?=owes)){ADV}owes? (?:me|us)(?: both| all| each)? ",
    ),
    (
        "sa|sez|sw|vow|pledge|insist|wr|text|mail|m|repl|answ|add|agree|reckon|think|decided",
        rf"(?<!\bI )\b(?:{SAID}|{TO_ME}|told(?= (?:she|he|they)\b))"
        rf"(?:{ASIDE}(?: that|[,:])? (?P<theirs>she|he|they) ?{WOULD}"
        rf"|(?: that|[,:])? (?:will|would|'ll)) {AT_ONCE}{ANY}",
    ),
    (
        "will|would|'d |'ll |going",
        rf"(?<!\bI )\b(?:(?P<agreed>agreed)|{SAID}|{TO_ME}){ASIDE}(?: that|[,:])?"
        rf" {NAME} ?{WOULD} {AT_ONCE}(?(agreed)|(?=[^,;]*\b(?:me|us|my|our)\b)){DOES}",
    ),
    ("expect", r"\b(?:said|(?:told|asked) (?:me|us)) to expect "),
    (
        "can|could",
        rf"(?:\b(?:{SAID}|{TO_ME})(?: that)? {HE} |(?:\b{HE} |^|{BARE}){ADV}(?={CAN_INTRO}))"
        rf"(?:can|could) {AT_ONCE}(?=(?P<any>[a-z]+) (?:me|us)\b)",
    ),
    (
        "promise|offer|guarant",
        rf"(?:{THEM}{HAS}{ADV}|^|{BARE}|\b)(?:promise[ds]?|offer(?:ed|s)|guarantee[ds])"
        r" (?:me|us)(?: to)? ",
    ),
    (" to ", rf"^{NAME} to {DOES}"),
    ("promised", r"\b(?:I was|we were) promised (?=[^,;]* by )"),
    ("promised by", rf"(?:^|[,;:] )(?={THING}promised by (?P<theirs>{HER}))"),
    (
        "ing ",
        rf"(?:{IS} |^|{BARE}){ADV}{DOING} (?:back to |up |over )?(?:me|us|my|our)\b)",
    ),
    (
        "ing ",
        rf"{IS} {ADV}(?![^,;]* (?:home|away)\b)"
        rf"(?=(?P<doing>sending|mailing|e-?mailing|forwarding)(?: over| along)? {SOMETHING})",
    ),
    (
        "got|agree|promise",
        rf"\bgot (?:{WHOM}) to (?:agree|promise|say yes|commit) to {ANY}",
    ),
    (
        "waiting",
        rf"\bwaiting (?:(?:for|on) {NAME} (?:for|to) |for (?=(?:{NAME}'s|his|her|their|the) ))",
    ),
    (
        "pay|return|give",
        rf"\b{HE} {ADV}(?:has to|needs to|must|is to) (?=(?P<any>pay|repay|return|give)"
        rf" (?:(?:me|us|back)\b|(?:it|them) back\b|[$€£¥\d]))",
    ),
)
_BARES = (
    # what is told without a word that binds
    (
        "thank|send|give|lend|bring|pay|forward|return|tell|introduce|intro",
        r"^(?:please |pls |then |also |and )?(?=(?P<any>thank|send|give|lend|bring|pay|forward|tell"
        r"|introduce|intro|return)\b (?:back )?(?!me\b|us\b|you\b|god\b))",
    ),
    (
        "mail|post|show|hand|let |connect",
        rf"^(?:please |pls |then |also )?(?=(?P<any>[a-z-]+) {HER})"
        rf"(?=(?:e-?mail|mail|post|show|hand) {HER} {SOMETHING}|let {HER} know\b"
        rf"|connect {NAME}(?:,? and |, | & | with | to ){NAME})",
    ),
    (
        "send|lend|pay|bring|return|give|mail",
        rf"(?:[,;/] )(?=(?P<any>send|lend|pay|bring|return|give|e-?mail) {HER})",
    ),
)
_BORROWED = (
    ("borrow", rf"(?:\b(?:I|we){HAS}{ADV}|^{ADV}|\blets? (?:me|us) )borrow(?:ed)? "),
    ("lent|loaned", rf"(?:\b{HE}{HAS}{ADV}|\b)(?:lent|loaned) (?:me|us) "),
    ("lent|loaned", r"(?:\b(?:I was|we were)|^(?:was|were)) (?:lent|loaned) "),
    (
        "took|have",
        rf"(?:\bI{HAS}|^|{BARE}){ADV}(?:took|have) (?=(?:his|her|their|{NAME}'s) "
        r".*\b(?:needs?|wants?|back) (?:it|them)?\b ?(?:back|by)\b)",
    ),
)
_LENT = (
    (
        "lent|loaned",
        rf"(?:\b(?:I|we){HAS}|^){ADV}(?:lent|loaned)"
        rf" (?={HER}|(?:(?:my|our|an?|the|some|{NAME}'s)\b|[$€£¥\d]).* to {HER})",
    ),
    (
        "took|taken|still has",
        rf"\b{HE}{HAS}{ADV}(?:(?:took|taken) (?=(?:[a-z]+ of )?(?:my|our) [^,;]*"
        rf"\b(?:home|with {HER})\b)|(?<=still )has (?=(?:my|our) (?!{NOT_LENT})))",
    ),
    (
        "gave",
        rf"(?:\bI{HAS}|^){ADV}gave (?={HER} (?:[$€£¥] ?)?\d.*"
        rf"\b(?:she|he|they) [a-z]+ (?:it|them|me|that)? ?back\b)",
    ),
    ("borrowed", rf"\b{HE}{HAS}{ADV}borrowed (?:(?:from|off) (?:me|us) )?(?={SOMETHING})"),
)
_ASKED_OF_ME = (
    (
        "i |should|could|ought",
        r"(?:^(?:should|shall|could|can|must) I|(?:\b(?:I|we) |^)(?:should|could|ought to)"
        rf"(?: also| really)?) {DOES}",
    ),
    (
        "said to|says to",
        rf"\b{HE} {ADV}(?:said|says) to (?=(?P<verb>[a-z-]+) (?:\w+ )?(?:him|her|them)\b)",
    ),
    (
        "want|need|would|'d|hope|asked|like|after",
        rf"(?:\b{HE} {ADV}|(?:^|{BARE})(?:both |each |(?!want |need )))(?:wants?|needs?|wanted"
        r"|needed|would like|'d like|would love|'d love|hopes for|asked(?: me)? for|is after)"
        rf" (?:me to )?(?!to\b|a job\b|{WHOM} to\b)",
    ),
    (
        "asked|wonder",
        rf"\b(?:asked|wonder(?:ed|s))(?: me| us)? (?:if|whether) (?:I|we)(?:'d| would| could| can"
        rf"| might) {AT_ONCE}{DOES}",
    ),
)
_ASKED_OF_THEM = (
    (
        "need|want",
        rf"(?:^|\bI )(?:still |also )?(?:need|want)"
        rf" (?:(?P<theirs>{NAME}) to |(?=[^,;]* (?:back )?from {NAME}))",
    ),
    (
        "should|could|would|will|might|may|can|has to|must|needs to|supposed",
        rf"(?:^(?:will|can|could|would) {HE}(?: please)?|\b{HE} {ADV}(?:should|could|might|may|can"
        rf"|has to|must|needs to|is supposed to)(?: also)?) {DOES}",
    ),
)
RULES = (
    *(Rule(*one) for one in _EITHERS),
    *(Rule(*one, I_OWE) for one in _MINE),
    *(Rule(*one, THEY_OWE) for one in _THEIRS),
    *(Rule(*one, I_OWE, bare=True) for one in _BARES),
    *(Rule(*one, I_OWE, lead="return") for one in _BORROWED),
    *(Rule(*one, THEY_OWE, lead="return") for one in _LENT),
    *(Rule(*one, I_OWE, taken=False) for one in _ASKED_OF_ME),
    *(Rule(*one, THEY_OWE, taken=False) for one in _ASKED_OF_THEM),
)
