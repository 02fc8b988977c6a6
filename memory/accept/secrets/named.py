"""A word that names a secret, and near it what is no word of a language: every tongue alike.

What all kinds have in common is asked for, not each kind's pattern: a noun (password, code, lock,
account), a value that nobody would speak (digits, a mix of letters and digits, signs within), and
between them nothing but what ties them: a verb of being, a sign, "for the …". What is a date, a
sum, a length or a number of something else is no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.accept.secrets.english import NO_VALUE
from memory.accept.secrets.languages import HOW as _HOW

# Here any odd value is a secret.
_PASSWORD = (
    r"(?:\w*_)?pass[ -]?(?:words?|wd|phrases?|codes?|keys?)|[a-z]+Password|passwd|pass(?=[ \t]*[:=]|[ \t]+-[ \t]|[ \t]+is\b)|pwd?|(?:imap|smtp|ftp|db|ssh|web|mail|vnc|sudo|root)[ _-]pass|psk|shared secret|community(?: string)?(?=\s+\S*\d)|enable secret|mdp|creds|credentials"
    r"|(?:secret|security|safe|code|pass) ?words?|(?:security|secret) (?:answers?|questions?)|log-?ins?"
    r"|\w*(?:pass|kenn|losungs)w[oö]rt\w*|\w*zugangsdaten|mots? de passe|identifiants?|contraseñas?|clave|senhas?|palavra-passe"
    r"|parola(?:\w{0,3})(?: d'ordine)?|\w*wachtwoord\w*|has(?:ło|ła|łem|le)|парол\w*|логин|\w*şifre\w*|lösenord\w*"
    r"|adgangskode\w*|kodeord\w*|passord\w*|\w*salasana\w*|heslo\w*|hesla|jelsz(?:ó|av)\w*|κωδικ\w+|συνθηματικ\w+"
    r"|(?:kata )?sandi|mật khẩu|كلمة (?:السر|المرور|مرور)|\w?סיסמ\w+|पासवर्ड|lozink\w+|geslo|parool\w*|slaptažod\w+|parole\w*"
    r"|รหัสผ่าน|পাসওয়ার্ড|கடவுச்சொல்|contrasenya\w*|pasahitz\w*|lykilorð\w*|nenosiri|wagwoord\w*|iphasiwedi|رمز عبور|پاس ?ورد|كلمة سر|گذرواژه|salasõna|senha\w*|fjalëkalim\w*|лозинка\w*|парола\w*"
)
# Here a number or a mix of letters and digits is.
_CODE = (
    r"\w*pin(?:[- ]?(?:codes?|kod\w*|koodi|num(?:m?er\w*|bers?)|no))?(?:s|m|im|in|i)?|p\.i\.n\.?|puk(?:[- ]?code)?|(?:\w+ )?codes?|combos?|combinations?|cod(?:ul|ice)|kod(?:u\w*|en)?|\w+kod(?:en)?|otp|tan|mfa|2fa"
    r"|cv[vc]2?|(?:security|three|3) digits?(?: on the back)?|(?:unlock|swipe|lock) ?patterns?|lock ?screen"
    r"|(?:key|lock|strong|gun|hotel|wall)[ -]?(?:pad|box|safe)|prüfziffer|cid|upi|\w+muster|key ?pad|padlock|(?:bike|suitcase|door|combination|smart|gym|luggage|mail ?box|shed|gate|cabinet|phone) lock|(?:alarm|entry|security) ?panel|intercom|lockers?|safe"
    r"|[\w-]*kombination\w*|\w*(?:schloss|code|kodas|koodi|kode|kodi|kodeen)|tresor\w*|cadenas|digicode|código|candado|combinaci[oó]n|combinazione|lucchetto|\w*slot"
    r"|szyfr|kłódk\w+|код\w*|пин(?:-?код)?|пін(?:-?код)?|замо?к\w*|kód|kapukód|κλειδαριά|πιν|mã (?:pin|otp|cửa)|الرقم السري|رمز|קוד(?: הכניסה)?|पिन"
    r"|(?:gift ?card|voucher|gutschein\w*)(?: (?:code|pin|number))?|recovery|(?:\w+ )?(?:keys?|tokens?|secrets?)(?: keys?)?|seed|pat|chiave|clé|llave|chave|\w*schlüssel|\w*sleutel|klucz|ключ|\w*nyckel\w*|\w*nøgle\w*|klíč|kulcs"
)
# And here a longer one: numbers of accounts, people and cars.
_NUMBER = (
    r"(?:bank |checking |savings |giro ?)?(?:account|acct)(?: (?:numbers?|no\.?))?|routing(?: number)?|sort code|bsb|clabe|iban|bic"
    r"|online banking (?:id|number)|banking id|(?:ssn|social)(?: security)?(?: (?:number|no\.?))?|sin|tfn|itin|ein|aadhaar|pan"
    r"|passport(?: (?:numbers?|no\.?))?|(?:driver'?s?|driving) licen[cs]e(?: (?:numbers?|no\.?))?|(?:licen[cs]e|number|registration|car'?s?|my) plates?|registration"
    r"|vin|chassis(?: number)?|(?:nhs|medicare|medicaid|national insurance|health insurance|insurance|policy|tax file|tax|pps|emirates|student|employee"
    r"|member|membership|patient|social insurance|green card|visa(?: foil)?|dl|identity card|id card|national|citizen|voter|residence permit|personal)"
    r"(?: (?:file|card|id|identity))? ?(?:numbers?|no\.?|ids?|card)|identity card|emirates id|cédula|a/c|ac|numeros? de (?:compte|cuenta|conta)|ird|utr|rfc(?= \w{4}\d{6})|nric|hkid|aadhar|alien|health card|card number|kennzeichen|\w*nummer|steuer-?id|kontonummer|zugangsnummer|(?:numéro|no) de s[eé]cu\w*"
    r"|nif|nie|dni|curp|cnp|rodné číslo|číslo (?:\w+ )?\w+|инн|снилс|паспорт\w*|tc kimlik\w*|身份证\S{0,2}|マイナンバー|주민등록번호|henkilötunnus\w*|hetu"
    r"|fødselsnummer\w*|cpr|bsn|pesel|codice fiscale|carta d'identità|rg|cpf|αφμ|αμκα|dowód\w*|licen[cs]e key|licen[cs]e|nik|ktp|cccd|cmnd|oib|jmbg|egn|егн|personnummer\w*"
)
_NOUN = re.compile(
    rf"(?<![\w/])(?:(?P<any>{_PASSWORD})|(?P<number>{_NUMBER})|(?P<code>{_CODE})|(?P<env>(?-i:[A-Z][A-Z0-9]*_(?:[A-Z0-9]+_)*(?:KEY|TOKEN|SECRET|PASS|PW|PWD|AUTH))))(?![\w/])", re.IGNORECASE
)
_EAST = re.compile(
    r"(?:パスワード|暗証番号|暗号|密码|密碼|口令|验证码|驗證碼|비밀번호|비번|인증번호|암호|身份证号?码?|マイナンバー|个人番号|주민등록번호|银行卡号?|カード番号)"
    r"[^\d\s!-~]{0,4}\s*[:：=]?\s*[「“\"]?(?P<v>[!-~]{4,})"
)
# Codes and keys that everybody may know.
_OPEN = re.compile(
    r"^(?:(?:post(?:al|en)?|zip|area|country|dialling|dial(?:ing)?|calling|error|status|exit|return|response|source|product|course|dress|discount"
    r"|promo\w*|coupon|http|colou?r|hex|bar|qr|air(?:port|line)|iata|icao|building|penal|civil|tax|morse|python|java|swift|c|byte|machine|assembly|zero|hs"
    r"|tariff|sic|naics|currency|language|iso|genetic|cpt|icd(?:-\d+)?|reason|referral|affiliate|stock|branch|subject|class|room|model|sku|item|part"
    r"|party|conduct|review|git|vs|visual studio|claude|legacy|dead|low|sample|test|clean|spaghetti|ansi|unicode|ascii|utf|key|event|color|public"
    r"|primary|foreign|house|car|piano|arrow|function|shift|enter|escape|delete|num|major|minor|cache|sort|partition|routing|max|input|output"
    r"|context|prompt|completion|trade|open|well[- ]kept|dirty|family|best|worst|random|github|legend|ring|map|answer|friend|game|sample|cpc|zip)[ -])(?:codes?|keys?|tokens?|secrets?)$",
    re.IGNORECASE,
)
_OPEN_WORD = re.compile(
    r"^(?:opcode|barcode|unicode|encode|decode|geocode|zipcode|postcode|postcodes|bytecode|qrcode|vscode|areacode|leetcode|netcode|postkod|postnummer|hausnummer|telefonnummer"
    r"|handynummer|rufnummer|zimmernummer|bestellnummer|rechnungsnummer|flugnummer|seriennummer|artikelnummer|sendungsnummer|liniennummer|postnummer\w*|telefoonnummer|huisnummer"
    r"|ordernummer|bestelnummer|telefonnummer\w*|quellcode|quelltext|strichcode|farbcode|fehlercode|statuscode|broncode|streepjescode|postcode|foutcode|kleurcode|landcode|källkod\w*|streckkod\w*"
    r"|spin|pins|opin|shoppin|shipin|turpin|chopin|chepin|copin|pippin|crispin|seed|seeds|slot|timeslot|sandi)$",
    re.IGNORECASE,
)
# Not before a noun: "code postal", "the source code" is above, "код товара".
_OPEN_NEXT = re.compile(
    r"\s*(?:postal\w*|poste|pos\b|pocztow\w*|zip|civil|source|pénal|barre\w*|erreur|error|review|coverage|base|name\b|names\b|signature|stage|fields?|word for|value|pair|share"
    r"|limit|count|per second|ring|of conduct|товара|города|страны|ошибки|de barras|de área|promocional|produit|produktu|źródłow\w*|manager|points?|kraju|błędu"
    r"|speed|space|sketch|lines?|monkey|telefón\w*)", re.IGNORECASE,
)
_BEING = (
    r"(?:is|'s|are|was|were|be|ist|lautet|heißt|sind|war|est|c'est|est le|sera|es|son|era|será|è|é|sono|eh|to|jest|brzmi|это|є|це|on|je|este|e|είναι|ήταν"
    r"|adalah|ialah|itu|là|هي|هو|היא|הוא|है|ir|yra|ni|says|reads|steht|är|er|var|erna|luidt|reads|becomes|became|remains|equals|hat die nummer|mit der nummer|номер|серия)"
)
_FILLER = (
    r"(?:(?:now|still|just|currently|simply|currently|changed to|set to|called|the|le|el|la|der|die|das|this|probably|again|jetzt|nun|also|ahora|agora|maintenant|teraz|теперь|şimdi"
    r"|nu|left|number|no\.?|nr\.?|n°|nummer|номер|серия|actually|definitely|of course|like this|as follows|literally|'|\")[ \t:]+){0,3}"
)
_TIE = re.compile(
    # nothing but signs
    r"(?:[ \t]*[\"'“(\[<*`]*[ \t]*(?:(?:left|right|links|rechts|\d) |[:=：–-]|->|→|=>|,|\n|\?)?[ \t]*(?:\n[ \t]*(?:[-*•] ?)?)?[\"'“‘(\[*`]*"
    # whose it is, and then a verb or a sign
    rf"|(?:[ \t,]+[^\s.!?:=;\"]{{1,24}}){{0,8}}?(?:[ \t]*,)?(?:[ \t]+{_BEING}|'s|’s|[ \t]*(?:[:=–]|->|→|=>)|[ \t]+-(?=[ \t]))[ \t:]*{_FILLER}[\"'“‘(\[*`]*"
    # what it is of, without a verb
    r"|(?:[ \t]+(?:for|to|of|on|at|from|für|zu[mr]?|vo[nm]|am|im|de|du|des|pour|del?|della?|para|per|do|da|no|voor|van|od|do|от|для|на|till|för|på|til|for|wifi|k|ke|la|bij|saya|số|của|tôi|mun|online|bank|number|num|no\.?|nr\.?|n°|numero|número|numéro|nummer|номер|серия)[ \t]+(?:(?:my|the|our|a|das|die|den|dem|der|mein\w*|mon|ma|la|le|el|il|mi|o|os|de|mijn)[ \t]+)?[^\s.!?:=;,\"\d]{0,20}(?:[ \t][^\s.!?:=;,\"\d]{1,14}){0,3}){1,3}[ \t,]+"
    r"|[ \t]+(?:number|num|no\.?|nr\.?|n°|numero|número|numéro|nummer|номер|серия|id|key|mir|moj[ae]|mój|мой|min|minun|saya|मेरा|mutat|mine?|mitt)[ \t:]+"
    # how it became this
    r"|[^.!?\n:=]{0,30}\b(?:to|auf|en|a|na|in|på|til|naar|на|по|pour|by)[ \t]+[\"'“‘`]*"
    r")$", re.IGNORECASE,
)
_BECAME = re.compile(r"\b(?:chang|set|switch|reset|updat|geändert|gesetzt|changé|cambi|mudei|alterei|veranderd|gewijzigd|zmieni|измен|смени|ändra|vaihd)\w*", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"[ \t]*[.?!)]*[?.!:][ \t\n]*(?:(?:yeah|yes|ok|sure|well|it|this|that|here|es|das|c|esa?|este|è|é)?(?:['’ ](?:is|s|ist|est|es|era))?[ \t:,]+)?[\"'“‘`]*$", re.IGNORECASE)
_VALUE = re.compile(r"(?!=)[^\s\"“”'‘’`<>(){}\[\],;]{1,200}")
# What makes a number one of something else.
_UNITS = re.compile(
    r"[ \t]*(?:%|°|€|\$|£|¥|x\b|(?:-?[ \t]?)?(?:digits?|characters?|chars?|letters?|signs?|symbols?|words?|bits?|bytes?|[kmgt]i?b|[kmgt]?bit|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|s|ms|days?|weeks?|months?"
    r"|years?|times|tries|attempts|people|users?|followers|members|lines?|pages?|files?|items?|keys?|points?|steps?|miles?|km|m|cm|mm|kg|g|mg|ml|l|lbs?|euros?|eur|usd|dollars?|pounds?|percent|am|pm|o'clock"
    r"|pixels?|px|tokens?|vars?|cars|entries|records|chapters?|questions?|of them|of"
    r"|zeichen|ziffern|stellen|tage?n?|wochen|monate?n?|jahre?n?|stunden?|minuten?|sekunden?|zeilen|mal|uhr|caractères|chiffres|jours|ans|mois|heures|lignes|fois|caracteres|dígitos|cifras|días|años|meses|horas|líneas"
    r"|caratteri|cifre|giorni|anni|mesi|ore|righe|dias|anos|linhas|tekens|cijfers|dagen|jaar|uur|regels|znak\w*|cyfr\w*|dni|lat|godzin\w*|символ\w*|цифр\w*|дн\w+|лет|часов|строк\w*|karakter\w*|hane\w*|gün\w*|tecken|siffror|dagar"
    r"|merkki\w*|päivä\w*|znak\w*|tegn|dager|dage))(?![\w/])", re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])(?:[-./]\d{1,2})?(?:T\S*)?|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|\d{1,2}[:h.][0-5]\d(?:[:.]\d\d)?(?:am|pm)?|v?\d{1,3}(?:\.\d{1,4}){2,4}\S{0,8}"
    r"|\d{1,4}-?(?:weeks?|days?|months?|years?|hours?|minutes?|man|way|fold|bit|inch|foot|mile|digit|character|letter|word|step|page|point|star|person|player|st|nd|rd|th|er|e|º|ª|k|kb|mb|gb|tb|cm|mm|km|kg|mg|ml|px|gbit|mbit|mhz|ghz|hz|w|kw|kwh|v|h|s|ms|min|m|g|l|x|p|fps|bit|nm|€|\$|%)|[€$£¥]\d\S*|(?:mp|h|covid-?|utf-?|sha-?|md|base|win|x|f|ps|web|co|h2|is[bs]n)\d{1,3}|\d{1,3}%|\d+[.,]\d{1,2}"
    r"|\S*@\S+\.\S+|https?://\S*|www\.\S*|(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\d+)?|[a-z]+\(\S*|\S*\.(?:py|js|ts|md|txt|pdf|jpe?g|png|html?|json|ya?ml|toml|csv|sh|exe|zip|cpp|go|rs)",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"[A-Z]{1,5}-?\d{1,4}[a-z]{0,2}|[A-Z]?[a-z]+\d{1,2}")
# A code in use: what is done with it, and where.
_USED = re.compile(
    r"\b(?:unlock\w*|opens?|disarm\w*|get(?:s|ting)? (?:in|into)|let(?:s)? (?:you|me) in|log(?:s|ging|ged)?[ -]?(?:in|on|into)|sign(?:s|ing|ed)?[ -]?(?:in|on|into)|entsperr\w*|öffne\w*|geht|se?'ouvre|déverrouill\w*|abre|desbloque\w*|apre"
    r"|sblocc\w*|inlogg\w*|logg?a\w*|ontgrendel\w*|otwiera\w*|loguję|открыва\w*|разблок\w*|åpne\w*|åbne\w*|öppna\w*|kirjaudun)\b[^.!?\n:\d]{0,40}?[ \t](?:with|by|using|mit|avec|con|com|met|za pomocą|с|med|koodilla)[ \t]+[\"'“]?(?P<v>\d{1,4}(?:[ -]\d{1,4}){2,7}(?!\w)|[^\s,;\"'“”]{3,})"
    r"|\b(?:enter|type|press|punch in|key in|dial|use|tap|put in|input|gib|tippe|tape[rz]?|compose[rz]?|marca|digita|toets)\b[ \t]+(?:the |code |in )*[\"'“]?(?P<w>\d[\d#*-]{2,})[\"'”]?[^.!?\n]{0,30}?\b(?:keypad|key ?pad|door|gate|alarm|unlock|open|log ?in|sign ?in|get in|lock|safe|"
    r"intercom|entrance|ein|tür|porte|puerta|porta|deur)\b|\b(?:use|type|have|using|benutze|verwende|utilise|uso|gebruik|używam|использую)[ \t]+(?:always[ \t]+|überall[ \t]+)?(?P<x>[^\s,;\"'“”]{6,})[ \t]+(?:for|on|as|für|pour|para|per|voor|do|для)[ \t]+(?:everything|every\w*|all|alles|überall|tout|todo|tutto|wszystk\w*|вс[её]\w*)\b", re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<v>[^\s\"“”'‘’`<>(){}\[\],;]{3,200})[\"'”’`]*[ \t]*(?:[,–-][ \t]*)?(?:(?:is|as|ist|als|est|comme|es|como|come|è|é|to|jako|это|как|som|är|er|on|je|that'?s|this is|c'est|which is|was|for|olarak)[ \t]+(?:(?:the|my|our|your|a|mein\w*|das|die|der|mon|ma|le|la|mi|el|"
    r"il|o|mijn|de|het|moje|min|mitt|minha|meu|mia)[ \t]+)?(?:[^\s\d.!?,;:]{2,14}[ \t]+){0,2})$", re.IGNORECASE,
)  # fmt: skip
_COMPOUND = re.compile(r"[^\W\d_]{3,}(?:[-_.][^\W\d_]{3,})+")
_BRACKET = re.compile(r"(?P<v>[^\s\"“”'‘’`<>(){}\[\],;]{3,200})[ \t]*\([ \t]*(?:(?:my|the|our)[ \t]+)?(?:[\w.-]+[ \t]+){0,2}$")
# The answer to a question that a bank asks, a word of any language.
_ANSWER = re.compile(
    r"\b(?:sicherheitsfrage|geheimfrage|pregunta (?:secreta|de seguridad)|respuesta (?:secreta|de seguridad)|question secrète|réponse secrète|domanda (?:segreta|di sicurezza)|risposta segreta|pergunta secreta|resposta secreta"
    r"|geheime vraag|mädchenname (?:der|meiner) mutter|nom de jeune fille(?: de ma mère)?|apellido de soltera(?: de mi madre)?|cognome da nubile(?: di mia madre)?|секретн\w+ (?:вопрос|слово|ответ)|девичья фамилия(?: матери)?|memorable (?:word|date|name|place|answer)"
    rf"|telefon(?:pin|passwort|banking-pin))\b(?:[^.:=\n]{{0,30}}?(?:[ \t]{_BEING}|[:=]))[ \t]*[\"'“]?(?P<v>[^\s,;\"'“”]{{3,40}})", re.IGNORECASE,
)
# "SSID: heron key: …", "guest wifi: …"
_NETWORK = re.compile(
    r"\b(?:ssid|wi-?fi|wlan|network|hotspot|router)\b(?:[^.\n]{0,40}?[\s,;/](?:key|pass|pw|pwd|code)\b[: =]+(?:is )?(?P<v>[^\s,;\"'“”]{4,})|[ \t]?:[ \t]*(?P<w>[^\s,;\"'“”]{6,}))", re.IGNORECASE,
)
_ADMIN = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,100}[ \t]*[,/|][ \t]*(?:and[ \t]+)?(?P<x>[^\s,;\"'“”]{6,})|\b(?:admin|root|administrator)[ \t]+(?P<v>[^\s,;\"'“”]{6,})|(?:^|\n)[ \t]*[\w.-]{2,30}[ \t]*:[ \t]*[\w.@+-]+[ \t]*/[ \t]*(?P<w>[^\s,;\"'“”]{6,})", re.IGNORECASE)
# A name and then what it opens with: "admin / hunter2", "anna:hunter2", "anna@x.org and hunter2".
_PAIR = re.compile(
    r"\b(?:log[ -]?(?:in|into|on)|sign[ -]?in|creds|credentials|user(?:name)?|anmeldung|zugang\w*|login|identifiants?|connexion|usuario|usuário|accesso|inloggen|logowanie|логин|admin)\b"
    r"[^.!?\n]{0,40}?(?<![\w/:])(?P<name>[\w.+@-]{2,40})[ \t]*(?:/|:|\||,|;|[ \t]and|[ \t]und|[ \t]et|[ \t]y|[ \t]e|[ \t]i|[ \t]и)[ \t]*(?P<v>(?=[a-z]*[^\sa-z,;\"'“”])[^\s,;\"'“”]{4,})", re.IGNORECASE,
)
_USER = re.compile(
    r"\b(?:user(?:name)?|login|account|e?-?mail|benutzer(?:name)?|usuario|utilisateur|utente)\b[ :=]+(?:is )?[\w.+@-]+[ ,;/|]+(?:and )?(?:the |my )?(?:pass(?:word|wd)?|pw|pwd|passwort|clave|contraseña|mdp|mot de passe|senha)\b[ :=]+(?:is )?(?P<v>[^\s,;\"'“”]{3,})(?=[\s.,;]|$)",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"(?:[ -](?:right |left |rechts |links |exp \S+ cvv )?(?=[^\s,.;]*\d|[A-Z2-7]{4}\b)[A-Z0-9]{1,8}(?![\w@])|[ \t](?:right|left|номер) \d+)*"
)
_NUMBER_RUN = re.compile(r"[A-Z]{1,3}(?=[ -])(?:[ -][A-Z]{1,3})?(?:[ -]?\d{1,8}){1,4}(?:[ -]?[A-Z]{1,3})?(?!\w)|\d[A-Z\d]{0,7}(?:[ ./-](?:(?:right|left|rechts|links|номер) )?[A-Z\d]{1,8}){1,8}(?![\w])|[A-Z]{1,2}\d{2} [A-Z]{3}(?!\w)")
_KEY_RUN = re.compile(r"(?:[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){3,15}|[a-z2-7]{4}(?:[ -][a-z2-7]{4}){3,15})(?!\w)")
_SMALL_GROUPS = re.compile(r"[a-z0-9]{4,6}(?:[ -][a-z0-9]{4,6}){1,7}(?![\w-])")
_WINDOW = 110
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LOOSE = re.compile(r"in|since|by|before|after|until|than|least|most|over|under|about|around|within|every|line|lines|page|room|section|version|year|seit|nach|vor|bis|über|unter|zeile|jahr|depuis|après|avant|ligne|desde|hasta|línea|dal|fino|riga|até|linha|sinds|tot|regel|linia|года|году|строке", re.IGNORECASE)
# Between a noun and a number these tie nothing: "the code has 1062", "code in line 4821".
_NO_TIE = re.compile(
    r"(?:has|have|had|in|at|on|since|by|before|after|until|than|least|most|over|under|about|around|within|every|line|lines|page|room|section|version|year|years|took|takes|take|costs?|needs?|need|with|and|or|but|hat|haben|seit|nach|vor|bis|über|unter|mit|"
    r"und|zeile|jahr|a|ont|depuis|après|avant|avec|et|ligne|tiene|tienen|desde|hasta|con|y|línea|ha|hanno|dal|fino|e|riga|tem|têm|até|com|linha|heeft|sinds|tot|met|en|regel|ma|mają|od|i|linia|имеет|с|до|и|строка|строке|года|году|var|have|är|på|line|postal\w*|"
    r"level|step|no|not|is|are|was|runs?|ran|uses?|used|won|made|works?|broke|review\w*|base|holds?|weighs?|opened|closed|expires?|expired)", re.IGNORECASE,
)


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, begin, end) of what is told; `text` as `memory.notice.speech.marks.plain` gives it."""
    for noun in _NOUN.finditer(text):
        if not _open(noun, text):
            yield from _after(noun, text)
            yield from _beside(noun, text)
    for match in _EAST.finditer(text):
        yield "told", match.start("v"), match.end("v")
    for match in _USED.finditer(text):
        group = match.lastgroup or "v"
        value = match[group]
        if odd(value) > (2 if group == "x" else 0) and not _counted(text, match.end(group)):
            yield "told", match.start(group), _reach(text, match.start(group), match.end(group))
    for match in _ANSWER.finditer(text):
        if not _HOW.fullmatch(match["v"]):
            yield "told", match.start("v"), match.end("v")
    for form, least in ((_NETWORK, 2), (_ADMIN, 2)):
        for match in form.finditer(text):
            group = match.lastgroup or "v"
            if odd(match[group]) > (1 if form is _NETWORK and group == "v" else least):
                yield "told", match.start(group), match.end(group)
    for match in _USER.finditer(text):
        if not _HOW.fullmatch(match["v"]) and not NO_VALUE.match(match["v"]):
            yield "told", match.start("v"), match.end("v")
    for match in _PAIR.finditer(text):
        if (odd(match["v"]) > 1 or _COMPOUND.fullmatch(match["v"])) and match["name"].casefold() not in ("http", "https"):
            yield "told", match.start("v"), match.end("v")


