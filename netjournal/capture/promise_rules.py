"""How promises are worded in English: the table of rules.

It knows patterns only; what one finds in a sentence is read in `spoken`, by the words of
`promise_guards`.
"""

from __future__ import annotations

import msgspec

from netjournal.capture.clauses import HE, HER, NAME, WHOM
from netjournal.model.records import Direction

I_OWE, THEY_OWE = Direction.I_OWE, Direction.THEY_OWE

_ADV = (
    r"(?:(?:finally|still|also|now|really|just|already|then|definitely|kindly|gladly|happily"
    r"|later|soon"
    r"|maybe|probably|even|has|have|had|'ve|'s|'d|actually|both|all|each) )*"
)
_WILL = (
    r"(?:'?ll| will| wil| shall|(?:'m|'s|'re| am| is| are)? (?:going to|gonna))"
    r"(?: also| then| definitely| gladly| happily| probably| maybe| hopefully| likely| try to"
    r"| try and| be sure to| make sure to)*"
)
_BARE = r"\band |\bbut |[,:;] |[-–—] "
_DOES = r"(?=(?P<verb>[a-z-]+))"
_ANY = r"(?=(?P<any>[a-z]+))"
DOING = (
    "sending|mailing|e-?mailing|forwarding|bringing|lending|introducing|sharing|posting|shipping"
    "|getting back to|connecting"
)
"""What somebody is about to do: "she's mailing me a print"."""
_DONT = r"(?:do not|don'?t|must not|mustn'?t|never|not to) forget to|remember to|to ?do:?|todo:?"


class Rule(msgspec.Struct, frozen=True):
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


