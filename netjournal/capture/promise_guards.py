"""The words that guard a promise: verbs that promise and that do not, denials, idioms, joints."""

from __future__ import annotations

from netjournal.capture.clauses import HER, NAME, WHOM
from netjournal.capture.words import words

SURE_PHRASES = (
    "get back",
    "follow up",
    "try out",
    "come back to",
    "come back with",
    "come to",
    "be in touch",
)
HAVE_READY = r"have (?:.* )?(?:ready\b|for (?:me|us)\b|(?:by|before|b4) \w)"
"""What is had for somebody: "will have the figures by wed"."""
BOUND = (
    rf"(?:go (?:over|through)|be (?:on|part of|in|my|our|her|his|their|{NAME}'s) |say (?:a|some) "
    rf"|come (?:to (?:my|our|her|his|their|{NAME}'s) |(?:by |over |back )?with |back to me)"
    rf"|{HAVE_READY})"
)
"""What binds though its verb does not."""
ASKING = words("ask tell check talk speak think call phone ring text make look read test")
"""What one is doing to somebody now, and is no promise: "she's asking me"."""
ONLY_DAY = r"(?i)(?:for|by|until|till) \w+(?: \w+)?\s*(?:[.,;!]|$)"
"""What says when, and not what: "promised for friday"."""
GETTING = rf"(?i)(?:hear|get|receive|have|see)\b(?! (?:{HER}|me|us) )"
"""What one does who is given to: who "said I'd hear by friday" has promised."""
NOT_VERBS = words("the a an this that these my her his their our it him me all some no any")
OWN = r"(?:my|our|his|her|their|the|an?)"
NEVER = (
    " nobody",
    " nothing",
    " no one",
    " attention",
    " it a rest",
    " an ear",
    " way",
    " a damn",
    " a thought",
)
"""What makes an idiom even of what is sworn: "pay attention"."""
IDLE = (
    *(" well", " fine", " great", " better", " so", " more", " time", " ok", " it again"),
    *(" it a day", " care", " place", " over it", " a break", " sense", " a talk", " a speech"),
    *(" a cab", " a taxi", " a ride", " a room", " a table", " a drink", " a meal"),
    *(" a coffee", " coffee", " lunch", " dinner", " breakfast", " a walk"),
    *(" a lecture", " a keynote", " a reading", " birth", " up on", " up smoking", " a party"),
)
"""What makes a verb idle: "take care", "make sense"."""
NOT = frozenset(
    "no not never none nothing nobody don't doesn't didn't won't wouldn't can't cannot isn't wasn't"
    " needn't dont doesnt didnt wont wouldnt cant neither nor without hardly barely stopped refused"
    " haven't hasn't havent hasnt ain't couldn't shouldn't nearly almost rather used".split()
)
IDIOM = (
    r"(?i)(?:each other\b|one another\b|whom\b|who\b)"
    rf"|(?:(?:{WHOM}|you) )?(?:not\b|never\b|one\b(?! \w)|big time|a lot\b(?! of)|so much"
    rf"|everything"
    rf"|nothing|no "
    r"|none|zero|my (?:life|career|success|job|sanity)|(?:his|her|their) (?:life|career|success)"
    r"|it all\b|it to\b|a great deal|an? (?:hand|ear)\b)|(?:himself|herself|myself|themselves"
    r"|itself)"
    r"|(?:\w+ )?(?:me|us) (?:an? |the )?(?:headache|hard time|creeps|earful|grief|shivers|cold|down"
    r"|crazy|mad|nuts)\b"
    rf"|(?:\w+ )?(?:{WHOM} )?my (?:regards|love|best|greetings)\b"
)
IF = (
    r"(?i)\b(?:if|whether|unless|in case|as soon as)\b|\b(?:probably|maybe|perhaps|hopefully|likely"
    r"|suppose|wish|wishes|in theory|thinks?|believes?|reckons?|guess|expects?|rumou?r)\b[^,;]*$"
)
"""What leaves it open; what is only thought is said of its own clause."""
WORK_ON = (
    "review|read|check|look|edit|proofread|pass|recommend|sign|fix|help|host|cover|translate|test"
    "|mention|nominate|support|buy|promote|print|try"
)
"""What is done with something of mine is done for me; "lend her my book" is not."""
AND = r"(?i)(?:^|\s)(?:and|but|so|then|also|plus|because|that|&)$"
CLAUSE = r"(?i)[,;:(]\s+|\s(?:and|but|so|then)\s+|\s[-–—]\s"
SUBJECT = (
    rf"(?i)(?:^|[,;:(]\s*|[-–—]\s+|\b(?:and|but|so|then|because|that|said|says|thinks)\s+)"
    rf"(I|we|she|he|they|{NAME}(?!'s (?!going)))\b(?!,|(?: and| &) (?:{NAME}|I)\b)"
)
_SHE_DOES = rf"(?:she|he|they|{NAME}) [a-z]+s\b"
EXCHANGE = (
    r"(?i)\bI (?!(?:am|was|have|had|did|went|met|saw|got)\b)[a-z]+ [^.;:]+(?:,|;| and| &)"
    rf" {_SHE_DOES}"
    rf"|{_SHE_DOES} [^.:]+(?:,|;| and| &) I [a-z]+ "
)
"""What shows that the present tells of what is to be done: "I cook, she brings the wine"."""
SHARE_JOINT = (
    rf"(?i)(?:,(?!\d)\s*(?:and\s+)?|\s+(?:and|&|plus)\s+)(?P<who>{NAME}):? "
    r"(?=(?:an?|the|my|our|some|two|three|four|five|his|her|another)\b|[\d$€£¥])"
)
THING_JOINT = r",(?!\d)\s*(?:and\s+|&\s*)?|\s+(?:and|&|plus)\s+"
VERB_JOINT = r"(?:,\s*(?:and\s+)?|\s+and\s+)(?:also |then )?(?=(?P<verb>[a-z-]+)\b)"
DETERMINED = rf"(?i)(?:an?|the|my|our|some|two|three|four|five|his|her|another|{NAME}'s)\b|[\d$€£¥]"
HABIT = r"(?i)\b(?:always|often|usually|constantly|every time|each time) (?:\w+ )?$"
"""What shows that it is said again and again: "always says she'll write"."""
NOT_MINE = (
    r"(?i)(?:the|his|her|their|its|our|all|my) \w+ (?:an?|the|some|\d+|another|his|her|their|to)\b"
    r"|(?:the|its|our|my|their) (?!(?:and|or|for|by|on|of|with) )\w+"
    r" (?!(?:and|or|for|by|on|of|with|in|to|from) )\w+ (?:an?|the|some|\d+|another)\b"
)
"""What was promised to "the board" is other people's."""
NO_FAVOR = (
    r"(?i)(?:the |an? |my |some )?(?:\w+ )?(?:advice|feedback|tips?|thoughts|condolences|apologies"
    r"|congratulations|job|position|role|post|contract|gig|internship|post-?doc|fellowship"
    r"|scholarship|traineeship|residency|seat|place|slot|spot)\b"
)
"""What is offered and came of it, but is no favor: work, advice."""
SUM = (
    r"(?i)(?<![\w.,])(?:[$€£¥] ?\d[\d.,]*(?<![.,])|\d[\d.,]*(?:[$€£¥]| ?(?:bucks|dollars?|euros?"
    r"|quid|pounds?"
    r"|eur|usd|gbp|francs?)\b))"
)
UNTIL = (
    r"(?:by|before|until|till?|on|next|this|tomorrow|tonight|today|in|at|asap|soon|mon|tue|wed|thu"
    r"|fri|sat|sun|\d)"
)
TRAILING = r"(?i)(?:,?\s+(?:and|but|so|then|also)|, all)?[\s,]*$"
NEVER_DONE = (
    r"(?i)\bfor (?:ages|weeks|months|years)\b|\bnever (?:came|did|sent|happened|showed|arrived)\b"
    r"|\b(?:sent|gave|did|paid|returned|brought|delivered|e?mailed) (?:it|them|that)\b"
    r"|\bnever does\b|\b(?:ages|weeks|months|years?) ago\b|\bstill nothing\b"
    r"|\blast (?:year|month|spring|summer|autumn|winter)\b"
    r"|\b(?:said no|no,? thanks?|I declined|turned (?:it|her|him|them) down)\b"
)
"""What is declined or complained about was promised before, and is no new promise."""
ACCEPTED = (
    r"(?i)\b(?:so I (?:will|shall)|(?:I|and) (?:will do|said (?:yes|sure|ok(?:ay)?|I would)|agreed)"
    r"|said yes|will do|on it)\b"
)
"""What makes of what was asked for a promise: "said to let him know, so I will"."""
PAST_IT = (
    r"(?i)\b(?:returned|gave|paid|brought|sent|got) (?:(?:it|them|that|me|us|right|straight) )*"
    r"back\b(?! \S*\d)|\breturned (?:it|them)\b"
)