def odd(value: str) -> int:
    """How little a value looks like a word: 0 a word, 1 a number, 2 a mix, 3 what nobody says."""
    value = value.strip(".,;:!?)(\"'") or value
    if len(value) < 3 or _DATE.fullmatch(value):
        return 0
    digits = sum(c.isdigit() for c in value)
    letters = sum(c.isalpha() for c in value)
    signs = sum(c in "!@#$%^&*_+=~?|" for c in value)
    if digits and letters:
        return 3 if len(value) >= 6 and (signs or digits > 1) and not _PRODUCT.fullmatch(value) else 2
    inner = value.strip("*_=~|:+")
    signs = sum(c in "!@#$%^&*+=~?|" for c in inner) + (value[0] in "!@#$%^&~?")
    if letters and signs and (len(value) >= 6 or value[0] in "!@#$%^&*~?"):
        return 2
    if not letters:
        return 1 if digits >= 3 else 0
    return 2 if re.search(r"[a-z][A-Z]", value) and len(value) >= 8 else 0


def _open(noun: re.Match[str], text: str) -> bool:
    """Whether a code or key is one that everybody may know."""
    if noun["number"]:
        return _OPEN_WORD.match(noun[0]) is not None
    if not noun["code"]:
        return False
    before = re.search(r"[\w-]+[ -]$", text[max(0, noun.start() - 16) : noun.start()])
    longer = before[0] + noun[0] if before else noun[0]
    return any(_OPEN.match(name) or _OPEN_WORD.match(name) for name in (noun[0], longer)) or _OPEN_NEXT.match(text, noun.end()) is not None


