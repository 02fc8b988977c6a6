"""Keys and tokens of programs and services, by their form alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# Service → what its secrets look like. As the services document them, or as their secrets are seen.
FORMS = {
    "private key": r"-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|PGP PRIVATE KEY BLOCK)[A-Z ]*-----"
    r"(?:[\s\S]{0,8000}?-----END [A-Z0-9 ]*-----)?",
    "PuTTY key": r"PuTTY-User-Key-File-\d: ",
    "age key": r"\bAGE-SECRET-KEY-1[0-9A-Z]{20,}",
    "wallet key": r"(?<!\w)[xyz]prv[1-9A-HJ-NP-Za-km-z]{50,}",
    "address": r"(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}://[^\s/:@'\"]{0,64}:(?P<v>[^\s/@'\"]{2,128})@[^\s'\"]+",
    "OpenAI": r"\bsk-(?:[A-Za-z]+-)*[A-Za-z0-9_-]{16,}",
    "GitHub": r"\bgh[pousr]_[A-Za-z0-9]{16,}|\bgithub_pat_\w{20,}",
    "GitLab": r"\bgl(?:pat|ptt|dt|rt|soat|ft|cbt|agent)-[\w-]{16,}",
    "AWS": r"\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{12,}\b",
    "Slack": r"\bxox[abeoprs]-[\w-]{10,}|\bxapp-\d-[\w-]{10,}"
    r"|https://hooks\.slack\.com/(?:services|workflows)/\S{16,}",
    "Google": r"\bAIza[\w-]{30,}|\bya29\.[\w-]{16,}|\bGOCSPX-[\w-]{20,}|\b1//0[\w-]{20,}",
    "JWT": r"\beyJ[\w-]{8,}\.[\w-]{8,}\.?[\w-]*",
    "Hugging Face": r"\b(?:hf|api_org)_[A-Za-z0-9]{16,}",
    "npm": r"\bnpm_[A-Za-z0-9]{20,}|//[\w.-]+/:_auth(?:Token)?=\S{8,}",
    "PyPI": r"\bpypi-[\w-]{20,}",
    "RubyGems": r"\brubygems_[0-9a-f]{20,}",
    "crates.io": r"\bcio[A-Za-z0-9]{32}\b",
    "NuGet": r"\boy2[a-z0-9]{43}\b",
    "Docker": r"\bdckr_(?:pat|oat)_[\w-]{16,}",
    "Terraform": r"\b[\w]{14}\.atlasv1\.[\w-]{40,}",
    "Vault": r"\bhv[sbr]\.[\w-]{20,}|(?<![\w.])s\.[A-Za-z0-9]{24}(?!\w)",
    "SendGrid": r"\bSG\.[\w-]{16,}",
    "Mailgun": r"\bkey-[0-9a-f]{32}\b",
    "Mailchimp": r"\b[0-9a-f]{32}-us\d{1,2}\b",
    "Brevo": r"\bxkeysib-[0-9a-f]{32,}[\w-]*",
    "Postman": r"\bPMAK-[0-9a-f]{20,}[\w-]*",
    "Stripe": r"\b(?:[rs]k_(?:live|test)_|whsec_)\w{10,}",
    "Square": r"\bsq0(?:atp|csp|idp)-[\w-]{20,}|\bEAAA[\w-]{40,}",
    "PayPal": r"\baccess_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}",
    "Shopify": r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{16,}",
    "Twilio": r"\bSK[0-9a-f]{32}\b",
    "Twilio, after the account": r"\bAC[0-9a-f]{32}[\"']?\s{0,2}[,:/|;&]?\s{0,2}[\"']?(?P<v>[0-9a-f]{32})\b",
    "AWS, after the id": r"\b(?:AKIA|ASIA)[0-9A-Z]{12,}[\"']?\s{0,2}[,:/|;&]?\s{0,2}[\"']?(?P<v>[A-Za-z0-9/+]{40})(?![\w/+])",
    "Telegram": r"(?<!\d)\d{8,10}:AA[\w-]{32,35}\b",
    "Discord": r"\b[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,}"
    r"|https://(?:\w+\.)?discord(?:app)?\.com/api/webhooks/\d+/[\w-]{20,}",
    "DigitalOcean": r"\bdo[opr]_v1_[0-9a-f]{32,}",
    "Heroku": r"\bHRKU-[\w-]{20,}",
    "Fly": r"\bFlyV1 \S{20,}|\bfo1_[\w-]{20,}",
    "Vercel": r"\bvc[pkia]_[A-Za-z0-9]{20,}",
    "Netlify": r"\bnfp_[A-Za-z0-9]{20,}",
    "Supabase": r"\bsb[ps]_[A-Za-z0-9]{20,}|\bsb_secret_[\w-]{20,}",
    "Databricks": r"\bdapi[0-9a-f]{32}\b",
    "New Relic": r"\bNRAK-[A-Z0-9]{20,}",
    "Grafana": r"\bgl(?:c|sa)_[\w+/=-]{20,}",
    "Sentry": r"\bsntry[us]_[\w+/=-]{20,}",
    "Linear": r"\blin_(?:api|oauth)_[A-Za-z0-9]{20,}",
    "Notion": r"\b(?:secret_[A-Za-z0-9]{40,}|ntn_[A-Za-z0-9]{30,})",
    "Figma": r"\bfig[do]_[\w-]{20,}",
    "Airtable": r"\bpat[A-Za-z0-9]{14}\.[0-9a-f]{60,}",
    "Atlassian": r"\bATATT3[\w=-]{30,}|\bATBB[\w=-]{20,}",
    "Asana": r"(?<![\w/])[12]/\d{15,17}(?::|/\d+:)[0-9a-f]{32}\b",
    "Dropbox": r"\bsl\.[\w-]{60,}",
    "Facebook": r"\bEAA[A-Z][A-Za-z0-9]{60,}",
    "Twitter": r"\bAAAAAAAAA[\w%]{60,}",
    "Azure": r"\b(?:AccountKey|SharedAccessKey)=[\w+/]{30,}={0,2}|\b[\w~.-]{3}8Q~[\w~.-]{31,34}"
    r"|[?&]sig=[\w%+/-]{20,}",
    "Cloudflare": r"\bv1\.0-[0-9a-f]{24}-[0-9a-f]{60,}",
    "Replicate": r"\br8_[A-Za-z0-9]{30,}",
    "Groq": r"\bgsk_[A-Za-z0-9]{30,}",
    "xAI": r"\bxai-[A-Za-z0-9]{30,}",
    "Perplexity": r"\bpplx-[A-Za-z0-9]{30,}",
    "Doppler": r"\bdp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{20,}",
    "1Password": r"\bops_eyJ[\w-]{40,}|\bA3-[A-Z0-9]{6}(?:-[A-Z0-9]{5,6}){5}\b",
    "PlanetScale": r"\bpscale_(?:tkn|oauth|pw)_[\w.=-]{20,}",
    # services of which one form each is published
    "HubSpot": r"\bpat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f-]{27}",
    "Plaid": r"\b(?:access|public|link)-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f-]{27}",
    "Dynatrace": r"\bdt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}",
    "Firebase": r"\bAAAA[\w-]{7}:[\w-]{100,}|\b[\w-]{11,22}:APA91b[\w-]{40,}",
    "Tailscale": r"\btskey-[a-z]+-[\w-]{16,}",
    "Razorpay": r"\brzp_(?:live|test)_\w{10,}",
    "Tavily": r"\btvly-[\w-]{16,}",
    "LangSmith": r"\bls(?:v2_)?(?:__|_?pt_|_?sk_)[0-9a-f]{20,}\w*",
    "Pinecone": r"\bpcsk_\w{16,}",
    "Fireworks": r"\bfw_[A-Za-z0-9]{16,}",
    "Together": r"\btgp_v1_[\w-]{30,}",
    "Resend": r"\bre_[A-Za-z0-9]{6,}_[A-Za-z0-9]{16,}",
    "CircleCI": r"\bCCIP(?:AT|RJ)_\w{20,}",
    "Buildkite": r"\bbk(?:ua|ct|pt|rt|aj)_[0-9a-zA-Z]{20,}",
    "Pulumi": r"\bpul-[0-9a-f]{30,}",
    "SonarQube": r"\bsq[pua]_[0-9a-f]{30,}",
    "JFrog": r"\bAKCp[A-Za-z0-9]{50,}|\bcmVmdGtu[A-Za-z0-9+/=]{30,}",
    "Contentful": r"\bCFPAT-[\w-]{30,}",
    "Mapbox": r"\bsk\.eyJ[\w-]{20,}\.[\w-]{16,}",
    "Intercom": r"\bdG9rOj?[A-Za-z0-9+/=]{30,}",
    "Klaviyo": r"\bpk_[0-9a-f]{30,}",
    "Adyen": r"\bAQE[A-Za-z0-9+/=]{40,}[\w+/=.^~<>-]*",
    "Bitbucket": r"\bATCTT3[\w=-]{30,}",
    "Matrix": r"\bsyt_[\w-]+_[\w-]{12,}_\w{4,}",
    "Nostr": r"\bnsec1[02-9ac-hj-np-z]{50,}|\bnsec1[a-z0-9]{50,}",
    "Stellar": r"(?<!\w)S[A-Z2-7]{55}(?!\w)",
    "Monero": r"\b(?:secret|private) (?:spend|view) key:?\s*(?P<v>[0-9a-f]{64})",
    "Ethereum": r"(?:private|secret|priv|wallet)[\w ]{0,14}key\W{0,4}(?:is |= ?)?(?P<v>(?:0x)?[0-9a-f]{64})\b",
    "ngrok": r"\b[12][A-Za-z0-9]{26}_[A-Za-z0-9]{18,}",
    "Sendinblue": r"\bxsmtpsib-[0-9a-f]{32,}[\w-]*",
    "Flutterwave": r"\bFLWSEC\w*-[0-9a-zA-Z-]{12,}",
    "Paystack": r"\b[sp]k_(?:live|test)_[0-9a-f]{20,}",
    "Typeform": r"\btfp_[\w.=-]{30,}",
    "Prefect": r"\bpn[ub]_[A-Za-z0-9]{30,}",
    "ReadMe": r"\brdme_[a-z0-9]{40,}",
    "Shippo": r"\bshippo_(?:live|test)_[0-9a-f]{30,}",
    "EasyPost": r"\bEZ[AT]K[A-Za-z0-9]{40,}",
    "Duffel": r"\bduffel_(?:live|test)_[\w=-]{30,}",
    "Frame.io": r"\bfio-u-[\w=-]{40,}",
    "Lob": r"\b(?:live|test)_(?:pub_)?[0-9a-f]{30,}",
    "Sourcegraph": r"\bsgp_(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}",
    "Infracost": r"\bico-[A-Za-z0-9]{30,}",
    "Okta": r"\bSSWS [\w-]{20,}",
    "Alibaba": r"\bLTAI[A-Za-z0-9]{12,}",
    "Tencent": r"\bAKID[A-Za-z0-9]{13,}",
    "Yandex": r"\b(?:AQVN[\w-]{35,}|t1\.[\w-]+=*\.[\w-]{60,}|y0_[\w-]{40,})",
    "Clojars": r"\bCLOJARS_[a-z0-9]{40,}",
    "Langfuse": r"\bsk-lf-[0-9a-f-]{30,}",
    "Weights & Biases": r"\bwandb(?:_v\d)?_\w{20,}",
    "Cohere": r"\bco_[A-Za-z0-9]{30,}",
    "NVIDIA": r"\bnvapi-[\w-]{40,}",
    "Deno": r"\bdd[pow]_[A-Za-z0-9]{30,}",
    "Neon": r"\bnapi_[a-z0-9]{40,}",
    "Turso, Clerk": r"\b[sp]k_(?:live|test)_[A-Za-z0-9]{20,}",
    "Inngest": r"\bsignkey-\w+-[0-9a-f]{30,}",
    "Bitwarden": r"\b0\.[0-9a-f]{8}-[0-9a-f-]{27}\.\w{20,}:\S+",
    "authenticator": r"\botpauth://\S+",
    "header": r"\b(?:bearer|basic) (?P<v>[\w.~+/-]{16,}=*)",
    "link with a token": r"[?&#](?:access_token|auth|api_?key|token|secret|password|passwd|pwd"
    r"|signature|session(?:id)?)=(?P<v>[^\s&]{8,})",
    "setting": r"(?<![\w$])(?!(?:PRIMARY|FOREIGN|SORT|PARTITION|CACHE|PUBLIC|HOT)_?KEY|\w*_ID[=:](?!\S*\d))(?=[A-Z0-9_]{0,30}(?:PASS(?:WORD|WD|PHRASE)?|PWD|SECRET|TOKEN|KEY(?:_ID)?|CREDENTIALS?)[=:])"
    r"[A-Z][A-Z0-9_]{2,70}[=:][ \t]*[\"']?(?=[^\s\"']*(?:\d|[^\w\s\"'/.]))(?P<v>[^\s\"'$<{(]{6,})",
    "cookie": r"\b(?:set-)?cookie:\s*\S*=\S{12,}",
    "login entry": r"\bmachine \S+\s+login \S+\s+password (?P<v>\S+)",
    "command": r"\s(?:--password|--passwd|--token|--api-key)[= ](?![<$\[{(])\S{4,}"
    r"|\bcurl\b[^\n]{0,200}\s-u ?[^\s:]+:[^\s$]{3,}|\bsshpass -p ?\S{3,}|\bmysql\b[^\n]{0,80}\s-p[^\s$-]\S{3,}",
}
_CASED = frozenset(
    # Without regard to case these would be found in words.
    ("AWS", "Asana", "Discord", "Facebook", "Square", "crates.io", "NuGet", "Twilio", "wallet key",
     "1Password", "Atlassian", "Airtable", "Google", "Telegram", "Databricks", "setting", "Firebase",
     "Adyen", "JFrog", "Intercom", "Stellar", "Alibaba", "Tencent", "EasyPost", "ngrok", "Resend", "AWS, after the id", "Twilio, after the account")
)  # fmt: skip
_FORMS = [
    (kind, re.compile(form, 0 if kind in _CASED else re.IGNORECASE)) for kind, form in FORMS.items()
]
# In a program or an example a name stands where the secret would: "token=$TOKEN", "<your key>".
_EXAMPLE = re.compile(r"[=:@/]?(?:\[secret\]|<[\w -]+>|\$\{?\w+|x{6,}|\*{3,}|your[_-]|changeme)", re.IGNORECASE)
_RUN = re.compile(r"(?<![\w/.:@-])[A-Za-z0-9+/_=-]{20,200}(?![\w/.@-])")
_PART = 14  # signs without a dash or the like in a key
_WIF = re.compile(r"(?<!\w)[5KLc9][1-9A-HJ-NP-Za-km-z]{50,51}(?!\w)")


# Services that give keys without a form of their own; of those with git a digest is a commit.
_SERVICE = re.compile(
    r"(?<![\w@])(?:(?P<git>github|gitlab|bitbucket|gitea|codeberg|npm|docker(?: ?hub)?|pypi|cargo)|datadog|new ?relic|cloudflare|twilio|airtable|asana|mapbox|okta|auth0|azure(?: ?openai)?"
    r"|netlify|vercel|dropbox|figma|(?:hashicorp )?vault|doppler|stripe|square|paypal|shopify|sendgrid|mailgun|mailchimp|postmark|brevo|slack|discord|telegram|heroku|render|railway|fly\.io"
    r"|supabase|firebase|aws|s3|amazon|gcp|google(?: ?cloud| ?maps)?|openai|anthropic|claude|mistral|cohere|groq|replicate|hugging ?face|deepl|elevenlabs|pinecone|algolia|sentry|rollbar|bugsnag"
    r"|pagerduty|opsgenie|grafana|splunk|elastic(?:search)?|kibana|logz|papertrail|honeycomb|dynatrace|circle ?ci|travis(?: ci)?|jenkins|buildkite|jira|confluence|atlassian|notion|linear|trello|zendesk"
    r"|intercom|hubspot|salesforce|segment|mixpanel|amplitude|braintree|adyen|plaid|wise|coinbase|binance|kraken|infura|alchemy|etherscan|metamask|hardhat|privkey|openweather(?:map)?|weatherapi|newsapi"
    r"|tmdb|spotify|last\.?fm|twitch|reddit|twitter|facebook|instagram|tiktok|youtube|strava|fitbit|todoist|zapier|ifttt|pushover|pushbullet|tailscale|wireguard|nordvpn|digital ?ocean|linode|vultr|hetzner"
    r"|ovh|backblaze|b2|wasabi|cloudinary|imgur|snyk|sonar(?:qube|cloud)?|artifactory|jfrog|nexus|kubernetes|k8s|grafana|rapidapi|home ?assistant|plex|jellyfin|nextcloud|bitwarden|1password|lastpass)(?![\w@])", re.IGNORECASE,
)
_OPAQUE = re.compile(r"(?<![\w/.+@-])(?:0x)?(?P<v>[0-9a-f]{32,128}|[0-9A-F]{32,128}|[A-Za-z0-9_~.-]{20,200}|[A-Za-z0-9+][A-Za-z0-9+/]{23,200}={0,2})(?![\w/@-])")
# A digest or an id of something, which a service shows as well.
_NOT_KEY = re.compile(
    r"\b(?:commits?|sha\d*|md5|hash|digest|checksum|revision|rev|trace|span|request|req|ids?|uuid|etag|image|layer|container|build|deploy(?:ment)?|release|version|branch|tag|tx|transaction|block|fingerprint|event|issue|zone|user|sid|page|place|track|album|playlist|doc(?:ument)?|file|arn|role|channel|board|video|pod|group|bucket|named?|app)\b[\"']?(?:\W{1,4}|\s+(?:is|was|at)\s+)[\"'`(]?$|/$",
    re.IGNORECASE,
)
_NEAR = 60

# Talk has neither long runs nor these signs: then nothing else is looked for.
_MAY = re.compile(r"\S{14}|://|=\S{6}|--|-[pu] ?\S|\bmachine\b|Key-File", re.IGNORECASE)


def found(text: str, rest: str) -> Iterator[tuple[str, int, int]]:
    """(kind, begin, end) of every key and token; `rest` is the text without digests."""
    if not _MAY.search(text):
        return
    yield from _of_services(text)
    for kind, form in _FORMS:
        for match in form.finditer(text):
            if not _EXAMPLE.search(match[0]):
                part = "v" if "v" in form.groupindex else 0
                yield kind, match.start(part), match.end(part)
    for match in _WIF.finditer(rest):
        yield "wallet key", match.start(), match.end()
    for match in _RUN.finditer(rest):
        if random(match[0]):
            yield "key", match.start(), match.end()


def _of_services(text: str) -> Iterator[tuple[str, int, int]]:
    """Values that no language speaks near the name of a service that gives such ones."""
    if not (names := list(_SERVICE.finditer(text))):
        return
    for match in _OPAQUE.finditer(text):
        value = match["v"]
        hexes = re.fullmatch(r"[0-9a-f]+|[0-9A-F]+", value) is not None
        if not (hexes or random(value) or _mixed(value)) or _NOT_KEY.search(text[max(0, match.start("v") - 40) : match.start("v")]):
            continue
        near = (name for name in names if (-len(name[0]) <= match.start("v") - name.end() <= _NEAR or 0 <= name.start() - match.end("v") <= _NEAR))
        if any(not (hexes and name["git"]) for name in near):
            yield "key", match.start("v"), match.end("v")


def _mixed(value: str) -> bool:
    """Whether a run has capitals, small letters and digits in a mix."""
    turns = sum(a.isupper() != b.isupper() for a, b in pairwise(value))
    digits, capitals, small = (sum(map(sort, value)) for sort in (str.isdigit, str.isupper, str.islower))
    much = len(value) >= 32 and digits >= 2 and capitals >= 5 and small >= 5
    return much or digits > 0 and turns > len(value) / 4


def random(run: str) -> bool:
    """Whether a long run of characters looks like a key: letters and digits in a mix.

    Names of machines and versions are mixes, too, but of short parts: "aarch64-apple-darwin21".
    """
    run = max(re.split(r"[-_/+=]+", run), key=len)
    if len(run) < _PART:
        return False
    letters = sum(c.isalpha() for c in run)
    digits = sum(c.isdigit() for c in run)
    changes = sum(a.isdigit() != b.isdigit() for a, b in pairwise(run))
    cases = any(c.islower() for c in run) and any(c.isupper() for c in run)
    turns = sum(a.isupper() != b.isupper() for a, b in pairwise(run))
    if len(run) >= 24 and 0.3 < sum(map(str.isupper, run)) / len(run) < 0.8 and turns > len(run) / 4:
        return True  # names of programs have fewer capitals
    return letters >= 6 and digits >= 3 and changes >= 5 and (cases or len(set(run)) >= 10)
