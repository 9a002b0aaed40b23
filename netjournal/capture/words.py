"""Lists of words that the line's grammar leans on; all folded."""

from __future__ import annotations

from netjournal.model.records import RELATIONS as USUAL


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


PARTICLES = words(
    "de da do das dos di du del della der den des van von vom zu zum ten ter te la le el al bin"
    " ibn bint y e af av"
)
"""Small words inside names, written in lower case."""

TITLES = words("dr prof professor mr mrs ms miss mx sir dame rev herr frau mme dott")

WEEKDAYS = words(
    "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday"
    " saturday sunday"
)
MONTHS = words(
    "jan feb mar apr jun jul aug sep sept oct nov dec january february march april june july"
    " august september october november december"
)

OPENERS = (
    WEEKDAYS
    | MONTHS
    | words(
        # ways a note begins
        "dont note notes ps re fwd fw todo idea tip question questions agenda reminder remember"
        " remind"
        " day booth hall room via cc great good nice fun bad dull lovely interesting quick long"
        " met meet meeting saw seen called call calls phoned rang emailed email mail wrote write"
        " texted text messaged message pinged ping coffee lunch dinner breakfast drinks tea beer"
        " talk talked talking spoke chat chatted heard hear had have has got get gave give sent"
        " send asked ask told tell said says says owe owes promised promise borrowed lent paid"
        " follow followup thanks thank sorry hello hi hey dear hot warm cold lead competitor"
        " warning important urgent fyi btw update news today yesterday tomorrow tonight morning"
        " afternoon evening last next this that these those the a an my our your his her its their"
        " i we you he she they it who what when where why how and or but so if then no not yes"
        " maybe perhaps at in on by for from to of with without about after before during also"
        " just still never always everyone everybody someone somebody nobody everything all both"
        " one two three keynote panel workshop session poster conference project team group new"
        " old applied interview offer second first informational private event people person"
        " happy merry best project operation machine climate open big data artificial public county"
        " city north south east west united american european british german french national"
        " international annual summer winter spring digital special social virtual global local"
        " central royal grand health human quantum software product customer supply free real world"
        " saint los san las lake mount fort port congrats congratulations welcome dinner party plan"
        " plans ideas thoughts summary results minutes status review draft chapter part section top"
        " busy slow quiet wonderful amazing terrible super sunny rainy cold tired finally"
        " apparently"
        " probably hopefully luckily sadly please must need should could would can did does do is"
        " was are were whole full half more most many some any every each another other same such"
        # the same in German, French, Spanish, Portuguese, Italian and Dutch
        " notiz erinnerung wichtig termin treffen getroffen traf angerufen anruf gestern heute"
        " morgen tag gutes guter gute gesprach kaffee mittagessen abendessen telefonat mit danke"
        " der die das ein eine ich wir sie er es stand halle frage idee hallo liebe lieber"
        " hier demain aujourd'hui dejeuner diner cafe reunion rencontre vu appele jour rappel merci"
        " avec le les une des je nous il elle ils elles bonne bon tres"
        " ayer hoy manana comida cena almuerzo llamada reunion recordatorio nota con gracias dia"
        " el los las un una yo nosotros ellos buena buen bueno gran"
        " ontem hoje amanha almoco jantar jantei reuniao lembrete com obrigado obrigada bom boa"
        " ieri oggi domani pranzo caffe riunione promemoria grazie giorno"
        " gisteren vandaag koffie gesprek herinnering dank goed"
        " guten schone grusse viele besprechung rechnung aufgabe achtung hinweis bitte anfrage"
        " buenos buenas recordar recuerdo importante pregunta aviso tarea saludos feliz llamar"
        " bonjour bonsoir salut rendez-vous rdv important tache attention joyeux bonne"
        " buongiorno buonasera ciao domanda compito auguri attenzione"
        " bom ideia pergunta tarefa aviso lembrar ligar ola parabens"
        " goedemorgen hoi vraag taak belangrijk let"
        # and the heads of notes in Swedish, Danish, Norwegian, Polish, Turkish, Hungarian, Russian
        " mote hej hei god paminnelse viktigt fraga husk mode sporgsmal vigtigt moete"
        " spotkanie przypomnienie uwaga wazne pytanie notatka dzien dzieki"
        " tesekkurler toplanti hatirlatma onemli merhaba gorusme"
        " tiszteletem emlekezteto fontos koszonom szia kerdes"
        " напоминание встреча важно заметка идея вопрос звонок задача привет спасибо обед кофе"
        # and in scripts without capitals
        " 会議 メモ 注意 予定 確認 重要 連絡 質問 備考 会议"
        " 备注 提醒 笔记 问题 会議メモ 회의 메모 중요"
        " 질문"
        " اجتماع تذكير ملاحظة مهم سؤال פגישה תזכורת חשוב"
    )
)
"""Words that open a note or a sentence, and no name."""