def _after(noun: re.Match[str], text: str) -> Iterator[tuple[str, int, int]]:
    """What is told after a noun."""
    end = noun.end()
    window = text[end : end + _WINDOW + 200]
    for value in _VALUE.finditer(window):
        if value.start() > _WINDOW:
            return
        gap = window[: value.start()]
        if gap.count(".") + gap.count("!") > 1:
            return
        said, stop = _said(noun, window, value)
        if not odd(said) and not (noun["any"] and _signed(noun, window, value)):
            continue  # a word
        if re.search(r"\bfrom\s+$", gap) and " to " in window[stop : stop + 6]:
            continue  # what it was before
        if not _tied(noun, text, gap, said) or _counted(window, stop):
            return
        if not _enough(noun, said, gap):
            return
        begin = end + value.start()
        last = _reach(text, begin, end + stop)
        yield "told", begin, last
        yield from _listed(text, last, said)
        return


def _said(noun: re.Match[str], window: str, value: re.Match[str]) -> tuple[str, int]:
    """A value with the groups that belong to it, and where it ends."""
    if not noun["any"]:
        run = _NUMBER_RUN.match(window, value.start())
        if run and sum(c.isdigit() for c in run[0]) >= (2 if run[0][-1].isalpha() else 3):
            return run[0], run.end()
    key = _KEY_RUN.match(window, value.start())
    if key and any(c.isdigit() for c in key[0]):
        return key[0].replace(" ", "-"), key.end()
    if noun["code"] and "\n" in window[: value.start()]:
        small = _SMALL_GROUPS.match(window, value.start())
        if small and "-" in small[0]:
            return "1" + small[0], small.end()
    return value[0], value.end()