RULES = (
    # owing
    Rule("owe", rf"\b(?:I|we) {_ADV}owe (?!up\b|it to\b)", I_OWE),
    Rule("owe", rf"(?:^|{_BARE}){_ADV}owe:? (?!up\b|me\b|us\b)", I_OWE),
    Rule("owe", rf"\b(?:{HE}|who) {_ADV}owes? (?:me|us)(?: both| all| each)? ", THEY_OWE),
    Rule("owe", rf"(?:^|{_BARE}){_ADV}owes? (?:me|us) ", THEY_OWE),
    # I'll …
    Rule("ll |will|shall|going|gonna", rf"\b(?:I|we){_WILL} {_DOES}", I_OWE),
    Rule(
        "will|going|gonna", rf"(?:^{_ADV}|{_BARE})(?:will|going to|gonna) (?:also )?{_DOES}", None
    ),
    Rule("said will|says will", rf"(?<!\bI )\b(?:said|says) will {_DOES}", THEY_OWE),
    Rule(
        "told|said|assured",
        rf"\b(?:said|(?:told|assured) {WHOM})(?: that)? (?:I|we)(?:'?d| would|'?ll| will)"
        rf" (?:also |gladly |try to )?{_ANY}",
        I_OWE,
    ),
    Rule(
        "told|assured|promised|said",
        rf"(?:(?<!{NAME} )(?<!she )(?<!he )(?<!they )\b(?:told|assured|promised) {WHOM}|\bI said)"
        rf"(?: that)? (?:you|she|he|they)(?:'?d| would|'?ll| will) (?:get|have|receive)"
        rf" (?=(?:my|our|the|an?|it|them|some)\b)",
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
        "need|must|have to|gotta|got to|m to|am to|supposed to",
        rf"(?:\b(?:I|we)(?: |(?=')){_ADV}|^{_ADV})(?:need to|must|have to|'ve got to|gotta|got to"
        rf"|have got to|'m to|am to|'m supposed to|am supposed to) (?:also |still )?{_DOES}",
        I_OWE,
    ),
    Rule(
        "need to|must|have to|gotta",
        rf"(?:, |; |\band )(?:need to|must|have to|gotta) (?=(?P<verb>[a-z-]+) {HER})",
        I_OWE,
    ),
    Rule(
        "get",
        rf"(?:each of )?{NAME}(?:(?:, (?:and )?| and | & ){NAME})*(?: each| both| all)? gets?"
        r" (?=[^,;.]* from (?:me|us)\b)",
        I_OWE,
    ),
    Rule(
        "mail|post|show|hand",
        rf"^(?:please |pls |then |also )?(?=(?P<any>e-?mail|mail|post|show|hand) {HER}"
        r" (?:the|my|an?|some|our)\b)",
        I_OWE,
        bare=True,
    ),
    Rule("forget|remember|todo|to do", rf"(?:^|\bI (?:must )?)(?:{_DONT}):? {_DOES}", I_OWE),
    Rule("borrow", rf"(?:\b(?:I|we) {_ADV}|^{_ADV}|\blet me )borrow(?:ed)? ", I_OWE, lead="return"),
    Rule("lent|loaned", rf"(?:\b{HE} {_ADV}|\b)(?:lent|loaned) (?:me|us) ", I_OWE, lead="return"),
    Rule(
        "thank|send|give|lend|bring|pay|forward|return|tell|introduce|intro",
        r"^(?:please |pls |then |also |and )?(?=(?P<any>thank|send|give|lend|bring|pay|forward|tell"
        r"|introduce|intro|return)\b (?:back )?(?!me\b|us\b|you\b|god\b))",
        I_OWE,
        bare=True,
    ),
    Rule(
        "connect",
        rf"^(?:please |pls |then |also )?(?=(?P<any>connect) {NAME}(?:,? and |, | & | with | to )"
        rf"{NAME})",
        I_OWE,
        bare=True,
    ),
    Rule("ing ", rf"\b(?:I'?m|I am|we're|we are) {_ADV}(?=(?P<any>{DOING}) {WHOM})", I_OWE),
    Rule("owed", rf"\b(?:{NAME}|she|he|they)(?: is| are|'s|'re) (?:still )?owed ", I_OWE),
    # they will …
    Rule(
        "got|agree|promise",
        rf"\bgot (?:{WHOM}) to (?:agree|promise|say yes|commit) to {_ANY}",
        THEY_OWE,
    ),
    Rule(
        "ing ",
        rf"(?:\b(?:she|he|they|{NAME})(?:'s|'re| is| are) |^|{_BARE}){_ADV}(?=(?P<any>{DOING})"
        rf" (?:me|us)\b)",
        THEY_OWE,
    ),
    Rule(
        "ing ",
        rf"\b{HE}(?:'s|'re| is| are) {_ADV}(?=(?P<any>sending|mailing|e-?mailing|forwarding)"
        rf"(?: over| along)? (?:the|an?|her|his|their|my|some)\b)",
        THEY_OWE,
    ),
    Rule("ll |will|shall|going|gonna", rf"\b{HE}{_WILL} {_DOES}", THEY_OWE),
    Rule(
        "sa",
        rf"\b(?:said|says|sez|told (?:me|us))(?: that)? (?:she|he|they)(?:'?d| would|'?ll| will"
        rf"|'s going to)"
        rf" (?:also |gladly |try to )?{_ANY}",
        THEY_OWE,
    ),
    Rule(
        "can|could",
        rf"\b(?:said|says|told (?:me|us))(?: that)? {HE} (?:can|could) (?:also |probably )?"
        r"(?=(?P<any>[a-z]+) (?:me|us)\b)",
        THEY_OWE,
    ),
    Rule(
        "promised|offered|agreed|volunteered|promises|offers|swore|vowed",
        rf"\b{HE} {_ADV}(?:swore|vowed|promise[ds]|offer(?:ed|s)|agree[ds]|volunteer(?:ed|s)) "
        rf"(?:(?:me|us) )?(?:(?:that )?(?:she|he|they)(?:'?d| would|'?ll| will) |to )?",
        THEY_OWE,
    ),
    Rule("promised|offered", r"\b(?:promised|offered) (?:me|us)(?: to)? ", THEY_OWE),
    Rule(
        "agreed",
        rf"\bagreed (?:that )?{HE}(?:'?d| would|'?ll| will) {_DOES}",
        THEY_OWE,
    ),
    Rule(
        "promised|offered|agreed|volunteered",
        rf"(?:^{_ADV}|\band |, )(?:promised|offered|agreed|volunteered) to {_ANY}",
        None,
    ),
    Rule(
        "promised",
        rf"(?:^{_ADV}|\band |, )promised (?!to\b|that\b|me\b|us\b|by\b|before\b|{WHOM} )",
        None,
    ),
    Rule(
        "intro|connect|touch",
        rf"(?:\b{HE} |^|{_BARE}){_ADV}(?:can|could|(?:is|'s|are|was)? ?(?:happy|willing|glad"
        rf"|ready) to)"
        rf" (?=(?P<any>introduce|intro|connect|put) (?:me|us)\b)",
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
        "lent|loaned",
        rf"(?:\b(?:I|we) {_ADV}|^{_ADV})(?:lent|loaned)"
        rf" (?=(?:(?:my|our|an?|the|some|{NAME}'s)\b|[$€£¥\d]).* to {HER})",
        THEY_OWE,
        lead="return",
    ),
    Rule(" to ", rf"^{NAME} to {_DOES}", THEY_OWE),
    Rule("me to|i to", rf"(?:^|[,;] |\band )(?:me|I) to {_ANY}", I_OWE),
    Rule(
        "send|pay|bring|return|give|mail",
        rf"(?:[,;] )(?=(?P<any>send|pay|bring|return|give|e-?mail) {HER})",
        I_OWE,
        bare=True,
    ),
    Rule("let ", rf"^(?:please |pls )?(?=(?P<any>let) {HER} know\b)", I_OWE, bare=True),
    Rule(
        "borrowed",
        rf"\b{HE} {_ADV}borrowed (?=(?:my|our|an?|the|some)\b|[$€£¥\d])",
        THEY_OWE,
        lead="return",
    ),
    Rule(
        "pay|return|give",
        rf"\b{HE} {_ADV}(?:has to|needs to|must|is to) (?=(?P<any>pay|repay|return|give)"
        rf" (?:(?:me|us|back)\b|(?:it|them) back\b|[$€£¥\d]))",
        THEY_OWE,
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
        "said to|says to",
        rf"\b{HE} {_ADV}(?:said|says) to (?=(?P<verb>[a-z-]+) (?:\w+ )?(?:him|her|them)\b)",
        I_OWE,
        taken=False,
    ),
    Rule(
        "want|need|would like|'d like|hope|asked|like",
        rf"\b{HE} {_ADV}(?:wants?|needs?|wanted|"
        rf"would like|'d like|would love|'d love|hopes for|asked for|asked me for|is after)"
        rf" (?:me to )?(?!to\b|a job\b|{WHOM} to\b)",
        I_OWE,
        taken=False,
    ),
    Rule(
        "want|need|would like",
        r"(?:^|[,;] (?:both|each) (?=want|need))(?:wants|needs|wanted|would like|asked for"
        r"|asked me for|(?<=both )(?:want|need))"
        rf" (?:me to )?(?!to\b|{WHOM} to\b)",
        I_OWE,
        taken=False,
    ),
    Rule(
        "need|want",
        rf"(?:^|\bI )(?:still |also )?(?:need|want) (?=[^,;]* back from {NAME})",
        THEY_OWE,
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
