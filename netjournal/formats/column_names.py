"""The names that programs and people give to the columns of a table of contacts; only words."""

from __future__ import annotations

FIELDS = {
    "name": "the whole name",
    "given": "first name",
    "middle": "middle name",
    "family": "last name",
    "prefix": "title before the name",
    "suffix": "letters after the name",
    "nickname": "another name",
    "maiden": "former name",
    "organization": "organization",
    "department": "department",
    "title": "position",
    "email": "e-mail",
    "phone": "phone",
    "link": "web page or profile",
    "street": "street",
    "box": "post-office box",
    "city": "city",
    "region": "region",
    "code": "postal code",
    "country": "country",
    "birthday": "birthday",
    "year": "year of birth",
    "month": "month of birth",
    "day": "day of birth",
    "reading": "how the name is said",
    "pronouns": "pronouns",
    "language": "language",
    "tag": "tags",
    "about": "notes",
    "met": "the day you met",
}
"""Every field a column may fill, in words."""

SPOKEN = {
    **{"first name": "given", "last name": "family", "organisation": "organization"},
    **{"company": "organization", "position": "title", "notes": "about", "note": "about"},
    **{"e-mail": "email", "url": "link", "tags": "tag", "leave out": "-", "": "-"},
    **{"skip": "-", "ignore": "-", "met on": "met", "-": "-", "zip": "code"},
}
"""Other words for fields, in a mapping that somebody types."""