def _signed(noun: re.Match[str], window: str, value: re.Match[str]) -> bool:
    """Whether a password is a word in the place of one: a single one after a sign, or in letters
    that the language does not have."""
    gap, said = window[: value.start()], value[0].strip(".,;:!?)")
    if window[value.end() : value.end() + 1] == "(":  # a call of a program
        return False
    if len(said) < 3 or _HOW.fullmatch(said) or _DATE.fullmatch(said) or NO_VALUE.match(value[0]):
        return False
    if re.fullmatch(r"[^\W\d_]{3,}(?:[-._#*+$][^\W\d_]{3,})+", said) and re.fullmatch(rf"(?:[ \t]+\w+){{0,3}}[ \t]*(?:[:=]|[ \t]{_BEING})[ \t]*[\"']?|[ \t]+[\"']?", gap):
        return "-" not in said or re.search(r"[:=]\s*[\"']?$", gap) is not None or gap.strip() == "" and noun.end() - noun.start() > 5
    if re.fullmatch(r"[a-z]{16}", said) and not gap.strip(" :=") and re.search(r"app\W*$", noun.string[: noun.start()]):
        return True  # as services make them for programs
    alone = re.match(r"[^\S\n]*(?:$|[\n,;.!?)}<\"'])", window[value.end() :]) is not None
    if re.fullmatch(r"[\"']?[ \t]*(?:[:=：]|->|→)[ \t]*[\"'“‘`]*", gap):
        return alone
    foreign = not noun[0].isascii() and not re.search(r"[a-zà-ÿ]", noun[0]) and said.isascii()
    if foreign and re.search(r"[a-z]", said):
        return alone and re.fullmatch(rf"[ \t]+(?:\S+[ \t]+)?{_BEING}[ \t]+|\S{{0,2}}|[ \t]+(?=$)", gap) is not None or "-" in said
    return re.fullmatch(r"[^\W\d_]{3,}[._][^\W\d_]{3,}", said) is not None and gap.strip() == ""


