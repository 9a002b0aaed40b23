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
    "|nombre|氏名|姓名|имя и фамилия",
    "given": "first name|given name|firstname|first|forename|vorname|prénom|voornaam|förnamn|imię"
    "|fornavn|etunimi|jméno|имя|名|名字",
    "family": "last name|family name|lastname|last|surname|nachname|familienname|apellidos"
    "|apellido|sobrenome|apelido|cognome|achternaam|efternamn|nazwisko|etternavn|efternavn"
    "|nom de famille|sukunimi|příjmení|фамилия|姓|姓氏",
    "middle": "middle name|additional name|weitere vornamen|zweiter vorname|tussenvoegsel",
    "prefix": "name prefix|prefix|anrede|salutation|honorific",
    "suffix": "name suffix|suffix",
    "nickname": "nickname|nick|short name|spitzname|alias|aliases|surnom|apodo|bijnaam",
    "maiden": "maiden name|geburtsname|nom de jeune fille",
    "organization": "company|organization|organisation|organization name|company name|employer"
    "|firma|unternehmen|entreprise|société|empresa|compañía|azienda|società|bedrijf|företag"
    "|selskap|virksomhed|yritys|organizzazione|organización|organização|компания|会社|公司",
    "department": "department|organization department|abteilung",
    "title": "position|job title|jobtitle|role|occupation|profession|titel|poste|fonction|cargo"
    "|puesto|posizione|qualifica|functie|befattning|stanowisko|stilling|beruf|должность|役職|职位"
    "|organization title",
    "email": "email|email address|emailaddress|email addresses|primary email|secondary email"
    "|emails|emailadresse|email adresse|adresse email|adresse électronique|courriel|correo"
    "|correo electrónico|dirección de correo electrónico|endereço de email|indirizzo email"
    "|emailadres|epostadress|epost|adres email|mail|электронная почта|メールアドレス|电子邮件",
    "phone": "phone|phone number|phone numbers|telephone|phones|tel|telefon|telefonnummer"
    "|téléphone|teléfono|telefone|telefono|telefoon",
    "link": "url|web page|webpage|website|web site|linkedin|linkedin url|profile url|profile link"
    "|profile|homepage|webseite|personal web page|web page 1|web page 2|link|links|twitter",
    "city": "city|town|stadt|ort|wohnort|ville|ciudad|cidade|città|plaats|stad|miasto|location",
    "street": "street|address|straße|rue|home address|home address 2",
    "code": "zip|zip code|postal code|postcode|plz",
    "region": "state|region|province|bundesland",
    "country": "country|land|pays|país|paese|country region",
    "birthday": "birthday|birth day and year|date of birth|birth date|birthdate|dob|geburtstag"
    "|geburtsdatum|anniversaire|date de naissance|cumpleaños|fecha de nacimiento|aniversário"
    "|compleanno|verjaardag|geboortedatum",
    "year": "birth year",
    "month": "birth month",
    "day": "birth day",
    "pronouns": "pronouns|pronomen",
    "language": "language|sprache|langue",
    "tag": "tags|tag|labels|label|groups|group|categories|category|group membership|kategorien"
    "|gruppen|keywords|étiquettes|etiquetas",
    "about": "notes|note|comments|comment|about|notizen|notiz|bemerkungen|commentaires|notas|nota"
    "|notatki|opmerkingen",
    "met": "connected on|verbunden am|vernetzt am|date de connexion|connecté le|connexion le"
    "|conectado el|fecha de conexión|conectado em|conectou-se em|collegato il"
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
    **{"telefon geschäftlich": "work", "cell": "cell", "handy": "cell", "mobil": "cell"},
    **{"whatsapp": "whatsapp", "mobiltelefoon": "cell", "portable": "cell", "móvil": "cell"},
}
"""Columns of one kind of phone, with its label."""

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
    **{"fax": "phone", "telefon": "phone", "telefon 2": "phone"},
}
"""What may stand before "geschäftlich" or "privat" in Outlook's German columns."""

NOT_NEEDED = frozenset(
    (
        "directory server|mileage|sensitivity|priority|private|subject|file as|photo|initials"
        "|gender|internet free busy|email type|email display name|display name"
    ).split("|")
)
"""Columns that programs fill by themselves."""
MACHINE_VALUES = frozenset({"", "normal", "false", "unspecified", "0/0/00", "low", "0"})
"""What they write where nobody filled anything in."""

NUMBERED = {
    ("email", "value"): "email",
    ("phone", "value"): "phone",
    ("website", "value"): "link",
    ("im", "value"): "link",
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