HEADERS = {
    "name": "name|full name|fullname|display name|contact name|contact|person|namn|nom complet"
    "|nome completo|nombre completo|volledige naam|vollständiger name|anzeigename|naam|nom|nome"
    "|nombre|氏名|名前|お名前|姓名|이름|имя и фамилия|фио|imię i nazwisko|celé jméno|nome e cognome"
    "|nombre y apellidos|nom et prénom|navn|nimi|nome e sobrenome",
    "given": "first name|given name|firstname|first|forename|vorname|prénom|voornaam|förnamn|imię"
    "|fornavn|etunimi|jméno|имя|名|名字",
    "family": "last name|family name|lastname|last|surname|nachname|familienname|apellidos"
    "|apellido|sobrenome|apelido|cognome|achternaam|efternamn|nazwisko|etternavn|efternavn"
    "|nom de famille|sukunimi|příjmení|фамилия|姓|姓氏|성",
    "middle": "middle|middle name|deuxième prénom|segundo nombre|secondo nome|additional name"
    "|weitere vornamen|zweiter vorname|tussenvoegsel",
    "prefix": "name prefix|prefix|anrede|salutation|honorific",
    "suffix": "name suffix|suffix",
    "nickname": "nickname|nick|short name|spitzname|alias|aliases|surnom|apodo|bijnaam",
    "maiden": "maiden name|geburtsname|nom de jeune fille",
    "organization": "company|associated company|organization|organisation|organization name"
    "|company name|employer|firma|unternehmen|entreprise|société|empresa|compañía|azienda|società"
    "|bedrijf|företag|selskap|virksomhed|yritys|organizzazione|organización|organização|компания"
    "|会社|会社名|勤務先|公司|公司名称|单位|회사|организация|compagnie|organizacja",
    "department": "department|organization department|abteilung",
    "title": "position|job title|jobtitle|role|occupation|profession|titel|poste|fonction|cargo"
    "|puesto|posizione|qualifica|functie|befattning|stanowisko|stilling|beruf|должность|役職|职位"
    "|organization title|職業|职务|job|직책|직함|poste occupé|ruolo|funktion",
    "email": "email|email address|emailaddress|email addresses|primary email|secondary email"
    "|emails|emailadresse|email adresse|adresse email|adresse de messagerie|adresse électronique"
    "|courriel|correo|correo electrónico|dirección de correo electrónico|endereço de email"
    "|indirizzo email|emailadres|epostadress|epost|adres email|mail|электронная почта|почта"
    "|メールアドレス|メール|电子邮件|邮箱|电子邮箱|邮件|電子郵件|이메일|correo e|e post",
    "phone": "phone|phone number|phone numbers|telephone|phones|tel|telefon|telefonnummer"
    "|téléphone|teléfono|telefone|telefono|telefoon|телефон|電話|電話番号|电话|电话号码|전화"
    "|전화번호|phone no|tél"
    "|puhelin|numéro de téléphone|numer telefonu|rufnummer",
    "link": "url|web page|webpage|website|web site|linkedin|linkedin url|profile url|profile link"
    "|profile|homepage|webseite|website url|page web|sito web|sitio web|personal web page"
    "|web page 1|web page 2|link|links|twitter",
    "city": "city|town|stadt|ort|wohnort|ville|ciudad|cidade|città|plaats|stad|miasto|location"
    "|город|城市|市|도시|kaupunki",
    "street": "street|address|straße|rue|adresse|calle|via|indirizzo|dirección|home address"
    "|home address 2",
    "code": "zip|zip code|postal code|postcode|plz|postleitzahl|code postal|código postal|cap",
    "region": "state|region|province|bundesland",
    "country": "country|land|pays|pays région|país|paese|country region|land region",
    "birthday": "birthday|birth day and year|date of birth|birth date|birthdate|dob|geburtstag"
    "|geburtsdatum|anniversaire|date de naissance|cumpleaños|fecha de nacimiento|aniversário"
    "|день рождения|дата рождения|誕生日|生年月日|生日|出生日期|생일|data urodzenia|syntymäpäivä"
    "|fødselsdag"
    "|födelsedag|data di nascita|data de nascimento|compleanno|verjaardag|geboortedatum",
    "year": "birth year",
    "month": "birth month",
    "day": "birth day",
    "pronouns": "pronouns|pronomen",
    "language": "language|sprache|langue",
    "tag": "tags|tag|labels|label|groups|group|categories|category|group membership|kategorien"
    "|gruppen|keywords|étiquettes|etiquetas",
    "about": "notes|note|comments|comment|about|notizen|notiz|bemerkungen|commentaires|remarque"
    "|remarques|notas|nota|заметки|примечание|備考|メモ|备注|메모|anmerkung|anmerkungen|bemerkung"
    "|observaciones|observações|osservazioni|remarks|remark|memo|kommentar|notatki|opmerkingen",
    "met": "connected on|verbunden am|vernetzt am|date de connexion|connecté le|connexion le"
    "|conectado el|fecha de conexión|conectado em|conectou-se em|collegato il|collegato in data"
    "|data di collegamento|verbonden op|connectie sinds|ansluten den|data połączenia|met on"
    "|first met|forbundet den|дата установления контакта|つながった日|建立联系时间",
}
"""Names of columns by field, in the languages that LinkedIn and people are met in."""

PHONES = {
    **{"business phone": "work", "business phone 2": "work", "work phone": "work"},
    **{"home phone": "home", "home phone 2": "home", "private phone": "home"},
    **{"mobile phone": "cell", "mobile number": "cell", "cell phone": "cell", "mobile": "cell"},
    **{"business fax": "work fax", "home fax": "home fax", "other fax": "fax", "fax number": "fax"},
    **{"assistants phone": "assistant", "callback": "callback", "car phone": "car", "fax": "fax"},
    **{"company main phone": "switchboard", "isdn": "isdn", "other phone": "other"},
    **{"pager": "pager", "pager number": "pager", "primary phone": "", "radio phone": "radio"},
    **{"ttytdd phone": "tty", "telex": "telex", "telefon privat": "home", "mobiltelefon": "cell"},
    **{"fax geschaftlich": "work fax", "fax privat": "home fax", "weiteres fax": "fax"},
    **{"telefon geschäftlich": "work", "cell": "cell", "handy": "cell", "mobil": "cell"},
    **{"手机": "cell", "手机号": "cell", "手機": "cell", "携帯電話": "cell", "携帯": "cell"},
    **{"휴대폰": "cell", "휴대전화": "cell", "мобильный": "cell", "móvil": "cell"},
    **{"télécopie": "fax", "téléfax": "fax", "telefax": "fax", "mobile no": "cell"},
    **{"whatsapp": "whatsapp", "mobiltelefoon": "cell", "portable": "cell"},
}
"""Columns of one kind of phone, with its label."""