def _tied(noun: re.Match[str], text: str, gap: str, said: str) -> bool:
    """Whether what stands between a noun and a value ties them."""
    weight = odd(said)
    after = text[noun.end() + len(gap) : noun.end() + len(gap) + len(said) + 40]
    last = re.search(r"(\w+)\W*$", gap)
    if weight == 1 and last and not re.search(r"[:=\"'“]\s*$", gap) and _LOOSE.fullmatch(last[1]):
        return False
    if _TIE.match(gap):
        if re.search(r"\b(?:to|auf|en|a|na|in|på|til|naar|на|по|by)[ \t]+\W*$", gap, re.IGNORECASE):
            before = text[max(0, noun.start() - 40) : noun.end() + len(gap)]
            return _BECAME.search(before + " " + after) is not None or _to(gap)
        return True
    if weight > 1 and noun["any"] and _NEXT_SENTENCE.match(gap):
        return True
    digits = sum(c.isdigit() for c in said)
    words = gap.split()
    plain_code = noun["code"] is not None and weight == 1 and 4 <= digits <= 8 and not _YEAR.fullmatch(said)
    return ((plain_code and 0 < len(words) < 3 or noun["any"] is not None and weight > 2 and digits > 1 and 0 < len(words) < 6)
            and all(re.fullmatch(r"[^\W\d_]{1,14}", word) and not _NO_TIE.fullmatch(word) for word in words))


