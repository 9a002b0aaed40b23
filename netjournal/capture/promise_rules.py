"""How promises are worded in English: the table of rules, and the words that guard them.

It knows patterns only; what one finds in a sentence is read in `spoken`.
"""

from __future__ import annotations

import msgspec

from netjournal.capture.clauses import HE, HER, NAME, WHOM
from netjournal.capture.words import words
from netjournal.model.records import Direction

I_OWE, THEY_OWE = Direction.I_OWE, Direction.THEY_OWE

SURE = words(
    "send give forward email e-mail mail call phone ring text message ping lend loan pay repay pass"
    " help share ask check look review read introduce intro connect fix prepare scan translate copy"
    " proofread recommend refer host let arrange organise organize upload explain tell return ship"
    " invite draft write bring edit sign nominate vouch dig reply thank remind support cover teach"
    " test post hand put swap loop donate order deliver drop run summarise summarize report confirm"
    " mention comment respond answer annotate"
)
"""Verbs of what is done for somebody, whoever is named behind them."""
SURE_PHRASES = ("get back", "follow up", "try out", "come back to", "come back with", "come to")
LOOSE = words("find make show buy book print bake cook pick set take get speak talk feed think")
"""Verbs of what one may do for oneself: a promise only with somebody in its words."""
NO_PROMISE = words(
    "be have love like rather say bet never not been see wait stay think consider decide enjoy die"
    " understand survive manage hate go"
)
"""What "said I'd" is followed by and promises nothing."""
NO_DEED = words(
    "miss hate need want see meet remember join get become leave know hear watch keep take use read"
    " enjoy attend forget eat change break lose ruin make accept reject decline ignore return"
)
"""Verbs that do nothing for me, though something of mine follows: "she'll miss my talk"."""
IDLE = (" it a day", " care", " place", " over it", " a break", " sense")
"""What makes a verb idle: "take care", "make sense"."""
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
    Rule("owe", rf"(?:^|{_BARE}){_ADV}owe (?!up\b|me\b|us\b)", I_OWE),
    Rule("owe", rf"\b(?:{HE}|who) {_ADV}owes? (?:me|us) ", THEY_OWE),
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
        rf"(?:\b(?:I|we) {_ADV}|^{_ADV})(?:need to|must|have to|'ve got to|gotta|got to|have got"
        rf" to)"
        rf" (?:also |still )?{_DOES}",
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
    # they will …
    Rule(
        "ing ",
        rf"(?:\b(?:she|he|they|{NAME})(?:'s|'re| is| are) |^|{_BARE}){_ADV}(?=(?P<any>{DOING})"
        rf" (?:me|us)\b)",
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
        "promised|offered|agreed|volunteered|promises|offers",
        rf"\b{HE} {_ADV}(?:promise[ds]|offer(?:ed|s)|agree[ds]|volunteer(?:ed|s)) "
        rf"(?:(?:me|us) )?(?:(?:that )?(?:she|he|they)(?:'?d| would|'?ll| will) |to )?",
        THEY_OWE,
    ),
    Rule("promised|offered", r"\b(?:promised|offered) (?:me|us)(?: to)? ", THEY_OWE),
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
        rf"(?:\b(?:I|we) {_ADV}|^{_ADV})(?:lent|loaned) (?=(?:(?:my|our|an?|the|some)\b|[$€£¥\d])"
        rf".* to {HER})",
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
        rf" (?:me to )?(?!to\b|a job\b|{WHOM} to\b)",
        I_OWE,
        taken=False,
    ),
    Rule(
        "want|need|would like",
        r"^(?:wants|needs|wanted|would like|asked for|asked me for)"
        rf" (?:me to )?(?!to\b|{WHOM} to\b)",
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
NOT = frozenset(
    "no not never none nothing nobody don't doesn't didn't won't wouldn't can't cannot isn't wasn't"
    " needn't dont doesnt didnt wont wouldnt cant neither nor without hardly barely stopped refused"
    " haven't hasn't havent hasnt ain't couldn't shouldn't nearly almost rather used".split()
)
IDIOM = (
    rf"(?i)(?:(?:{WHOM}|you) )?(?:not\b|never\b|one\b(?! \w)|big time|a lot\b(?! of)|so much"
    rf"|everything"
    rf"|nothing|no "
    r"|none|zero|my (?:life|career|success|job|sanity)|(?:his|her|their) (?:life|career|success)"
    r"|it all\b|it to\b|a great deal|an? (?:hand|ear)\b)|(?:himself|herself|myself|themselves"
    r"|itself)"
    rf"|(?:\w+ )?(?:{WHOM} )?my (?:regards|love|best|greetings)\b"
)
IF = (
    r"(?i)\b(?:probably|maybe|perhaps|hopefully|likely|if|whether|unless|in case|as soon as|suppose"
    r"|wish|wishes|in theory)\b"
)
WORK_ON = (
    "review|read|check|look|edit|proofread|pass|recommend|sign|fix|help|host|cover|translate|test"
    "|mention|nominate|support|buy|promote|print|try"
)
"""What is done with something of mine is done for me; "lend her my book" is not."""
AND = r"(?i)(?:^|\s)(?:and|but|so|then|also|plus|because|that|&)$"
CLAUSE = r"(?i)[,;:(]\s+|\s(?:and|but|so|then)\s+|\s[-–—]\s"
SUBJECT = (
    rf"(?i)(?:^|[,;:(]\s*|[-–—]\s+|\b(?:and|but|so|then|because|that)\s+)"
    rf"(I|we|she|he|they|{NAME}(?!'s (?!going)))\b(?!,|(?: and| &) (?:{NAME}|I)\b)"
)
THING_JOINT = r",(?!\d)\s*(?:and\s+|&\s*)?|\s+(?:and|&|plus)\s+"
VERB_JOINT = r"(?:,\s*(?:and\s+)?|\s+and\s+)(?:also |then )?(?=(?P<verb>[a-z-]+)\b)"
DETERMINED = rf"(?i)(?:an?|the|my|our|some|two|three|four|five|his|her|another|{NAME}'s)\b|[\d$€£¥]"
NOT_MINE = (
    r"(?i)(?:the|his|her|their|its|our|all) \w+ (?:an?|the|some|\d+|another|his|her|their|to)\b"
)
"""What was promised to "the board" is other people's."""
NO_FAVOR = (
    r"(?i)(?:the |an? |my |some )?(?:\w+ )?(?:advice|feedback|tips?|congratulations|job|position"
    r"|role|post|contract|gig|internship|post-?doc|fellowship|scholarship|traineeship|residency"
    r"|seat"
    r"|place|slot|spot)\b"
)
"""What is offered and came of it, but is no favor: work, advice."""
SUM = (
    r"(?i)(?<![\w.,])(?:[$€£¥] ?\d[\d.,]*(?<![.,])|\d[\d.,]*(?:[$€£¥]| ?(?:bucks|dollars?|euros?"
    r"|quid|pounds?"
    r"|eur|usd|gbp|francs?)\b))"
)
UNTIL = (
    r"(?:by|before|until|till|on|next|this|tomorrow|tonight|today|in|at|asap|soon|mon|tue|wed|thu"
    r"|fri|sat|sun|\d)"
)
TRAILING = r"(?i)(?:,?\s+(?:and|but|so|then|also))?[\s,]*$"
PAST_IT = (
    r"(?i)\b(?:returned|gave|paid|brought|sent|got) (?:it |them |that )?back\b|\breturned (?:it"
    r"|them)\b"
)