_THINGS = words(
    "groceries shopping list errands chores laundry rent deadline slides deck registration badge"
    " batteries charger cables laptop printer projector tyres tires repair trip travel journey"
    " route run ride tour visit booking luggage packing umbrella keys receipt invoice expense tax"
    " salary money payment refund deposit insurance passport visa afterparty reception gala"
    " raffle prize award ceremony lecture seminar course class lesson exam homework thesis essay"
    " paper article letter newsletter website homepage app server database backup update release"
    " bug feature roadmap backlog sprint retro standup demo pitch strategy marketing sales hiring"
    " onboarding training survey planning cleaning cooking gardening reading writing running"
    " travelling logistics catering volunteers sponsors speakers attendees visitors vendors"
    " exhibitors members students everybody bike car truck trailer tram plane ferry boat garage"
    " garden kitchen bathroom basement printing shipping delivery packages parcel mailbox recipe"
    " brunch supper snacks drinks wine beer milk bread cake sunshine holiday vacation anniversary"
    " wedding funeral concert movie film exhibition map photo picture video audio recording music"
    " health dentist doctor gym yoga diet sleep mood goal habit highlight lowlights takeaway joke"
    " rumor rumour gossip problem issue risk blocker decision proposal contract offer quote"
    " catalogue catalog stock shelf shelves furniture equipment supplies tool material paint"
    " plates county city town village region valley island bureau agency foundation trust guild"
    " league authority ministry parliament police army navy orchestra choir gallery archive"
    " academy clinic pharmacy bakery factory studio weekday monday bring buy get fix book check"
    " print charge renew cancel clean pack sell order ship market property swap shop raid"
    " clearance auction fair fete quiz duty duties desk counter works industries partners"
    " solutions holdings ventures checklist circle crew walk crawl hike swim ceilidh karaoke jam"
    " evening afternoon night morning deal scheme pass voucher lost reminder feedback queue rota"
    " shift stall tent stage corner room lobby lift stairs entrance exit vans wagon carriage"
    " platform timetable forecast flood period heating light plumbing leak window door roof fence"
    " cat dog puppy kitten baby babies petition vote election ballot campaign rally march strike"
    " protest appeal donation fundraiser charity loan bursary scholarship fellowship grant tender"
    " bid merger launch trial pilot audit inspection permit licence license certificate form poll"
    " sheet file folder login username email inbox calendar clock bookmobile cart shelving labels"
    " scanner tablet recruiter officer chairman president secretary treasurer intern vice senior"
    " junior chief head lead deputy"
)
"""What else heads a note, or stands in the name of a thing, a place or a plan."""
NOT_NAMES = (
    words(
        "inc ltd llc gmbh corp co university college school library libraries institute"
        " conference expo summit association society committee department office center centre"
        " rack channel philharmonic orchestra symphony ensemble choir quartet chorus"
        " museum club street road avenue hotel airport station company bank hospital church press"
        " lab labs group change access practices science sciences studies management research"
        " systems services network community festival program programme board council states"
        " kingdom union times news journal magazine theatre theater restaurant cafe software"
        " engineering technology birthday christmas easter year week weekend project policy"
        " report data party dinner lunch coffee wifi pw password code pin link url address floor"
        " time total bill menu bus train flight taxi gate schedule food weather swag budget hours"
        " price prices tickets parking breakfast checkout meetup booth learning talk session"
        " workshop keynote panel poster gesprach treffen"
    )
    | _THINGS
    | {f"{word}s" for word in _THINGS - {"gate", "bond", "wall"}}
)
"""Words that show a run of Capitalised Words to be no person."""

HOUSES = words(
    "institute street road avenue square bridge river lake park house hall building hospital"
    " college university school library museum prize award medal fellowship scholarship foundation"
    " society lecture day centre center awards station cross spring springs harbor harbour falls"
    " bay beach heights hill hills mountain mountains mill mills gardens brothers sons trust"
)
"""What is named after people, and what ends the name of a house or a place."""

INNER = words(
    "was is are were be been the a an of my our we i he she they it and or no not to from had has"
    " have will would said says wants knows owes owe with at in on for about that who which guy"
    " man woman lady person people again also too still already just here there now then later"
    " soon & +"
)
"""Words that no name holds, in whatever case."""