def _listed(text: str, end: int, first: str) -> Iterator[tuple[str, int, int]]:
    """More of the same after the first: "1234-5678 and 8765-4321"."""
    shape = re.sub(r"[a-z]", "a", re.sub(r"\d", "0", re.sub(r"[A-Z]", "A", first)))
    more = re.compile(r"[ \t]*(?:[,;/&\n]|and\b|und\b|et\b|y\b)[ \t\n]*(?:(?:and|\d\d?[.)]|[-*•])[ \t]+)*(?P<v>[^\s,;\"'“”]+(?: \d{3,8}(?!\w))?)")
    while match := more.match(text, end):
        said = match["v"]
        similar = abs(len(said) - len(first)) < 3 or len(said) == len(shape)
        if not similar or not (odd(said) or "-" in said and len(said) > 8):
            return
        yield "told", match.start("v"), match.end("v")
        end = match.end("v")


def _to(gap: str) -> bool:
    """Whether "to" tells what a lock belongs to, with the number after: "to my bike lock is 1"."""
    return re.search(rf"(?:\s{_BEING}|[:=])\s+\W*$", gap, re.IGNORECASE) is not None


def _enough(noun: re.Match[str], said: str, gap: str) -> bool:
    """Whether a value is one that such a noun has."""
    bare, weight = said.strip(".,;:!?)(\"'"), odd(said)
    digits = sum(c.isdigit() for c in bare)
    if noun["any"]:
        return weight != 1 or (digits >= 4 and not _year(bare, gap)) or digits >= 6
    if noun["number"]:
        letters = sum(c.isalpha() for c in bare)
        if digits == 2 and letters >= 4 and len(bare) >= 7:
            return True
        return digits >= 3 and not (_year(bare, gap) or _YEAR.fullmatch(bare) and len(gap) > 3)
    if re.search(r"(?:chiave|clé|llave|chave|schlüssel|sleutel|klucz|ключ|nyckel\w*|nøgle\w*|klíč|kulcs)$", noun[0].casefold()):
        return weight > 1 and len(bare) >= 8 and digits >= 2
    if noun["env"]:
        return weight > 2 and len(bare) >= 12
    if re.search(r"(?:key|token|secret|seed|recovery|pat)s?$", noun[0].casefold()):
        if re.match(r"(?:wi-?fi|wlan|wep|wpa2?|network|host|wps|security|recovery|backup|netzwerk|stream) ", noun[0], re.IGNORECASE):
            return weight > 1 and len(bare) >= 8 or digits >= 6
        if re.search(r"[:=]|\bis\b", gap) and weight > 2 and len(bare) >= 8 and digits >= 2 and re.search(r"secrets?$", noun[0]):
            return True
        return weight > 1 and len(bare) >= 10 and (digits >= 2 or len(bare) >= 16)
    if weight == 1:
        return not _year(bare, gap) and not re.search(r"\b(?:number|nummer|número|numero|numéro)\s+$", gap)
    if re.search(r"[:=]|\bis\b", gap) and re.fullmatch(r"[A-Z0-9]{5,}", bare) and digits:
        return True
    return weight > 1 and (digits >= 2 or len(bare) >= 8) and not re.fullmatch(r"[A-Z]{2,4}\d{1,3}", bare)


