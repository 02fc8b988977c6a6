"""Secrets that are told in other languages than English: a word for one, and what it is.

German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Turkish, Swedish, and the
shortest forms of Japanese and Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.accept.secrets.english import NO_VALUE

# What may be anything: a password.
_WORDS = (
    # German
    r"(?:pass|kenn|losungs|zugangs|zugriffs)w[oö]rt(?:e?r)?|passphrase|zugangsdaten|(?:api|sicherheits|"
    r"wiederherstellungs|entschlüsselungs|lizenz|netzwerk|wlan|privater?)[- ]?schlüssel|(?:wlan|wi-?fi)[- ]?(?:passwort|code)"
    # French
    r"|mots? de passe|phrase (?:secrète|de récupération)|clés? (?:api|privée|secrète|de récupération|wi-?fi)"
    # Spanish
    r"|contraseñas?|clave(?: (?:secreta|de acceso|privada|api|del? wi-?fi))?|frase (?:semilla|de recuperación)"
    # Italian
    r"|parola d'ordine|parola chiave|chiave (?:privata|api|segreta|di recupero)|password(?=(?:[ \t]+(?:del?|della?|do|da|du|für|vom|zum)\b[^.:=\n]{1,40}?)?[ \t]+(?:è|era|é|est|ist|lautet|war|c'est)(?!\w))"
    # Portuguese
    r"|senhas?|palavra-passe|chave (?:privada|api|secreta|pix|de recuperação)"
    # Dutch
    r"|wachtwoord(?:en|zin)?|toegangssleutel|herstelsleutel"
    # Polish
    r"|has(?:ło|ła|łem)|klucz (?:prywatny|api|odzyskiwania)"
    # Russian
    r"|пароль|паролем|секретный ключ|приватный ключ|ключ api|сид-?фраза|кодовое слово"
    # Turkish
    r"|(?:wi-?fi |kart |hesap )?şifre(?:m|miz|si)?|parola(?:m|mız|sı)?|özel anahtar(?:ım)?"
    # Swedish
    r"|lösenord(?:et)?|återställningsnyckel(?:n)?"
)
# Of these only a number is a secret.
_NUMBERED = (
    r"code(?=[ \t]+(?:fürs?|zum|zur|vom)\b)|pin(?:[- ]?(?:nummer|code|kod|kodu|number))?(?:en|m|im|in)?|geheimzahl|tan|(?:zugangs|tür|haustür|safe|tresor|sicherheits|bestätigungs|"
    r"verifizierungs|entsperr|freischalt|alarm|sms)[- ]?code|kontonummer|(?:kredit)?kartennummer|kreditkarte|prüfziffer|"
    r"(?:personal)?ausweis(?:nummer|nr)|(?:reise)?passnummer|sozialversicherungsnummer|rentenversicherungsnummer|"
    r"steuer(?:nummer|-?id(?:entifikationsnummer)?)|krankenversicherungsnummer|versichertennummer|fahrgestellnummer|führerscheinnummer"
    r"|code (?:pin|secret|confidentiel|d'accès|d'entrée|de (?:la )?(?:porte|sécurité|vérification|confirmation|carte|validation|déverrouillage)"
    r"|de l'alarme|du (?:coffre|portail))|digicode|numéros? (?:de (?:carte|compte|sécurité sociale|passeport|permis)|de carte d'identité|fiscal)"
    r"|código (?:pin|secreto|de (?:la )?(?:seguridad|verificación|acceso|puerta|alarma|tarjeta|confirmación)|postal secreto)"
    r"|número (?:de (?:la )?(?:tarjeta|cuenta|pasaporte|seguridad social|licencia)|secreto)|dni|nie|curp"
    r"|codice (?:pin|segreto|fiscale|di (?:sicurezza|accesso|verifica|conferma)|della (?:porta|cassaforte)|dell'allarme)"
    r"|numero (?:di|della|del) (?:carta(?: di credito)?|conto|passaporto|patente|tessera sanitaria)"
    r"|código (?:de (?:segurança|verificação|acesso|confirmação)|da (?:porta|cancela)|do (?:cofre|alarme|cartão))"
    r"|número (?:do|da|de) (?:cartão|conta|passaporte|carta de condução|identidade)|cpf|nif|niss|rg"
    r"|(?:toegangs|deur|beveiligings|verificatie|alarm|kluis|herstel)code|(?:rekening|kaart|paspoort|rijbewijs)nummer|bsn|burgerservicenummer"
    r"|kod (?:pin|dostępu|do (?:drzwi|domofonu|sejfu|alarmu|bramy)|weryfikacyjny|sms|zabezpieczający)|numer (?:karty|konta|paszportu|dowodu(?: osobistego)?|prawa jazdy)|pesel"
    r"|пин(?:-?код)?|код (?:доступа|от (?:двери|домофона|сейфа|подъезда)|подтверждения|безопасности|из смс)|номер (?:карты|счета|счёта|паспорта|полиса)|снилс|инн"
    r"|(?:kapı|doğrulama|güvenlik|onay|alarm|kasa) kodu(?:m|muz)?|(?:kart|hesap|kimlik|pasaport|tc kimlik|ehliyet) (?:numara|no)(?:m|sı|mız)?"
    r"|(?:port|dörr|säkerhets|larm|verifierings)kod(?:en)?|personnummer|kontonummer|kortnummer|passnummer"
)
_IS = (
    r"(?:ist|lautet|heißt|heisst|war|sind|est|c'est|était|sera|es|son|era|è|é|sono|is|luidt|was|to|jest|brzmi|"
    r"это|такой|şu|şudur|är|var|heter|lyder)"
)
# Whose it is, between the word and the verb: "für den Router", "de mon compte", "do banku".
_OF = r"(?:[ \t]+(?:fürs?|von|vom|zum|zur|bei|beim|am|im|meiner?|de|du|des|del?|della?|dello|pour|para|per|do|da|no|van|voor|od|dla|к|от|для|на|till|för|på)\b[^.:=\n,;!?]{1,40}?)?"
_TOLD = re.compile(
    rf"(?<!\w)(?:(?P<any>{_WORDS})|(?P<number>{_NUMBERED}))"
    rf"(?:{_OF}[ \t]+(?P<is>{_IS})(?!\w)(?:[ \t]+(?:jetzt|nun|maintenant|ahora|adesso|agora|nu|teraz|теперь|şimdi))?[ \t]*[:=]?[ \t]*"
    rf"|{_OF}(?:[ \t]+\w{{2,12}})?[ \t]*(?P<sign>[:=—–-]|->|→)[ \t]*|(?P<gap>[ \t]+))"
    r"[\"'„“«]?(?P<v>[^\s,;\"'“”»!?]{3,}(?:[ \t][^\s,;\"'“”»!?]+){0,7})",
    re.IGNORECASE,
)
_NEAR_EAST = re.compile(
    r"(?:パスワード|暗証番号|暗号キー|密码|口令|密碼|비밀번호)[はが是为為는은이가]?(?:\s*[:：=])?\s*[「“\"]?(?P<v>[!-~]{4,})"
)
# After "is" these say how it is, not what: "mein Passwort ist zu schwach".
HOW = re.compile(
    r"(?:siehe|steht|unter|see|zie|voir|vedi|zu|nicht|sehr|so|immer|noch|schon|weg|falsch|abgelaufen|vergessen|schwach|(?:un)?sicher\w*|stark|geheim|lang|kurz"
    r"|kompliziert|einfach|gesperrt|in|auf|bei|mit|das|ein\w*|der|die|leicht|schwer|wichtig|gespeichert|geändert|weiter\w*"
    r"|trop|très|pas|oublié\w*|perdu\w*|faible|fort\w*|incorrect\w*|expiré\w*|dans|sur|bloqué\w*|le|la|un\w*|plus|toujours"
    r"|muy|demasiado|no|débil|segur[oa]|fuerte|incorrect[oa]|olvidad[oa]|caducad[oa]|en|el|para|difícil|fácil|larg[oa]"
    r"|troppo|molto|non|debole|scadut[oa]|sbagliat[oa]|dimenticat[oa]|sicur[oa]|bloccat[oa]|nel\w*|il|semplice"
    r"|muito|fraca|forte|errad[oa]|expirad[oa]|não|esquecid[oa]|num?a?|difícil|longa|importante"
    r"|te|niet|erg|zwak|sterk|verlopen|verkeerd|vergeten|het|een|moeilijk|opgeslagen|veilig"
    r"|za|słabe|złe|nie|bardzo|wygasło|zapomniane|w|silne|trudne|ważne|zapisane"
    r"|слишком|не|неверн\w*|забы\w*|ист[её]к|слаб\w*|в|очень|надёжн\w*|сложн\w*|прост\w*"
    r"|çok|değil|yanlış|zayıf|unut\w*|güçlü|süresi|för|inte|mycket|svag\w*|fel|glömt|stark\w*|säker\w*|how|what|too|not|very)\b",
    re.IGNORECASE,
)
# "Das Wort Passwort ist deutsch" speaks of the word.
_NAMED = re.compile(r"\b(?:wort|begriff|mot|palabra|parola|palavra|woord|słowo|слово|ord(?:et)?)[ \t]+[\"'„“«]?$", re.I)
_MIXED = re.compile(r"(?=\S*\d)(?=\S*[^\W\d])\S{4,}|\S*\w[!@#$%^&*+]\S*|\d{3,}\S*")


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, begin, end) of what is told."""
    for match in _TOLD.finditer(text):
        end = _end(match)
        if end:
            yield "told", match.start("v"), end
    for match in _NEAR_EAST.finditer(text):
        yield "told", match.start("v"), match.end("v")