MEALS = "coffee|lunch|dinner|breakfast|drinks?|tea|beers?|brunch|supper"
"""What people meet for, in a pattern."""
TOMORROW = "tomm?orr?ow|tmrw?"
"""As people type it."""
FOREIGN_WITH = words("mit avec con com")
WITH = FOREIGN_WITH | words("with w/ w")
"""What announces who took part."""

AFTER_WITH_OPENS = WITH | words("by von par por da")
"""A capital run before one of these is an opener ("Great Talk by …"), not a person."""

ALSO_WORDS = words(
    "will may mark grace june april august art bill hope joy faith rose drew pat sue rob jack"
    " frank guy dick chase chance max gene ray dean earl summer autumn dawn eve iris ivy lily"
    " olive pearl ruby violet long king young white black brown green rich miles penny buck cliff"
    " crystal amber daisy ginger holly angel christian don dot wade grant lance norm gay sandy"
    " stew tab trace victor page carol sky star melody harmony mercy patience prudence charity"
    " constance precious in an do so no my lee mar jo al sal see han son jan sun heather hazel"
    " basil clay dale drake duke forest gale glen heath jade jasmine jay kit lane laurel noel"
    " parker peg perry piper reed robin rusty sage skip sonny tanner terry tiffany trip tucker"
    " wren grey rocky rod stone van win wolf ward rush major prince royal saint sterling"
)
"""First names that are words too: they need a capital inside a sentence, and a reason."""

PASTS = words(
    "had met saw was were went got did said told came ran spoke gave sent took made ate rang"
    " wrote caught heard left lent bought paid brought thought felt found showed spent flew drove"
    " rode swam won lost taught held began fell slept sold sang drank broke chose built wore kept"
    " swore knew grew threw drew blew stood understood stuck swept dealt fought forgot froze hid"
    " hung meant shook sank stole swung woke"
)
"""What was done, in verbs that say so by no ending."""
DOES = (PASTS - {"were"}) | words(
    "wants says has is knows thinks works lives likes loves needs owes can't won't isn't will"
    " would can could should might also just does put quit let read runs talks sings teaches dmed"
    " texts"
)
"""What somebody does: behind "Grace" or "Mark" it shows that a person is meant."""

TOOK_PART = WITH | words(
    "met called phoned saw emailed texted messaged visited pinged rang sent gave asked told"
    " thanked paid helped wrote lent forwarded mailed showed returned introduced interviewed"
    " bumped took drove bought treated hugged hosted skyped zoomed facetimed meeting seeing"
    " visiting"
)
"""What stands before the name of somebody who took part."""

COMMON = OPENERS | NOT_NAMES | INNER | ALSO_WORDS | DOES
"""Words that are no name of somebody known, where nothing is written with a capital."""

NO_BROKER = words(
    "zoom linkedin email e-mail mail phone telephone skype teams slack discord twitter x mastodon"
    " bluesky facebook instagram whatsapp signal telegram google meet chat web online post sms"
    " text the a an my our his her their this that"
)
"""What stands after "via" and is nobody."""

RELATIONS = {
    **{kind: kind for kind in USUAL if " " not in kind},
    **{"neighbour": "neighbor", "alumna": "alumni", "alumnus": "alumni"},
    **{"former-coworker": "former coworker", "excoworker": "former coworker"},
}
ROLES = {
    **{word: word for word in ("mentor", "mentee", "client", "patron", "user", "employer")},
    **{word: word for word in ("colleague", "collaborator", "vendor", "recruiter")},
    "business-partner": "business partner",
}

