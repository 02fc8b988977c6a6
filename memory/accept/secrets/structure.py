"""Secrets that stand where programs put them: fields of settings, headers, cookies, commands.

The name of the field says that it is one, whatever its language of markup; what stands there for
an example, or is taken from elsewhere, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A name of a field that holds a secret, in any case: db_password, clientSecret, X-API-Key.
_NAME = (
    r"(?:[\w.-]{0,40}?(?:pass(?:word|wd|_?phrase|code)?|passwort|pwd|psk|secret|token|credentials?|api[_-]?key|apikey|auth[_-]?key|access[_-]?key"
    r"|private[_-]?key|privatekey|secret[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|license[_-]?key|webhook[_-]?url|preshared[_-]?key"
    r"|shared[_-]?key|authtoken|contraseña|senha|kennwort|mdp)(?:[_-]?(?:id|hash|value|base|prod|dev|live|key|hex|b64|\d))?|_auth|auth|pin|otp|cvv|cvc|seed|mnemonic|_pw|pw)"
)
_STRING = r"(?P<q>[\"'`])(?P<v>(?:(?!(?P=q))[^\n\\]|\\.){3,400})(?P=q)"
_FIELDS = (
    # "password": "…", 'password' => '…', password = "…", define('DB_PASSWORD', '…')
    re.compile(rf"(?<![\w.])(?P<n>{_NAME})[\"'`\]]{{0,2}}\s{{0,3}}(?::=|=>|[:=,])\s{{0,3}}(?:[bruf]|new \w+\()?{_STRING}", re.IGNORECASE),
    # "pin": 4821
    re.compile(rf"[\"'](?P<n>{_NAME})[\"']\s*:\s*(?P<v>\d{{3,}})", re.IGNORECASE),
    # <password>…</password>, <string name="api_key">…, <add key="ApiKey" value="…"/>, <Password Value="…"/>
    re.compile(rf"<(?P<n>{_NAME})(?:\s[^<>]{{0,80}})?>(?P<v>[^<>\s]{{3,400}})</", re.IGNORECASE),
    re.compile(rf"\b(?:name|key|id)=[\"'](?P<n>{_NAME})[\"'][^<>\n]{{0,40}}?(?:\bvalue=[\"'](?P<v>[^\"']{{3,400}})|>(?P<w>[^<>\s]{{3,400}})<)", re.IGNORECASE),
    re.compile(rf"<(?P<n>{_NAME})\s[^<>]{{0,80}}?\bvalue=[\"'](?P<v>[^\"']{{3,400}})", re.IGNORECASE),
    # a line of settings: db_password: …, PrivateKey = …, Password=…;
    re.compile(rf"(?:^|(?<=[;{{\n?&])|(?<=export )|(?<=set ))[ \t>-]{{0,12}}(?P<n>{_NAME})[ \t]{{0,6}}(?:=|:(?=[ \t]))[ \t]{{0,6}}(?P<v>[^\s;&\"'`,{{}}<>()]{{3,400}})(?=[;&]|[ \t]*(?:$|#|\w+=))", re.IGNORECASE | re.MULTILINE),
    re.compile(r"(?<![\w$])(?P<n>[A-Z][A-Z0-9_]{0,40}(?:PASS|PW|PWD|PASSWORD|SECRET|TOKEN|KEY|SALT|KEY_BASE|CREDENTIAL))=(?P<v>[^\s;&\"'`<>()]{5,400})(?=[;\s&]|$)"),
)  # fmt: skip
# What stands in the place of one, or is no value.
_NONE = re.compile(
    r"[\w.$]*[\w$]\(|\$(?:[A-Za-z_]+$|\{|\()|%\w+%|\{\{|<|(?:process|os|env|config|settings|self|request|req|secrets|getenv|vault|file|ref|op|var|local|data|module)[.:(/]|changeme\w*$|(?:your|my|the|some|enter|insert|change|example|sample|dummy|placeholder|todo|xxx|test)[_ -]?\w*(?:[_-]\w+)*$"
    r"|(?:str(?:ing)?|text|char|varchar|bool(?:ean)?|int(?:eger)?|number|float|bytes|any|none|null|nil|undefined|true|false|optional|secretstr|required|hidden|redacted|siehe|see|voir|(?:new|old|confirm|current|my|the)_?(?:password|token|pass|pwd|key|secret)|password|passwd|pwd|token|secret|key|pass|user|username|name|email|id|disabled|enabled|default|basic|bearer|oauth2?|plain|raise|return|if|else|not|and|or)\b(?![-_!@#$%&*\d])"
    r"|x{3,}|\*{2,}|\.{2,}|#{2,}|\[|-$|[A-Z]+(?:_[A-Z]+)+$|[a-z_]*(?:password|passwd|token|secret|_key|Token|Key)$|[a-z]+(?:-(?:name|field|name-field|key|id))+$|id_?\w*$|[a-z]+(?:-[a-z]+)*-(?:credentials?|secrets?|tokens?|keys?|tls|passwords?)$|\d{1,6}$(?<!\d{5}\d)|\\|//",
    re.IGNORECASE,
)
# Names that only sound so: how long, how many, which.
_NO_NAME = re.compile(
    r"(?:max|min|num|n|count|total|primary|foreign|sort|partition|cache|public|debug|hot|shift|event|key|tokens?)[_-]|.*(?:[_-](?:field|length|limit|count|expiry|name|type|url|path|file|timeout|id)|tokens|public[_-]?key\w*)$|compass|bypass|author\w*$|spin|oauth$", re.IGNORECASE
)
_HEADER = re.compile(
    r"(?<![\w-])(?:(?:proxy-)?authorization:[ \t]*(?:[A-Za-z][\w-]*[ \t]+(?:token=)?\"?)?|(?:x-)?[a-z-]*?(?:key|token|auth|secret|team|signature|credential|session)(?:-\w+)?:[ \t]+)\"?(?P<v>[\w+/=.~|:-]{16,})", re.IGNORECASE
)
_FORMS = (
    ("crypt", r"\$(?:apr1|1|2[abxy]?|5|6|7|y|gy|sha1|md5|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]*|bcrypt[\w-]*|yescrypt|P|H|S)\$[\w./+=,$-]{12,}|\{(?:S?SHA\d{0,3}|S?MD5|CRYPT)\}[\w+/=$.]{16,}"),
    ("private key", r"-----BEGIN [\w ]*(?:PRIVATE|SECRET|STATIC)[\w ]*KEY[\w ]*-----[\s\S]{0,8000}?(?:-----END [\w ]*-----|\Z)"),
    ("pgpass", r"(?<![\w.:/-])(?=[\w.*-]*[a-z*])[\w.*-]+:(?:\d{4,5}|\*):[\w*-]+:(?=[\w.*@-]*[a-z])[\w.*@-]+:(?P<v>(?!\d+(?::|$))[^\s\"']{3,})"),
    ("cookie", r"(?m)^#?[\w.-]+[\t ]+(?:TRUE|FALSE)[\t ]+/\S*[\t ]+(?:TRUE|FALSE)[\t ]+\d+[\t ]+\S+[\t ]+(?P<v>\S{6,})"),
    ("cookie", r"[\"']name[\"']\s*:\s*[\"'][\w.-]*(?:sid|sess\w*|auth\w*|token|jwt|csrf\w*|remember\w*)[\"']\s*,\s*[\"']value[\"']\s*:\s*[\"'](?P<v>[^\"'\s]{8,})|[\"'][\w.-]*(?:sess(?:id|ion\w*)|[sj]sid|sid|connect\.sid)[\"']\s*:\s*[\"'](?P<w>[^\"'\s]{12,})|\b\w*sess(?:ion)?_?id\b[^\n]{0,40}?(?:\bis|[:=])\s*[\"']?(?P<x>(?=\w*\d)\w{16,})"),
    ("account", r"[\"'](?:sort[_-]?code|account[_-]?(?:number|no)|routing[_-]?number|card[_-]?number|ssn|passport[_-]?(?:number|no))[\"']\s*:\s*[\"']?(?P<v>[A-Z\d][\d -]{4,24}\d)"),
    ("setting", r"\bname:\s*[\"']?\w*(?:KEY|TOKEN|SECRET|PASS(?:WORD|WD)?|PWD|PAT)[\"']?\s*\n\s*value:\s*[\"']?(?P<v>[^\s\"'$<{]{6,})"),
    ("licence", r"(?<![\d-])\d{4}(?:-\d{4}){4,7}(?![\d-])"),
    ("cookie", r"(?<![\w.])[\w.-]{0,24}(?:sess(?:ion)?|sid|auth|token|jwt|csrf|remember)[\w.-]{0,12}=(?P<v>(?!\$)[\w%.:+/=-]{16,})"),
    ("signed link", r"[?&#](?:x-(?:amz|goog)-(?:signature|credential|security-token)|signature|sig|sign|token|key|api[_-]?key|secret|pwd|pass\w*|auth\w*|jwt|session\w*|hmac|ticket|otp|sso|magic|invite|reset\w*|confirm\w*|verif\w*|app_?id|access_token|id_token|refresh_token|client_secret)=(?P<v>(?!\$|<)(?=[^\s&#]*\d)[^\s&#\"'<>]{5,})|[?&#](?:code|state|k|t|s|h)=(?P<w>(?=[^\s&#]*\d)[\w.~%+/=-]{24,})"),
    ("webhook", r"https?://[^\s/]*(?:hooks?|webhook)[\w.-]*/\S{12,}|https?://[^\s/]+/\S{0,40}?(?:webhooks?\w*|hooks?)/\S{12,}"),
    ("Wi-Fi", r"\bWIFI:[^\n]*?\bP:(?P<v>(?:\\.|[^;\n]){3,})"),
    ("recovery key", r"(?<![\d-])\d{6}(?:-\d{6}){7}(?![\d-])|(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])[A-Z0-9]{4,8}(?:-[A-Z0-9]{4,8}){3,7}(?![\w-])(?<!\d{4}-\d{4}-\d{4}-\d{4})"),
    ("address", r"://(?P<v>(?=[^\s/@]*\d)[A-Za-z0-9_-]{20,})@[\w.-]+"),
    ("command", r"\bhttp(?:ie)?\b[^\n|]{0,80}?[ \t](?:-a|--auth)[ =][\"']?[\w.@-]+:(?P<v>[^\s\"']{3,})|\bhtpasswd[ \t]+-\w*b\w*[ \t]+\S+[ \t]+\S+[ \t]+(?P<w>\S{3,})"),
    ("protocol", r"(?m)^[>C: \t]{0,4}PASS[ \t]+(?P<v>(?=\S*\d)\S{5,})[ \t]*$"),
    ("netrc", r"\b(?:machine\s+\S+|default)\s+login\s+\S+\s+(?:account\s+\S+\s+)?password\s+(?P<v>\S+)"),
    ("command", r"\b(?:sshpass|7z\w?|7za|unzip|zip|rar|unrar|mysql\w*|mariadb\w*|docker login|podman login|redis-cli|openssl|htpasswd|ldapsearch|smbclient|mosquitto_\w+|mongo(?:sh)?|rclone|wget|curl|az login|cryptsetup|winscp|psexec|sqlcmd|isql|vncviewer|expect|ansible\w*|kinit|keytool|jarsigner|gpg)\b[^\n|]{0,160}?[ \t](?:(?-i:-P)[ =]?|(?-i:-p)(?=[^ ])|-(?:a|w|storepass|keypass)[ =]|-k[ ](?!https?:)|--?(?:pass|password|passphrase|passwd|pwd|pw|token|api-key|secret|requirepass|pass-file-content)[ =])[\"']?(?P<v>(?![\"'$<-]|prompt\b|\d{2,5}(?::\d+)?(?:[ \n]|$)|\d+:\d+)[^\s\"']{4,})"),
    ("command", r"\b(?:docker|podman|sshpass|az|smbclient|psexec|htpasswd|oc|cf|helm)\b[^\n|]{0,120}?[ \t](?-i:-p)[ =][\"']?(?P<v>(?![\"'$<-]|\d{2,5}(?::\d+))[^\s\"']{4,})"),
    ("command", r"\bnmcli\b[^\n]{0,80}?\bpassword[ \t]+(?P<v>\S+)|\becho[ \t]+[\"']?(?P<w>[^\s\"']+)[\"']?[ \t]*\|[ \t]*(?:sudo\b[^\n]*-S|[^\n]*--password-stdin|passwd|openssl|cryptsetup)|\bnet use\b[^\n]*?[ \t]\\\\\S+[ \t]+(?P<x>[^\s/*]\S+)(?=[ \t])"),
    ("command", r"(?:--?(?:pass(?:word|wd|phrase)?|token|api-?key|secret(?:-key)?|auth-?token|access-key))[= ][\"']?(?P<v>(?![\"'$<\[{(-]|stdin)[^\s\"'`]{6,})|\badd-authtoken[ \t]+(?P<w>\S{12,})"),
    ("call", r"\b(?:login|set_?password|auth(?:enticate)?|log_?in|sign_?in|setPassword|set_token|connect|configure|Client|Bot|api)\([\"'](?P<v>(?=[^\"'\n]*(?:\d|[^\w\s\"'/.]))[^\"'\s]{6,})[\"']\)|\bauth\s*=\s*\([\"'][^\"'\n]*[\"'],\s*[\"'](?P<w>[^\"'\n]{3,})|ConvertTo-SecureString\s+(?:-String\s+)?[\"'](?P<x>[^\"'\n]{3,})|\b(?:HTTPBasicAuth|basic_auth|BasicAuth)\([\"'][^\"'\n]*[\"'],\s*[\"'](?P<y>[^\"'\n]{3,})"),
)  # fmt: skip
_STRUCTURES = [(kind, re.compile(form, re.IGNORECASE if kind != "recovery key" else 0)) for kind, form in _FORMS]
_MAY = re.compile(r"[=:$<\\|(-]|\d{6}-")


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, begin, end) of every secret in its place."""
    if not _MAY.search(text):
        return
    for form in _FIELDS:
        for match in form.finditer(text):
            group = "w" if "w" in form.groupindex and match["w"] else "v"
            if match[group] and not _NO_NAME.match(match["n"]) and not _placeholder(match[group]):
                yield "setting", match.start(group), match.end(group)
    for match in _HEADER.finditer(text):
        if any(c.isdigit() for c in match["v"]) and not _placeholder(match["v"]):
            yield "header", match.start("v"), match.end("v")
    for kind, form in _STRUCTURES:
        for match in form.finditer(text):
            part = next((g for g in ("v", "w", "x", "y") if g in form.groupindex and match[g]), None)
            if part is None or not _placeholder(match[part]):
                yield kind, match.start(part or 0), match.end(part or 0)


def _placeholder(value: str) -> bool:
    return _NONE.match(value) is not None