def _end(match: re.Match[str]) -> int:
    """Where the secret ends; 0 where what follows the word is none."""
    said = match["v"]
    first = said.split()[0].rstrip(".")
    begin = match.start("v")
    if NO_VALUE.match(first) or first.startswith("{") or HOW.fullmatch(first):
        return 0
    if match["any"] and _NAMED.search(match.string, 0, match.start()):
        return 0
    if match["number"]:
        if _MIXED.fullmatch(first) and sum(letter.isdigit() for letter in first) >= 3:
            return begin + len(first)
        run = re.match(r"(?:[A-Z]{0,3}[ -]?)?\d[\dA-Z./ -]*", said, re.IGNORECASE)
        if run is None or sum(letter.isdigit() for letter in run[0]) < 3:
            return 0
        return begin + len(run[0].rstrip(" .-/"))
    if _MIXED.fullmatch(first):
        return begin + len(first)
    if match["any"].lower() == "clave":  # also the key to something
        return 0
    if match["gap"]:
        return 0
    if match["is"] and len(said.split()) > 1 and not _phrase(said):
        return 0
    return begin + len(said.rstrip(" ."))


def _phrase(said: str) -> bool:
    """Whether several words are a passphrase: three and more, none of them how it is."""
    words = said.rstrip(".").split()
    return len(words) >= 3 and not any(HOW.fullmatch(word) for word in words)