DEEDS = words(
    "given sent gave returned paid repaid refunded mailed emailed e-mailed forwarded shared"
    " delivered"
    " brought handed lent showed introduced intro'd introd connected called phoned rang texted"
    " wrote reviewed read finished did done made booked bought fixed posted passed told thanked"
    " scanned printed translated dropped submitted uploaded settled got proofread checked looked"
    " put cooked baked helped recommended referred taught ordered prepared explained tested"
    " drafted answered came arrived picked received collected have back mended repaired copied"
    " signed typed drew built cleaned edited replied sorted handled dealt landed turned here care"
    " transferred wired has"
)
"""What says that something is done."""
PRONOUNS = words("her him them she he they")
NEGATIONS = words(
    "no not never none nothing nobody don't doesn't didn't won't wouldn't can't cannot isn't"
    " needn't dont doesnt didnt wont neither nor without haven't hasn't hadn't havent hasnt ain't"
    " couldn't shouldn't wasn't aren't"
)
FAMILY = words(
    "aunt auntie uncle cousin sister brother mother father mum mom mama dad papa grandmother"
    " grandma grandfather grandpa niece nephew wife husband daughter son sister-in-law"
    " brother-in-law mother-in-law father-in-law godmother godfather stepmother stepfather"
    " stepsister stepbrother"
)
"""Words for family; before a name they are no part of it."""
PERSON_NOUNS = words(
    "guy guys man men woman women lady ladies person people ppl folks girl boy kid couple someone"
    " somebody fellow dude chap gentleman student librarian developer engineer director manager"
    " professor teacher volunteer vendor rep stranger twins students librarians developers"
    " engineers teachers volunteers vendors reps girls boys kids youngsters colleagues archivist"
    " archivists curator curators author authors writer writers poet painter editor editors"
    " journalist journalists nurse nurses doctor doctors lawyer architect designer researcher"
    " researchers scientist scientists historian musician clerk owner printer bookseller assistant"
    " secretary intern bloke lad lass mate trainee barista waiter waitress driver mayor gardener"
    " cook chef grad undergrad postdoc speaker organiser organizer attendee visitor neighbour"
    " neighbor"
)
"""Words for somebody without a name."""
TRADE = r"\w{3,}(?:ist|ian|grapher|loger|neer|yer|ctor|ator)$"
"""How words for what people do end."""
THEIRS = words(
    "boss assistant secretary office team agent lawyer colleague friend student neighbour"
    " neighbor partner supervisor manager roommate kid kids child children parents family folks"
)
"""Words behind "Ada's" for somebody else."""
LOOKS = words("tall short blond blonde bearded young old redhead red-haired grey-haired bald")
"""How somebody looked of whom nothing else is known."""
ENGLISH = words(
    "the a an to of is was are were at and in on for with her his she he they i my me we you it"
    " this that from by has had have will wants says said who not about as our their be knows"
    " works"
)
FOREIGN = words(
    "der die das und mit ist ich nicht schickt bis el los las una del con por le la les des est"
    " et je il lui o os um uma ele ela que em para che per di gli lo het een van ik hij zij az egy"
    " es ve bir i na se jest och som er pa til med"
)
"""Small words of English, and of other languages we meet; both tell in what a sentence is."""
TIES = FAMILY | RELATIONS.keys() | ROLES.keys() | {"co-worker", "business partner"}
"""Every word for how you know somebody."""
TELLS = words(
    "he she him his her hers said says asked told wants thinks promised offered owes knows texted"
    " emailed called phoned messaged pinged wrote"
)
"""Words that are about a person and nothing else."""
SURE = words(
    "send give forward email e-mail mail call phone ring text message ping lend loan pay repay"
    " pass help share ask check look review read introduce intro connect fix prepare scan"
    " translate copy proofread recommend refer host let arrange organise organize upload explain"
    " tell return ship invite draft write bring edit sign nominate vouch dig reply thank remind"
    " support cover teach venmo paypal wire transfer reimburse refund test post hand put swap loop"
    " donate order deliver drop run summarise summarize report confirm mention comment respond"
    " answer annotate do revert"
)
"""Verbs of what is done for somebody, whoever is named behind them."""
LOOSE = words("find make show buy book print bake cook pick set take get speak talk think")
"""Verbs of what one may do for oneself: a promise only with somebody in its words."""
NO_PROMISE = words(
    "be have love like rather say bet never not been see wait stay think consider decide enjoy"
    " die understand survive manage hate go regret better know come"
)
"""What "said I'd" is followed by and promises nothing."""
NO_DEED = words(
    "miss hate need want see meet remember join get become leave know hear watch keep take use"
    " read enjoy attend forget eat change break lose ruin accept reject decline ignore visit sit"
    " walk work catch bump live move travel fly stay play dance fight study feel seem cost try"
    " start stop finish borrow lunch dine kill beat laugh admit confess wonder hope wish guess"
    " suppose trust believe outlive marry run follow find turn come remain"
)
"""Verbs that do nothing for me, though something of mine follows: "she'll miss my talk"."""
ASIDES = words(
    "again briefly yay late early drunk tired sick sad happy nice good great fun lovely funny busy"
    " maybe probably sp spelling cool wow no yes ok okay not today yesterday tonight morning soon"
    " online offline alone first last here there short long quick new old hungry hooray sic later"
    " twice once outside inside"
)
"""What in brackets tells of the meeting, and not of who somebody is."""