def _year(bare: str, gap: str) -> bool:
    """Whether a number is likelier a year: nothing but a preposition before it."""
    return _YEAR.fullmatch(bare) is not None and re.search(r"\b(?:of|from|in|de|du|von|van|del|из|z)\s+$", gap) is not None


def _counted(text: str, end: int) -> bool:
    """Whether a number counts something: "12 characters"."""
    return _UNITS.match(text, end) is not None


def _reach(text: str, begin: int, end: int) -> int:
    """Where a value ends: the groups after it belong to it."""
    groups = _GROUPS.match(text, end)
    return groups.end() if groups and text[begin:end].strip() else end


def _beside(noun: re.Match[str], text: str) -> Iterator[tuple[str, int, int]]:
    """What is told before a noun: "4821 is the code", "I use hunter2 as my password"."""
    start = max(0, noun.start() - 90)
    before = text[start : noun.start()]
    match = _BEFORE.search(before) or _BRACKET.search(before)
    if match is None:
        return
    weight = odd(match["v"])
    if weight and _enough(noun, match["v"], "") and (weight > 1 or noun["number"] is None):
        begin = start + match.start("v")
        groups = re.search(r"(?:[\dA-Z]{2,6}[ -])+$", text[max(0, begin - 24) : begin])
        yield "told", begin - (len(groups[0]) if groups else 0), start + match.end("v")