LABELS = {
    **dict.fromkeys(
        "work business office geschaftlich dienstlich arbeit firma buro".split(), "work"
    ),
    **dict.fromkeys(
        "professionnel pro bureau trabajo lavoro ufficio werk zakelijk".split(), "work"
    ),
    **dict.fromkeys("home private privat prive personal perso personnel domicile".split(), "home"),
    **dict.fromkeys("casa personale prive thuis hjem hem priv".split(), "home"),
    **dict.fromkeys("mobile mobil cell portable movil cellulare celular handy".split(), "cell"),
    **{"main": "main", "primary": "", "1": "", "2": "", "3": "", "other": "other", "fax": "fax"},
    **{"secondary": "other", "alternate": "other", "sonstige": "other", "autre": "other"},
}
"""What may stand beside the name of a phone, an address or a page: "Tel. (work)"."""

GOOGLE_LABELS = frozenset(
    (
        "home|work|other|mobile|main|home fax|work fax|other fax|pager|google voice|home page"
        "|homepage|profile|blog|ftp|spouse|child|mother|father|parent|brother|sister|friend"
        "|relative|manager|assistant|reference|partner|domestic partner|anniversary|referred by"
    ).split("|")
)
"""The labels that Google offers and writes with a capital; others are somebody's own words."""

PLACES = {
    **{"street": "street", "street 2": "street", "street 3": "street", "address": "street"},
    **{"address 2": "street", "city": "city", "state": "region", "postal code": "code"},
    **{"zipcode": "code", "country": "country", "countryregion": "country"},
    **{"country region": "country", "address po box": "box", "po box": "box"},
}
"""What may follow "Business", "Home", "Other" or "Work"."""

GERMAN_PLACES = {
    **{"strasse": "street", "strasse 2": "street", "strasse 3": "street", "ort": "city"},
    **{"region": "region", "bundesland kanton": "region", "postleitzahl": "code"},
    **{"land region": "country", "land": "country", "postfach": "box"},
    **{"telefon": "phone", "telefon 2": "phone"},
}
"""What may stand before "geschäftlich" or "privat" in Outlook's German columns."""

NOT_NEEDED = frozenset(
    (
        "directory server|mileage|sensitivity|priority|private|subject|file as|photo|initials"
        "|gender|internet free busy|email type|email display name|display name"
    ).split("|")
)
"""Columns that programs fill by themselves."""
MACHINE_VALUES = frozenset(
    {"", "normal", "false", "unspecified", "0/0/00", "0.0.00", "00.00.00", "low", "niedrig", "0"}
)
"""What they write where nobody filled anything in."""

NUMBERED = {
    ("email", "value"): "email",
    ("phone", "value"): "phone",
    ("website", "value"): "link",
    ("im", "value"): "link",
    ("im", "service"): "label",
    ("address", "street"): "street",
    ("address", "city"): "city",
    ("address", "po box"): "box",
    ("address", "region"): "region",
    ("address", "postal code"): "code",
    ("address", "country"): "country",
    ("address", "extended address"): "street",
    ("address", "formatted"): "formatted",
    ("organization", "name"): "organization",
    ("organization", "title"): "title",
    ("organization", "department"): "department",
    ("relation", "value"): "",
    ("event", "value"): "",
    ("custom field", "value"): "",
    ("jot", "value"): "",
}
"""Google's columns: "Phone 2 - Value" is the phone numbered 2."""
